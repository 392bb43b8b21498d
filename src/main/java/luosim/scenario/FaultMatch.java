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
 */
public record FaultMatch(Optional<String> handler, Optional<String> subsystem, OptionalInt zone,
    OptionalInt rack, OptionalInt host, Optional<String> hostClass, OptionalInt attempt,
    OptionalInt occurrence, Optional<Side> kernel) {
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

  /** A match of every occasion. */
  public static FaultMatch all() {
    return new FaultMatch(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(),
        OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
  }

  /** The name of a host, {@code z1-r2-h7}, from three indexes that count from 1. */
  public static String hostName(int zone, int rack, int host) {
    return "z" + zone + "-r" + rack + "-h" + host;
  }
}
