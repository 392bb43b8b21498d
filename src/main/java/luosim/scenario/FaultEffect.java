package luosim.scenario;

import java.util.List;
import luosim.spec.Ask;
import luosim.spec.DistributionSpec;
import luosim.spec.Errno;
import luosim.spec.RangeForm;
import luosim.spec.TreeForm;

/** What a fault does where it strikes. */
public sealed interface FaultEffect {
  /** The call returns this error. */
  record ReturnError(Errno errno) implements FaultEffect {}

  /** The call takes this much longer, nanoseconds. */
  record Delay(DistributionSpec law) implements FaultEffect {}

  /** The call does not return before this many nanoseconds; {@link #FOREVER} for never. */
  record Hang(long ns) implements FaultEffect {
    /** A hang without end. */
    public static final long FOREVER = Long.MAX_VALUE;
  }

  /** Whoever stands at the point dies: the host's kernel, the agent, the VM or the device. */
  record Crash() implements FaultEffect {}

  /** Other processes ask these of the orchestrator while the step goes on, one after the other. */
  record Requests(List<Ask> asks) implements FaultEffect {
    /** The most requests of one effect. */
    public static final int ASKS_MAX = 16;

    /** Takes a copy. */
    public Requests {
      asks = List.copyOf(asks);
    }
  }

  /** What the new kernel receives is malformed in this way. */
  record Malformed(TreeForm form) implements FaultEffect {}

  /** A participant asks the handover for another range than the rules allow. */
  record Ranges(RangeForm form) implements FaultEffect {}
}
