package luosim.explore;

import luosim.luo.Family;
import luosim.luo.revision.Revision;
import luosim.luo.revision.Revisions;

/**
 * How far an exploration looks.
 *
 * @param protocol id of the revision
 * @param faults the most faults and requests of others in one run, at least 0
 * @param files the most files of a host, at least 0
 * @param subsystems the most subsystems of a host, at least 0; revisions with sessions have none
 * @param attempts update attempts of a host, unless it is lost or stuck before; at least 1
 */
public record Bounds(String protocol, int faults, int files, int subsystems, int attempts) {
  /** The most of anything: beyond it no exploration ends. */
  public static final int MOST = 9;

  /** Refuses what no exploration can do. */
  public Bounds {
    check("faults", faults, 0);
    check("files", files, 0);
    check("subsystems", subsystems, 0);
    check("attempts", attempts, 1);
  }

  private static void check(String what, int value, int least) {
    if (value < least || value > MOST) {
      throw new IllegalArgumentException(
          "explore: " + what + " must be " + least + " to " + MOST + ", found " + value);
    }
  }

  /** How a revision keeps its state; one that nobody knows has one state for the machine. */
  static Family family(String protocol) {
    return Revisions.find(protocol).map(Revision::family).orElse(Family.STATE);
  }

  /** The bounds in one phrase, in the words of the revision's family. */
  public String text() {
    String parts = switch (family(protocol)) {
      case STATE -> "0 to " + count(files, "file") + ", 0 to " + count(subsystems, "subsystem");
      case SESSIONS -> "0 to " + count(files, "file") + " in a session"
          + (files < 1 ? ", no FLB" : ", 0 to " + count(TinyHost.FLBS, "FLB"));
    };
    return "at most " + count(faults, "fault") + ", " + parts + ", " + count(attempts, "attempt");
  }

  static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
