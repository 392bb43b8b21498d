package luosim.luo.revision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import luosim.luo.revision.asreviewed.AsReviewed;
import luosim.luo.revision.mainline.Mainline;
import luosim.luo.revision.hardened.Hardened;
import luosim.luo.revision.rfcv2.Change;
import luosim.luo.revision.rfcv2.RfcV2;
import luosim.luo.revision.v3.V3;

/** The revisions there are, in print order. */
public final class Revisions {
  private static final List<Revision.OfState> STATE = List.of(
      new Revision.OfState("rfc-v2", "posted May 2025, never merged", false, RfcV2::new),
      new Revision.OfState("as-reviewed", "RFC v2 as its review left it", true, AsReviewed::create),
      new Revision.OfState("v3", "posted August 2025, never merged", true, V3::create),
      new Revision.OfState("hardened", "ours: RFC v2 with one named change for each defect", false,
          Hardened::create));

  /** Hardened without one of its changes, to see what that one is for; not printed among the others. */
  private static final List<Revision.OfState> LACKING = Stream.of(Change.values())
      .map(change -> new Revision.OfState("hardened-without-" + change.word(),
          "hardened, but not: " + change.sentence(), false, Hardened.without(change)))
      .toList();

  private static final List<Revision.OfSessions> SESSIONS = List.of(
      new Revision.OfSessions("mainline", "Linux 7.3", Mainline::asReleased),
      new Revision.OfSessions("mainline-fixed", "Linux 7.3, known defects mended", Mainline::fixed));

  private Revisions() {}

  public static List<Revision> all() {
    return Stream.<Revision> concat(STATE.stream(), SESSIONS.stream()).toList();
  }

  /** The revisions with one global state. */
  public static List<Revision.OfState> ofState() {
    return STATE;
  }

  /** The revisions with sessions. */
  public static List<Revision.OfSessions> ofSessions() {
    return SESSIONS;
  }

  /** Whether files are a subsystem in a revision, which then drives Kexec HandOver itself. */
  public static boolean filesAreSubsystem(String id) {
    return findOfState(id).map(Revision.OfState::filesAreSubsystem).orElse(false);
  }

  /** Whether each file has a state of its own in a revision and can be driven alone, by the one opener. */
  public static boolean drivesFilesAlone(String id) {
    return id.equals("v3");
  }

  /** The revision of that id; {@code hardened-without-} and the word of a change is one too. */
  public static Optional<Revision> find(String id) {
    return Stream.concat(all().stream(), LACKING.stream()).filter(revision -> revision.id().equals(id))
        .findFirst();
  }

  /** The revision with one global state of that id. */
  public static Optional<Revision.OfState> findOfState(String id) {
    return STATE.stream().filter(revision -> revision.id().equals(id)).findFirst();
  }

  /** The revision with sessions of that id. */
  public static Optional<Revision.OfSessions> findOfSessions(String id) {
    return SESSIONS.stream().filter(revision -> revision.id().equals(id)).findFirst();
  }
}
