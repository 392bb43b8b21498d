package luosim.fault;

import java.util.List;
import java.util.Optional;
import luosim.chance.Distribution;
import luosim.host.Fate;
import luosim.spec.Ask;
import luosim.spec.RangeForm;
import luosim.spec.TreeForm;

/** What a fault does where it fires. */
public sealed interface FaultEffect {

  FaultKind kind();

  /** Says what befalls a step; a length that is drawn is its mean, and whoever draws says so afterwards. */
  void befall(Fate fate);

  /**
   * The step fails.
   *
   * @param errno a Linux error number, 1 to 4095
   */
  record Failure(int errno) implements FaultEffect {
    private static final int ERRNO_MAX = 4095;

    /** Refuses what is no error number. */
    public Failure {
      if (errno < 1 || errno > ERRNO_MAX) {
        throw new IllegalArgumentException(
            "fault effect: an errno must be 1 to " + ERRNO_MAX + ", found " + errno);
      }
    }

    @Override public FaultKind kind() {
      return FaultKind.ERROR;
    }

    @Override public void befall(Fate fate) {
      fate.error(errno);
    }
  }

  /**
   * The step takes longer.
   *
   * @param lengthNs how much longer, ns
   */
  record Delay(Distribution lengthNs) implements FaultEffect {
    /** Refuses lengths below 0. */
    public Delay {
      if (lengthNs.lower() < 0) {
        throw new IllegalArgumentException("fault effect: a delay must be at least 0 ns, found " + lengthNs);
      }
    }

    @Override public FaultKind kind() {
      return FaultKind.DELAY;
    }

    @Override public void befall(Fate fate) {
      fate.delay(StrictMath.round(lengthNs.mean()));
    }
  }

  /**
   * The step does not return for some time.
   *
   * @param lengthNs that time, ns, at least 1; {@link Fate#FOREVER} for ever
   */
  record Hang(long lengthNs) implements FaultEffect {
    /** Refuses a hang that is none. */
    public Hang {
      if (lengthNs < 1) {
        throw new IllegalArgumentException("fault effect: a hang must be at least 1 ns, found " + lengthNs);
      }
    }

    @Override public FaultKind kind() {
      return FaultKind.HANG;
    }

    @Override public void befall(Fate fate) {
      fate.hang(lengthNs);
    }
  }

  /** Whoever stands at the point dies. */
  record Crash() implements FaultEffect {
    @Override public FaultKind kind() {
      return FaultKind.CRASH;
    }

    @Override public void befall(Fate fate) {
      fate.crash(0);
    }
  }

  /**
   * Other processes make requests while the step goes on.
   *
   * @param asks what is asked, one after the other, each once the one before has returned or waits for a lock
   */
  record Requests(List<Ask> asks) implements FaultEffect {
    /** The most requests of one effect. */
    public static final int ASKS_MAX = 16;

    /** Refuses a list that is empty or too long. */
    public Requests {
      asks = List.copyOf(asks);
      if (asks.isEmpty() || asks.size() > ASKS_MAX) {
        throw new IllegalArgumentException(
            "fault effect: requests must be 1 to " + ASKS_MAX + ", found " + asks.size());
      }
    }

    @Override public FaultKind kind() {
      return FaultKind.REQUESTS;
    }

    @Override public void befall(Fate fate) {
      fate.requests(asks);
    }
  }

  /**
   * What the new kernel received is malformed.
   *
   * @param form in which way
   */
  record Tree(Optional<TreeForm> form) implements FaultEffect {
    /** Malformed in this way. */
    public Tree(TreeForm form) {
      this(Optional.of(form));
    }

    @Override public FaultKind kind() {
      return FaultKind.TREE;
    }

    @Override public void befall(Fate fate) {
      fate.malformed(form);
    }
  }

  /**
   * Whoever asks names another range than the rules allow.
   *
   * @param form in which way
   */
  record Ranges(RangeForm form) implements FaultEffect {
    @Override public FaultKind kind() {
      return FaultKind.RANGE;
    }

    @Override public void befall(Fate fate) {
      fate.misuse(form);
    }
  }
}
