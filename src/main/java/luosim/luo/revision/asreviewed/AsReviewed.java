package luosim.luo.revision.asreviewed;

import luosim.luo.Handover;
import luosim.luo.KernelServices;
import luosim.luo.Luo;
import luosim.luo.onelist.Manner;
import luosim.luo.onelist.OneList;

/** The orchestrator of RFC v2 as its review left it; the documents say what each decision means here. */
public final class AsReviewed {
  private AsReviewed() {}

  /** The orchestrator of a kernel that has just been loaded. */
  public static Luo create(KernelServices services, Handover handover) {
    return new OneList(Manner.AS_REVIEWED, services, handover);
  }
}
