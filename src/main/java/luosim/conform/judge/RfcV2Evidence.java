package luosim.conform.judge;

import java.util.EnumSet;
import java.util.Set;
import luosim.invariant.Evidence;

/** Which evidence a record of RFC v2 has: what it says behind every request, and what follows from it. */
final class RfcV2Evidence {
  private final Set<Evidence> absent = EnumSet.noneOf(Evidence.class);
  private boolean any;

  /** Notes whether one request has evidence; what one lacks, the record lacks. */
  void see(Evidence evidence, boolean there) {
    any = true;
    if (!there) {
      absent.add(evidence);
    }
  }

  /** The evidence of a record. */
  Set<Evidence> of(RfcV2Record record) {
    Set<Evidence> has = EnumSet.of(
        Evidence.FINALIZED, Evidence.PRESERVED, Evidence.TREES, Evidence.PARTICIPANTS, Evidence.INCOMING);
    if (any) {
      has.removeAll(absent);
    }
    add(has, Evidence.NAMES, record.options().debugfs().equals(java.util.Optional.of(false)));
    add(has, Evidence.OPTIONS,
        record.options().kho().isPresent() && record.options().liveUpdate().isPresent());
    int last = record.requests().stream().flatMap(request -> request.situation().stream())
        .mapToInt(RfcV2Record.Situation::kernel).max().orElse(1);
    boolean books = record.end().books();
    add(has, Evidence.REFERENCES, books && (last == 1 || !record.end().references().isEmpty()));
    add(has, Evidence.INCOMING_HELD, books && !finishedBefore(record, last));
    add(has, Evidence.RECEIVED_FORM,
        record.requests().stream().anyMatch(request -> !request.malforms().isEmpty()));
    return has;
  }

  private static void add(Set<Evidence> to, Evidence evidence, boolean there) {
    if (there) {
      to.add(evidence);
    }
  }

  /** Whether a kernel before the last one finished an update: of what it held nothing is told. */
  private static boolean finishedBefore(RfcV2Record record, int last) {
    return record.requests().stream().anyMatch(request -> request.word().equals("finish")
        && request.situation().filter(after -> after.kernel() < last).isPresent());
  }
}
