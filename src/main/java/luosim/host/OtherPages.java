package luosim.host;

/**
 * A user of the handover that no orchestrator tells of anything: it preserves its pages when a kernel boots,
 * and relies on their being preserved from then on.
 */
final class OtherPages {
  private OtherPages() {}

  /** What it does at each boot. A page that is refused goes without. */
  static void boots(Kernel kernel) {
    PfnList pages = kernel.ports.pages().others();
    int result = 0;
    for (int place = 0; kernel.kho().enabled() && result == 0 && place < pages.size(); place++) {
      result = kernel.kho().preserveFolio(pages.get(place), pages.order(place));
    }
  }
}
