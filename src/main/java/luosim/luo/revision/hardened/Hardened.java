package luosim.luo.revision.hardened;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import luosim.luo.Handover;
import luosim.luo.KernelServices;
import luosim.luo.Luo;
import luosim.luo.revision.Revision;
import luosim.luo.revision.rfcv2.Change;
import luosim.luo.revision.rfcv2.RfcV2;

/** The hardened orchestrator: that of RFC v2 with all changes. */
public final class Hardened {
  private static final Set<Change> ALL = Collections.unmodifiableSet(EnumSet.allOf(Change.class));

  private Hardened() {}

  /** One kernel's. */
  public static Luo create(KernelServices services, Handover handover) {
    return new RfcV2(services, handover, ALL);
  }

  /** Makes kernels' that lack one change. */
  public static Revision.OfState.Factory without(Change change) {
    Set<Change> others = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(change)));
    return (services, handover) -> new RfcV2(services, handover, others);
  }
}
