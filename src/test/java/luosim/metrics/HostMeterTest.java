package luosim.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import luosim.host.AttemptEnd;
import luosim.host.Cause;
import luosim.host.GivingUp;
import luosim.host.Part;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/**
 * No instant of a pause may be charged twice or to nobody, no VM without an end may be left out,
 * and no cancel that is never over may vanish from its measure. Every expected number is worked out
 * by hand from the few events above it.
 */
final class HostMeterTest {
  private final Metered host = new Metered();

  @Test void aBlackoutIsTheTimeFromTheFirstVcpuAskedToTheLastOneRunningAndItsPartsAddUp() {
    host.pauses(0, 100)
        .waits(0, Part.BARRIER, 107)
        .allWait(Part.FREEZE, 120)
        .allWait(Part.KERNEL_BOOT, 150)
        .waits(0, Part.QUEUE, 400)
        .waits(0, Part.RESUME, 430)
        .runs(0, 441)
        .commit(Exemplar.LOST);
    assertThat(host.of("blackout")).isEqualTo("341");
    assertThat(host.of("blackout/stop")).isEqualTo("7");
    assertThat(host.of("blackout/barrier")).isEqualTo("13");
    assertThat(host.of("blackout/freeze")).isEqualTo("30");
    assertThat(host.of("blackout/kernelBoot")).isEqualTo("250");
    assertThat(host.of("blackout/queue")).isEqualTo("30");
    assertThat(host.of("blackout/resume")).isEqualTo("11");
    assertThat(host.of("blackout/jump")).isEqualTo("0");
    assertThat(host.of("blackout{shape=small}")).isEqualTo("341");
    assertThat(host.of("blackout{shape=nic}")).isEmpty();
    assertThat(host.of("blackout{class=general}")).isEqualTo("341");
    assertThat(host.of("blackout{cause=update}")).isEqualTo("341");
    assertThat(host.of("disruption")).isEqualTo("0 341");
  }

  @Test void aVmIsChargedToWhatItWaitsForItselfAlsoWhileOthersWaitForSomethingElse() {
    host.pauses(0, 0)
        .pauses(1, 10)
        .waits(0, Part.BARRIER, 10)
        .allWait(Part.FREEZE, 30)
        .waits(1, Part.RETRIEVE, 50)
        .runs(1, 60)
        .runs(0, 100)
        .commit(Exemplar.LOST);
    assertThat(host.of("blackout")).isEqualTo("50 100");
    assertThat(host.of("blackout/stop")).isEqualTo("10 20");
    assertThat(host.of("blackout/barrier")).isEqualTo("0 20");
    assertThat(host.of("blackout/freeze")).isEqualTo("20 70");
    assertThat(host.of("blackout/retrieve")).isEqualTo("0 10");
    assertThat(host.pauseRows()).extracting(RowSink.PauseRow::vm).containsExactly(0, 1);
    assertThat(host.pauseRows().get(1).partsNs()[Part.RETRIEVE.ordinal()]).isEqualTo(10);
  }

  @Test void aPauseThatIsGivenUpIsNoBlackoutOfAnUpdate() {
    host.attempt(1, 0)
        .pauses(0, 10)
        .at(40, TraceKind.CANCEL_BEGAN, 1, GivingUp.FAILED_FREEZE.ordinal())
        .allWait(Part.ROLLBACK, 40)
        .runs(0, 75)
        .commit(Exemplar.LOST);
    assertThat(host.of("blackout")).isEmpty();
    assertThat(host.of("blackout{cause=cancelled}")).isEqualTo("65");
    assertThat(host.pauseRows().get(0).cause()).isEqualTo("cancelled");
    assertThat(host.pauseRows().get(0).partsNs()[Part.ROLLBACK.ordinal()]).isEqualTo(35);
  }

  @Test void aPauseThatGoesThroughTheJumpAfterAllIsOne() {
    host.attempt(1, 0)
        .pauses(0, 10)
        .at(40, TraceKind.CANCEL_BEGAN, 1, 0)
        .at(50, TraceKind.JUMPED, 1, 0)
        .runs(0, 75)
        .commit(Exemplar.LOST);
    assertThat(host.of("blackout")).isEqualTo("65");
    assertThat(host.of("blackout{cause=cancelled}")).isEmpty();
  }

  @Test void aVmLostInItsPauseStandsAboveAllNumbersAndItsDisruptionEndsWithARestart() {
    host.pauses(0, 100)
        .at(150, TraceKind.VM_LOST, 0, 0)
        .at(900, TraceKind.VM_RESTARTED, 0, 0)
        .pauses(1, 100)
        .at(150, TraceKind.VM_LOST, 1, 0)
        .commit(Exemplar.LOST);
    assertThat(host.of("blackout")).isEqualTo("never never");
    assertThat(host.of("disruption")).isEqualTo("800 never");
    assertThat(host.pauseRows().get(0).blackoutNs()).isEqualTo(-1);
    assertThat(host.example("blackout", Exemplar.LOST)).isEqualTo(new Exemplar(Exemplar.LOST, 4, 9, 0, 0));
  }

  @Test void aMigrationIsAPauseOfItsOwnKind() {
    host.at(5, TraceKind.VM_PAUSE_BEGAN, 0, Cause.MIGRATION.ordinal())
        .runs(0, 12)
        .at(12, TraceKind.VM_MIGRATED, 0, 0)
        .commit(Exemplar.LOST);
    assertThat(host.of("blackout{cause=migration}")).isEqualTo("7");
    assertThat(host.of("blackout")).isEmpty();
    assertThat(host.of("disruption")).isEqualTo("0 7");
  }

  @Test void brownoutIsFromPrepareToThePauseAndFromTheResumeToTheEndOfFinish() {
    host.attempt(1, 0)
        .at(20, TraceKind.OPERATION_BEGAN, 1, Operation.PREPARE.ordinal())
        .at(60, TraceKind.STATE_CHANGED, 0, LuoState.NORMAL.ordinal(), LuoState.PREPARED.ordinal())
        .pauses(0, 100)
        .at(120, TraceKind.JUMPED, 1, 0)
        .runs(0, 500)
        .at(505, TraceKind.OPERATION_BEGAN, 2, Operation.FINISH.ordinal())
        .at(530, TraceKind.OPERATION_ENDED, 2, Operation.FINISH.ordinal())
        .ends(AttemptEnd.UPDATED, 540)
        .commit(530);
    assertThat(host.of("brownout")).isEqualTo("110");
    assertThat(host.of("hostUpdate")).isEqualTo("540");
  }

  @Test void aPrepareThatFailsEndsItsBrownoutAtNormal() {
    host.attempt(1, 0)
        .at(20, TraceKind.OPERATION_BEGAN, 1, Operation.PREPARE.ordinal())
        .at(55, TraceKind.OPERATION_ENDED, 1, Operation.PREPARE.ordinal(), -5)
        .ends(AttemptEnd.CANCELLED, 90)
        .commit(Exemplar.LOST);
    assertThat(host.of("brownout")).isEqualTo("35");
    assertThat(host.of("hostUpdate")).isEmpty();
  }

  @Test void aCancelHasThreeLatencies() {
    host.attempt(1, 0)
        .at(10, TraceKind.STATE_CHANGED, 0, LuoState.NORMAL.ordinal(), LuoState.PREPARED.ordinal())
        .pauses(0, 20)
        .at(50, TraceKind.FAILURE_NOTICED, 1, 12)
        .at(50, TraceKind.CANCEL_BEGAN, 1, 0)
        .at(70, TraceKind.STATE_CHANGED, 0, LuoState.PREPARED.ordinal(), LuoState.NORMAL.ordinal())
        .runs(0, 85)
        .at(85, TraceKind.CANCEL_ENDED, 1, 1)
        .ends(AttemptEnd.CANCELLED, 90)
        .commit(Exemplar.LOST);
    assertThat(host.of("cancel.detect")).isEqualTo("12");
    assertThat(host.of("cancel.rollback")).isEqualTo("20");
    assertThat(host.of("cancel.resume")).isEqualTo("15");
    assertThat(host.attemptRows())
        .containsExactly(new RowSink.AttemptRow(4, 9, 1, 0, 90, "cancelled", "NONE", "correct"));
  }

  @Test void aCancelThatIsNeverOverSortsAboveAllNumbers() {
    host.attempt(1, 0)
        .at(50, TraceKind.CANCEL_BEGAN, 1, 0)
        .at(60, TraceKind.CANCEL_ENDED, 1, 0)
        .ends(AttemptEnd.WEDGED, 70)
        .commit(Exemplar.LOST);
    assertThat(host.of("cancel.rollback")).isEqualTo("never");
    assertThat(host.of("cancel.resume")).isEmpty();
  }

  @Test void aCancelThatNobodyEverSawTheEndOfIsNeverOver() {
    host.attempt(1, 0).at(50, TraceKind.CANCEL_BEGAN, 1, 0).commit(Exemplar.LOST);
    assertThat(host.of("cancel.rollback")).isEqualTo("never");
    assertThat(host.attemptRows().get(0).end()).isEqualTo("open");
  }

  @Test void aHostIsPatchedWhenItsNewKernelStarts() {
    host.at(0, TraceKind.BOOTED, 1, 0).at(700, TraceKind.BOOTED, 2, 3).commit(900);
    assertThat(host.of("patched")).isEqualTo("700");
  }

  @Test void aHostThatDoesNotRunTheNewKernelIsNeverPatched() {
    host.at(0, TraceKind.BOOTED, 1, 0).at(700, TraceKind.BOOTED, 2, 3).commit(Exemplar.LOST);
    assertThat(host.of("patched")).isEqualTo("never");
  }

  @Test void aHostIsUnavailableWhileOneOfItsVmsDoesNotRun() {
    long bin = host.timeline.widthNs();
    host.pauses(0, 2 * bin)
        .pauses(1, 4 * bin)
        .runs(0, 6 * bin)
        .at(8 * bin, TraceKind.VM_LOST, 0, 0)
        .runs(1, 9 * bin)
        .at(12 * bin, TraceKind.VM_RESTARTED, 0, 0)
        .commit(Exemplar.LOST);
    long[] levels = host.timeline.levels(Timeline.Condition.UNAVAILABLE);
    assertThat(levels).startsWith(0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0);
  }

  @Test void aTraceWhoseVmRunsWithoutHavingStoppedIsADefect() {
    assertThatThrownBy(() -> host.runs(0, 5)).hasMessageContaining("a VM that runs again was paused");
  }
}
