package luosim.scenario;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which occasions at a fault point count; an absent part matches all. Indexes count from 1.
 *
 * @param handler memfd, vfio or iommufd
 * @param subsystem a subsystem's name
 * @param zone index of the zone
 * @param rack index of the rack within its zone
 * @param host index of the host within its rack; zone and rack are then present too
 * @param hostClass name of the host class
 * @param attempt number of the update attempt of that host
 * @param occurrence number of the matching occasion within the attempt
 * @param kernel which kernel runs
 * @param during the request that is being served, its own rollback included
 */
public record FaultMatch(Optional<String> handler, Optional<String> subsystem, OptionalInt zone,
    OptionalInt rack, OptionalInt host, Optional<String> hostClass, OptionalInt attempt,
    OptionalInt occurrence, Optional<Side> kernel, Optional<Request> during) {
  /** Which of the two kernels of an update. */
  public enum Side implements Word {
    /** The kernel that hands over. */
    OLD("old"),
    /** The kernel that receives. */
    NEW("new");

    private final String word;

    Side(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }
  }

  /** A request of user space to the orchestrator. */
  public enum Request implements Word {
    /** Handing a file over. */
    PRESERVE("preserve"),
    /** Taking a file back before PREPARE. */
    UNPRESERVE("unpreserve"),
    /** PREPARE. */
    PREPARE("prepare"),
    /** FREEZE by its own request. */
    FREEZE("freeze"),
    /** CANCEL. */
    CANCEL("cancel"),
    /** reboot(KEXEC), with the freeze that it does. */
    REBOOT("reboot"),
    /** Asking for a file in the new kernel. */
    RETRIEVE("retrieve"),
    /** FINISH. */
    FINISH("finish");

    private final String word;

    Request(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }
  }

  /** A match of every occasion. */
  public static FaultMatch all() {
    return new FaultMatch(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(),
        OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
        Optional.empty());
  }

  /** The name of a host, {@code z1-r2-h7}, from three indexes that count from 1. */
  public static String hostName(int zone, int rack, int host) {
    return "z" + zone + "-r" + rack + "-h" + host;
  }
}
