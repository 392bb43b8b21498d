package luosim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import luosim.fault.FaultEffect;
import luosim.host.Fate;
import luosim.host.Site;
import luosim.invariant.JudgeTally;
import luosim.luo.Row;
import luosim.run.Bound;
import luosim.run.HostRerun;
import luosim.run.ReplayToken;
import luosim.run.Tokens;
import luosim.run.TraceText;
import luosim.spec.Ask;
import org.junit.jupiter.api.Test;

/**
 * Whatever befalls a tiny host with sessions must show the known defects of mainline, and on the revision
 * without them nothing but what the design of mainline implies: one unknown file shuts the device, and a
 * refused create keeps the block that it made until the next freeze or close.
 */
final class MainlineExplorationTest {
  private static final String NO_HANDLERS = "nextKernel: {handlers: []}";

  private static Exploration explore(Bounds bounds) {
    var found = Explorer.explore(
        bounds, new Explorer.ExplorePorts(2, () -> false, (done, total) -> {}, Explorer.Journal.NONE));
    assertThat(found.complete()).isTrue();
    return found;
  }

  private static String found(Exploration found) {
    return found.cells().stream().filter(cell -> cell.violated() > 0)
        .map(cell -> cell.id() + cell.rows() + (cell.defects().isEmpty() ? "" : cell.defects()))
        .collect(Collectors.joining(" "));
  }

  private static Cell cell(Exploration found, String invariant) {
    return found.cells().stream().filter(cell -> cell.id().equals(invariant)).findFirst().orElseThrow();
  }

  /** Its smallest case is this, in that row, and shows it to whoever replays its token or runs its file. */
  private static void assertCase(Cell cell, Row row, String text) {
    Example example = cell.example().orElseThrow();
    assertThat(example.row()).isEqualTo(row);
    assertThat(example.smallest().text()).isEqualTo(text);
    Tokens.Replayable again = Tokens.read(example.token());
    JudgeTally judged =
        HostRerun.run(again.bound(), 0, 0, again.token().orders(), TraceText.NOTHING).judged();
    assertThat(judged.first(cell.invariant(), row)).as(text).isPresent();
    assertThat(TinyScenario.scenario(example.smallest(), "x").faults())
        .hasSameSizeAs(example.smallest().faults());
  }

  @Test void everySingleFault() {
    Exploration found = explore(new Bounds("mainline", 1, 3, 0, 2));
    assertThat(found(found)).isEqualTo("I9[M3, M6][ML-D1, ML-D5] I13[M3, M6][ML-D1, ML-D5] "
        + "I19[M6][ML-D1] I21[M3][ML-D5] I24[M13, M14][ML-D2, ML-D3] I33[M16, M17][ML-D1] I35[NONE]");
    assertCase(cell(found, "I33"), Row.M17, "1 file, 1 session, 0 FLBs, after a failed freeze cancel; "
        + "attempt 1: agent no. 2: others ask fillBlock, createSession");
    assertCase(cell(found, "I24"), Row.M13, "1 file, 1 session, 1 FLB, after a failed freeze cancel, "
        + "kernel: {flbOfAll: true, flbAtBoot: false}; no fault");
  }

  @Test void everySingleFaultOnTheMendedRevision() {
    assertThat(found(explore(new Bounds("mainline-fixed", 1, 3, 0, 2))))
        .isEqualTo("I9[M6] I13[M6] I33[M16] I35[NONE]");
  }

  @Test void everyPairOnTheSmallestHosts() {
    Exploration found = explore(new Bounds("mainline", 2, 1, 0, 1));
    assertThat(found(found)).isEqualTo("I9[M3, M6][ML-D1, ML-D5] I13[M3, M6][ML-D1, ML-D5] I19[M6][ML-D1] "
        + "I21[M3][ML-D5] I24[M13, M14][ML-D2, ML-D3] I33[M16, M17][ML-D1] I35[NONE, M2, M3]");
    assertCase(cell(found, "I33"), Row.M17, "0 files, 0 sessions, 0 FLBs, after a failed freeze cancel; "
        + "attempt 1: agent no. 2: others ask createSession; "
        + "attempt 1: agent no. 3: others ask fillBlock, createSession");
    assertThat(found(explore(new Bounds("mainline-fixed", 2, 1, 0, 1))))
        .isEqualTo("I9[M6] I13[M6] I33[M16] I35[NONE, M2, M3]");
  }

  /** A device that does not open for want of memory, or over a malformed tree, is none of I33's business. */
  @Test void onlyUnknownFilesShutTheDeviceAgainstTheRule() {
    for (TinyHost host : TinyHosts.within(new Bounds("mainline-fixed", 1, 3, 0, 2))) {
      Exploration found = Explorer.explore(new Bounds("mainline-fixed", 1, 3, 0, 2), List.of(host),
          new Explorer.ExplorePorts(2, () -> false, (done, total) -> {}, Explorer.Journal.NONE));
      assertThat(cell(found, "I33").violated() > 0).as(host.text())
          .isEqualTo(host.options().contains(NO_HANDLERS));
    }
  }

  /** A close that hangs in the last file's finish has not lost the FLB's; a second close is refused. */
  @Test void aFinishThatGoesOnHasLostNothing() {
    Case one = new Case(new TinyHost("mainline-fixed", 1, 1, 2, Ladder.CANCEL, List.of()), List.of(
        new CaseFault(
            Site.AGENT, "", 1, 7, new FaultEffect.Requests(List.of(Ask.CLOSE_SESSION)), false),
        new CaseFault(Site.FILE_FINISH, "iommufd", 1, 1, new FaultEffect.Hang(Fate.FOREVER), false)), 1);
    JudgeTally judged = HostRerun.run(Bound.of(TinyScenario.scenario(one, "x")), 0, 0,
        List.of(new ReplayToken.Order(0, ReplayToken.Order.Kind.START, 0)), TraceText.NOTHING).judged();
    assertThat(judged.violations()).isEmpty();
  }

  @Test void boundsAreSpokenOfInTheWordsOfTheFamily() {
    assertThat(new Bounds("mainline", 2, 3, 3, 2).text())
        .isEqualTo("at most 2 faults, 0 to 3 files in a session, 0 to 1 FLB, 2 attempts");
    assertThat(new Bounds("mainline", 1, 1, 3, 2).text())
        .isEqualTo("at most 1 fault, 0 to 1 file in a session, 0 to 1 FLB, 2 attempts");
    assertThat(new Bounds("rfc-v2", 1, 1, 3, 2).text())
        .isEqualTo("at most 1 fault, 0 to 1 file, 0 to 3 subsystems, 2 attempts");
  }
}
