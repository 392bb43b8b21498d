package luosim.host;

import java.util.Optional;
import luosim.kho.FolioRuns;
import luosim.kho.Kho;
import luosim.kho.PieceSet;
import luosim.spec.RangeForm;

/**
 * The calls by which a callback preserves memory and gives it back: by the rules, or beyond them where it is
 * made to name a wrong range.
 *
 * <p>A wrong range that the handover takes is told as a corruption. What is preserved beyond the rules is
 * given back at once; what is given back otherwise than it was preserved stays preserved.
 *
 * <p>What stays because the handover was made to refuse it, or because another range was named, is nobody's
 * fault, whoever gets the memory next: these pieces are known until they are preserved or given back by the
 * rules.
 */
final class Ranges {
  private static final int PAGE_SHIFT = 12;
  private static final long PAGE_BYTES = 1L << PAGE_SHIFT;
  private static final long WITHIN_PAGE = 512;

  private final KernelPorts ports;
  private final PieceSet madeToKeep = new PieceSet();
  private Optional<RangeForm> misuse = Optional.empty();

  Ranges(KernelPorts ports) {
    this.ports = ports;
  }

  /** Nothing is kept, as in a kernel that boots. */
  void clear() {
    madeToKeep.clear();
  }

  void copyFrom(Ranges other) {
    madeToKeep.copyFrom(other.madeToKeep);
  }

  /** Whether a piece is preserved for no other reason than that somebody was made to keep it so. */
  boolean madeToKeep(long pfn, int order) {
    return madeToKeep.contains(pfn, order);
  }

  /** A number over the pieces that somebody was made to keep; 0 for none. */
  long digest() {
    return madeToKeep.digest();
  }

  /** The call under way names a wrong range. */
  void misuse(Optional<RangeForm> how) {
    misuse = how;
  }

  private Kho kho() {
    return ports.kernel().kho();
  }

  int preserveFolio(long pfn, int order) {
    int result = ports.refused(Site.KHO_PRESERVE) ? -ports.errno : kho().preserveFolio(pfn, order);
    if (result == 0) {
      madeToKeep.remove(pfn, order);
    }
    beside(pfn);
    ports.tally.preserved(1L << order, 1, result);
    return result;
  }

  int preserveRuns(FolioRuns runs) {
    int result = ports.refused(Site.KHO_PRESERVE) ? -ports.errno : runs.preserve(kho());
    if (result == 0) {
      madeToKeep.remove(runs);
    }
    beside(runs.firstUnit(0) << runs.order());
    ports.tally.preserved(runs.totalUnits() << runs.order(), runs.totalUnits(), result);
    return result;
  }

  /** A range that is asked for beside the participant's own, if it is made to. */
  private void beside(long pfn) {
    if (misuse.isPresent()) {
      RangeForm form = misuse.get();
      misuse = Optional.empty();
      long phys = form == RangeForm.SCRATCH
          ? ports.pages().scratchPhys() : (pfn << PAGE_SHIFT) + WITHIN_PAGE;
      if (!ports.kernel().refusesInexactRanges() && kho().preservePhys(phys, PAGE_BYTES) == 0) {
        kho().unpreservePhys(phys, PAGE_BYTES);
        taken();
      }
    }
  }

  private void taken() {
    ports.kernel().corrupted(Corruption.INEXACT_RANGE, ports.participant);
  }

  int unpreserveFolio(long pfn, int order) {
    boolean refused = ports.refused(Site.KHO_UNPRESERVE);
    int result = refused ? -ports.errno
        : names(RangeForm.OTHER) ? other(pfn, order) : kho().unpreserveFolio(pfn, order);
    if (refused || names(RangeForm.OTHER)) {
      madeToKeep.add(pfn, order);
    } else if (result == 0) {
      madeToKeep.remove(pfn, order);
    }
    if (names(RangeForm.TWICE) && result == 0 && again(kho().unpreserveFolio(pfn, order))) {
      taken();
    }
    misuse = Optional.empty();
    ports.tally.unpreserved(1L << order, 1, result);
    return result;
  }

  int unpreserveRuns(FolioRuns runs) {
    boolean refused = ports.refused(Site.KHO_UNPRESERVE);
    int result = refused ? -ports.errno
        : names(RangeForm.OTHER) ? other(runs.firstUnit(0) << runs.order(), runs.order())
            : runs.unpreserve(kho());
    if (refused || names(RangeForm.OTHER)) {
      madeToKeep.add(runs);
    } else if (result == 0) {
      madeToKeep.remove(runs);
    }
    if (names(RangeForm.TWICE) && result == 0 && again(runs.unpreserve(kho()))) {
      taken();
    }
    misuse = Optional.empty();
    ports.tally.unpreserved(runs.totalUnits() << runs.order(), runs.totalUnits(), result);
    return result;
  }

  private boolean names(RangeForm form) {
    return misuse.isPresent() && misuse.get() == form;
  }

  /** Gives back the range of the next larger order that the one meant lies in. */
  private int other(long pfn, int order) {
    if (ports.kernel().refusesInexactRanges()) {
      return -luosim.luo.Errno.EINVAL;
    }
    int result = kho().unpreserveFolio(pfn >>> order + 1 << order + 1, order + 1);
    if (result == 0) {
      taken();
    }
    return result;
  }

  private boolean again(int result) {
    return result == 0 && !ports.kernel().refusesInexactRanges();
  }
}
