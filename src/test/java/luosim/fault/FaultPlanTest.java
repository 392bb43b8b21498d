package luosim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import luosim.chance.Constant;
import luosim.chance.TruncatedNormal;
import luosim.chance.Uniform;
import luosim.fleet.HostClasses;
import luosim.fleet.Topology;
import luosim.host.Site;
import luosim.spec.FaultPoint;
import org.junit.jupiter.api.Test;

/**
 * A fault that could never happen as declared must not be accepted, and its refusal must say what
 * is possible.
 */
final class FaultPlanTest {
  @Test void theTraceNumbersEffectsAsItsReadersExpect() {
    assertThat(FaultKind.ERROR.ordinal()).isZero();
    assertThat(FaultKind.CRASH.ordinal()).isEqualTo(3);
  }

  private static FaultPlan plan(FaultSpec... faults) {
    return new FaultPlan(List.of(faults), Topology.regular(1, 1, 3), HostClasses.single("general", 3));
  }

  @Test void everySiteOfAHostIsAPointAndIsDeclared() {
    assertThat(FaultPoints.all()).containsExactlyInAnyOrder(Site.values());
    for (Site site : Site.values()) {
      FaultPoint declared = FaultPoint.named(site.text()).orElseThrow();
      assertThat(FaultPoints.site(declared)).contains(site);
      assertThat(FaultPoints.admits(site, FaultKind.ERROR)).as(site.text())
          .isEqualTo(declared.returnsError());
      assertThat(FaultPoints.admits(site, FaultKind.REQUESTS)).as(site.text())
          .isEqualTo(declared.admitsRequests());
    }
  }

  @Test void theDocumentShowsWhatEachPointAdmits() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("docs/FAULTS.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|")[1].strip() + " " + line.split("\\|")[2].strip())
        .toList();
    List<String> expected = FaultPoints.all().stream()
        .map(site -> "`" + site.text() + "` " + String.join(", ", FaultPoints.admitted(site)))
        .toList();
    assertThat(rows).isEqualTo(expected);
  }

  @Test void anEffectThatAPointDoesNotAdmitIsRefusedWithThoseItAdmits() {
    assertThatThrownBy(() -> Spec.at("x", Site.HOST_BLACKOUT, new FaultEffect.Failure(5)))
        .hasMessage("fault x: host.blackout admits delay, hang, crash; found error");
    assertThatThrownBy(() -> Spec.at("x", Site.FILE_CANCEL, new FaultEffect.Failure(5)))
        .hasMessage("fault x: file.cancel admits delay, hang, crash, requests; found error");
    assertThatThrownBy(() -> Spec.at("x", Site.LOCK, new FaultEffect.Crash()))
        .hasMessage("fault x: lock admits error; found crash");
  }

  @Test void afterIsForPhasesAndCrashes() {
    FaultAfter later = new FaultAfter.Portion(0.5);
    assertThatThrownBy(() -> Spec.eio("x").after(later)).hasMessage(
        "fault x: after is for phases and crashes; the effect error at file.prepare concerns the whole call");
    assertThat(Spec.at("x", Site.FILE_PREPARE, new FaultEffect.Crash()).after(later).fault().after())
        .isEqualTo(later);
    assertThat(Spec.at("x", Site.BOOT, new FaultEffect.Hang(5)).after(later).fault().after())
        .isEqualTo(later);
  }

  @Test void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Spec.eio("x").chance(1.2, Per.CALL, Recurs.REDRAWN))
        .hasMessage("fault x: probability must be 0 to 1, found 1.2");
    assertThatThrownBy(() -> Spec.eio("x").chance(Double.NaN, Per.CALL, Recurs.REDRAWN))
        .hasMessage("fault x: probability must be 0 to 1, found NaN");
    assertThatThrownBy(() -> new FaultEffect.Failure(0)).hasMessageContaining("1 to 4095, found 0");
    assertThatThrownBy(() -> new FaultEffect.Hang(0)).hasMessageContaining("at least 1 ns, found 0");
    assertThatThrownBy(() -> new FaultEffect.Delay(new Uniform(-1, 1))).hasMessageContaining("at least 0 ns");
    assertThat(new FaultEffect.Delay(new TruncatedNormal(1, 5)).kind()).isEqualTo(FaultKind.DELAY);
    assertThatThrownBy(() -> new FaultAfter.Portion(1.5))
        .hasMessage("fault: after must be 0 % to 100 %, found 1.5");
    assertThatThrownBy(() -> Spec.place(1, 0, 1)).hasMessage("fault match: rack counts from 1, found 0");
    assertThatThrownBy(() -> Spec.scripted(1, 0)).hasMessageContaining("occurrence counts from 1");
  }

  @Test void atRestThereAreNoStepsAndARateOrATimeIsNeeded() {
    Spec rest = Spec.rest("x", Site.HOST_REST, 1e9, 1, Per.CALL);
    assertThatThrownBy(() -> rest.match(Spec.handler("vfio")))
        .hasMessageContaining("it matches on nothing else");
    assertThatThrownBy(() -> rest.chance(0.5, Per.CALL, Recurs.REDRAWN))
        .hasMessage("fault x: at rest a probability is per host or rollout, found call");
    assertThatThrownBy(() -> rest.chance(1, Per.CALL, Recurs.ONCE)).hasMessageContaining("found once");
    assertThatThrownBy(() -> rest.after(new FaultAfter.Elapsed(new Constant(5))))
        .hasMessageContaining("found both");
    assertThatThrownBy(() -> Spec.at("x", Site.HOST_UP, new FaultEffect.Crash()))
        .hasMessageContaining("at rest a fault needs a meanTime");
    assertThatThrownBy(
        () -> new FaultSpec("x", Site.FILE_PREPARE, FaultMatch.all(), new FaultEffect.Crash(), 1,
            Per.CALL, Recurs.REDRAWN, new FaultAfter.Beginning(), OptionalDouble.of(5)))
        .hasMessage("fault x: meanTime is for host.up and host.rest; here after says when it happens");
  }

  @Test void namesThatMeanTheSameLuckAndFaultsOfNobodyAreRefused() {
    assertThatThrownBy(() -> plan(Spec.eio("x").fault(), Spec.eio("x").fault()))
        .hasMessage("fault x: its luck would be that of x; give it another name");
    Spec nobody = Spec.rest("x", Site.HOST_REST, 1e9, 1, Per.CALL).match(Spec.place(3, 1, 1));
    assertThatThrownBy(() -> plan(nobody.fault())).hasMessage("fault x: no host of the fleet is concerned");
  }
}
