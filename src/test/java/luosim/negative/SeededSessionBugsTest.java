package luosim.negative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import luosim.invariant.CancelCounts;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;
import luosim.luo.Errno;
import org.junit.jupiter.api.Test;

/**
 * An orchestrator with sessions that does one thing wrong must never pass, one that does everything right
 * must never be accused, and what means nothing there must not be said to hold.
 */
final class SeededSessionBugsTest {
  private static final List<String> MEANINGLESS = List.of("I7", "I8", "I17", "I18", "I31");

  private static List<String> violated(SessionBug bug, Consumer<IdealSessions> story) {
    return judged(bug, story).violations().stream()
        .map(found -> found.invariant().id() + "/" + found.row())
        .toList();
  }

  private static JudgeTally judged(SessionBug bug, Consumer<IdealSessions> story) {
    Judge judge = new Judge();
    var host = new IdealSessions(bug, judge);
    judge.begin(0, 0, host);
    story.accept(host);
    var tally = new JudgeTally("mainline");
    judge.commit(tally);
    return tally;
  }

  /** Three files in the first session, one in the second. */
  private static int[] preserved(IdealSessions host) {
    int first = host.create();
    int second = host.create();
    host.preserve(first, 0, 1, 0);
    host.preserve(first, 1, 2, 0);
    host.preserve(second, 2, 1, 0);
    host.preserve(first, 4, 3, 0);
    return new int[] {first, second};
  }

  private static void closed(IdealSessions host) {
    int[] sessions = preserved(host);
    host.close(sessions[0]);
    host.close(sessions[1]);
  }

  private static void freezeFails(IdealSessions host) {
    preserved(host);
    host.reboot(2);
  }

  private static void freezeFailsAndCloses(IdealSessions host) {
    int[] sessions = preserved(host);
    host.reboot(2);
    host.close(sessions[1]);
    host.close(sessions[0]);
  }

  private static void preserveFails(IdealSessions host) {
    int session = host.create();
    host.preserve(session, 0, 1, 0);
    host.preserve(session, 1, 2, -Errno.ENOMEM);
  }

  private static void refusedCreate(IdealSessions host) {
    host.create();
    host.createTwice();
  }

  private static void updated(IdealSessions host) {
    int[] sessions = preserved(host);
    host.reboot(-1);
    host.jump();
    host.openDevice();
    host.retrieve(sessions[0] + 100, 1, 0);
    host.retrieve(sessions[0] + 100, 1, 0);
    host.retrieve(sessions[0] + 100, 2, -Errno.EIO);
    host.retrieve(sessions[0] + 100, 2, 0);
    host.finish(sessions[0] + 100);
    host.finish(sessions[1] + 100);
  }

  static void everything(IdealSessions host) {
    preserveFails(host);
    host.createTwice();
    host.unregisterHandler();
    host.dies();
    closed(host);
    int session = host.create();
    host.preserve(session, 3, 1, 0);
    host.preserve(session, 0, 2, 0);
    host.reboot(0);
    host.preserve(session, 0, 3, 0);
    host.preserve(session, 1, 1, 0);
    host.close(session);
    updated(host);
    closed(host);
    host.malformed = true;
    int unsure = host.create();
    host.close(unsure);
  }

  @Test void anIdealHostViolatesNothingAndEveryMeaningfulInvariantIsChecked() {
    var tally = judged(SessionBug.NONE, SeededSessionBugsTest::everything);
    assertThat(tally.violations()).isEmpty();
    for (Invariant invariant : Invariants.all()) {
      var id = invariant.id();
      assertThat(tally.inapplicable(invariant)).as(id).isEqualTo(MEANINGLESS.contains(id) ? 1 : 0);
      boolean checked = !MEANINGLESS.contains(id) && !id.equals("outcome");
      assertThat(tally.judged(invariant) > 0).as(id).isEqualTo(checked);
      assertThat(tally.unknown(invariant)).as(id).isZero();
    }
  }

  @Test void everyTimeTheLastSessionIsClosedIsACancelAndAJumpIsNone() {
    assertThat(judged(SessionBug.NONE, SeededSessionBugsTest::everything).cancels())
        .isEqualTo(new CancelCounts(5, 5, 5, 0, 0));
  }

  @Test void aHostWithOneStateLeavesNothingOut() {
    var tally = SeededBugs.judged(Bug.NONE, SeededBugs::everything);
    assertThat(Invariants.all()).allMatch(invariant -> tally.inapplicable(invariant) == 0);
  }

  @Test void eachBugBreaksWhatItShould() {
    Map<SessionBug, List<String>> found = new EnumMap<>(SessionBug.class);
    found.put(SessionBug.NONE, violated(SessionBug.NONE, SeededSessionBugsTest::everything));
    for (var bug : SessionBug.values()) {
      found.put(bug, violated(bug, story(bug)));
    }
    var text = new StringBuilder();
    found.forEach((bug, list) -> text.append((bug + ": " + String.join(" ", list)).strip()).append('\n'));
    assertThat(text.toString()).isEqualTo(EXPECTED);
  }

  private static final String EXPECTED = """
      NONE:
      FORGETS_AN_UNPRESERVE: I1/NONE I9/NONE I12/NONE I21/NONE I29/NONE
      FORGETS_THE_FLB: I1/NONE
      UNPRESERVES_THE_REFUSED: I2/M2
      FORGETS_THE_FAILED_FREEZE: I3/M7 I29/M7
      UNPRESERVES_FORWARD: I4/NONE
      UNPRESERVES_SHUFFLED: I4/NONE I4w/NONE
      UNFREEZES_FORWARD: I4/M7
      UNPRESERVES_WITH_OLD_DATA: I5/NONE
      GIVES_DATA_TO_PRESERVE: I6/NONE
      KEEPS_FLB_DATA: I6/NONE
      LEAKS: I9/NONE I12/NONE
      KEEPS_A_BLOCK_OF_A_REFUSED_CREATE: I9/M6 I13/M6
      REFUSES_TO_TAKE_OUT: I10/NONE
      FREES_PRESERVED_MEMORY: I11/NONE
      PRESERVES_ONCE_ONLY: I12/NONE
      LOSES_MEMORY: I9/NONE I12/NONE
      RETURNS_ANOTHER_ERROR: I13/M2
      FAILS_AFTER_PRESERVE: I9/M3 I12/NONE I13/M3 I21/M3
      RETURNS_A_LIBRARY_CODE: I34/M6
      REFUSES_CLOSE: I1/NONE I14/NONE
      STAYS_HALF_FROZEN: I15/M7
      DOES_NOT_FREEZE_AGAIN: I16/NONE
      HANDS_OVER_OLD_DATA: I19/NONE
      HANDS_OVER_NO_FLB: I19/NONE
      HANDS_OVER_AN_EMPTY_BLOCK: I19/M6
      PRESERVES_TWICE: I20/NONE I29/NONE
      ACCEPTS_A_TOKEN_TWICE: I20/NONE
      KEEPS_THE_REFERENCE: I21/NONE
      RETRIEVES_TWICE: I22/NONE
      TELLS_RETRIEVED: I23/NONE
      FINISHES_TWICE: I24/NONE
      LOSES_THE_FLB_FINISH: I24/M13
      KEEPS_RECEIVED_ENTRIES: I24/NONE
      RETRIEVES_AFTER_FINISH: I22/NONE I25/NONE
      FINISHES_WITHOUT_THE_FILE: I26/NONE
      LETS_A_USED_HANDLER_GO: I27/NONE
      CREATES_WHILE_FROZEN: I28/NONE
      SAYS_FROZEN: I29/M7
      HANDS_OVER_THE_CLOSED: I30/NONE
      OPENS_ON_MALFORMED_DATA: I32/NONE
      PANICS_ON_ITS_OWN: I33/M17
      SHUTS_THE_DEVICE: I33/M16
      PRESERVES_SCRATCH: I35/NONE
      HANDS_OVER_A_WRONG_TREE: I36/NONE
      OUTLIVES_ITS_OWNER: I37/NONE
      WORKS_WHILE_SWITCHED_OFF: I38/NONE
      """;

  @Test void everyMeaningfulInvariantCatchesOne() {
    var caught = new TreeSet<String>();
    for (var bug : SessionBug.values()) {
      violated(bug, story(bug)).forEach(found -> caught.add(found.substring(0, found.indexOf('/'))));
    }
    for (Invariant invariant : Invariants.all()) {
      var id = invariant.id();
      assertThat(caught.contains(id)).as(id).isEqualTo(!MEANINGLESS.contains(id) && !id.equals("outcome"));
    }
  }

  private static Consumer<IdealSessions> story(SessionBug bug) {
    return switch (bug) {
      case NONE -> SeededSessionBugsTest::everything;
      case FORGETS_AN_UNPRESERVE, FORGETS_THE_FLB, UNPRESERVES_FORWARD, UNPRESERVES_SHUFFLED,
          GIVES_DATA_TO_PRESERVE, KEEPS_FLB_DATA, LEAKS, REFUSES_TO_TAKE_OUT, FREES_PRESERVED_MEMORY,
          PRESERVES_ONCE_ONLY, LOSES_MEMORY, FAILS_AFTER_PRESERVE, REFUSES_CLOSE, KEEPS_THE_REFERENCE,
          PRESERVES_SCRATCH, WORKS_WHILE_SWITCHED_OFF -> SeededSessionBugsTest::closed;
      case UNPRESERVES_THE_REFUSED, RETURNS_ANOTHER_ERROR -> SeededSessionBugsTest::preserveFails;
      case KEEPS_A_BLOCK_OF_A_REFUSED_CREATE, RETURNS_A_LIBRARY_CODE -> SeededSessionBugsTest::refusedCreate;
      case FORGETS_THE_FAILED_FREEZE, UNFREEZES_FORWARD, STAYS_HALF_FROZEN, SAYS_FROZEN ->
          host -> {
            preserved(host);
            host.preserve(host.create(), 5, 1, 0);
            host.reboot(5);
          };
      case UNPRESERVES_WITH_OLD_DATA -> SeededSessionBugsTest::freezeFailsAndCloses;
      case DOES_NOT_FREEZE_AGAIN -> host -> {
        preserved(host);
        host.reboot(-1);
        host.reboot(-1);
        host.jump();
      };
      case CREATES_WHILE_FROZEN -> host -> {
        preserved(host);
        host.reboot(-1);
        host.create();
      };
      case PRESERVES_TWICE -> host -> host.preserve(preserved(host)[1], 0, 9, 0);
      case ACCEPTS_A_TOKEN_TWICE -> host -> host.preserve(preserved(host)[1], 5, 1, 0);
      case HANDS_OVER_OLD_DATA, HANDS_OVER_NO_FLB, HANDS_OVER_AN_EMPTY_BLOCK, RETRIEVES_TWICE,
          TELLS_RETRIEVED, FINISHES_TWICE, LOSES_THE_FLB_FINISH, KEEPS_RECEIVED_ENTRIES,
          RETRIEVES_AFTER_FINISH, FINISHES_WITHOUT_THE_FILE, SHUTS_THE_DEVICE, HANDS_OVER_A_WRONG_TREE ->
          SeededSessionBugsTest::updated;
      case PANICS_ON_ITS_OWN -> host -> {
        preserved(host);
        host.reboot(-1);
        host.jump();
      };
      case LETS_A_USED_HANDLER_GO -> host -> {
        preserved(host);
        host.unregisterHandler();
      };
      case HANDS_OVER_THE_CLOSED -> host -> {
        int[] sessions = preserved(host);
        host.close(sessions[1]);
        host.reboot(-1);
        host.jump();
        host.finish(200);
      };
      case OPENS_ON_MALFORMED_DATA -> host -> {
        host.malformed = true;
        host.openDevice();
      };
      case OUTLIVES_ITS_OWNER -> host -> {
        preserved(host);
        host.dies();
      };
    };
  }
}
