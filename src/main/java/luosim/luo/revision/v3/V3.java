package luosim.luo.revision.v3;

import luosim.luo.Handover;
import luosim.luo.KernelServices;
import luosim.luo.Luo;
import luosim.luo.onelist.Manner;
import luosim.luo.onelist.OneList;

/** The orchestrator of LUO v3 as posted, with its defects; spec luo-v3-files-as-subsystem lists them. */
public final class V3 {
  private V3() {}

  /** The orchestrator of a kernel that has just been loaded. */
  public static Luo create(KernelServices services, Handover handover) {
    return new OneList(Manner.V3, services, handover);
  }
}
