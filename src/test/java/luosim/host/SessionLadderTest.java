package luosim.host;

import static luosim.host.HostFixture.GIB;
import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.spec.Ask;
import luosim.spec.Errno;
import luosim.trace.TraceEvent;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/**
 * After each failure an agent with sessions must do what its table says; no cancelled attempt may leave
 * anything in the kernel, and the next attempt must be as good as a first one.
 */
final class SessionLadderTest {
  private static final long LATER = 100_000 * MS;

  /** What a kernel with sessions holds for itself: its header and its page of globals. */
  private static final long IDLE = 2 * 4096;

  /** A VM with a device, files 0 to 2, and one without, file 3. */
  private static HostFixture host() {
    return new HostFixture().protocol("mainline").timed()
        .vm(new VmPlan("nic", 1, 1, 4, 2 * GIB, 9, 1, 1, false))
        .vm(new VmPlan("small", 1, 1, 2, GIB, 9, 1, 0, true));
  }

  private static HostFixture hurt(Site site, String who) {
    return host().failAt(site, who, Errno.EIO.number());
  }

  private static void assertNothingLeft(HostFixture host) {
    Kernel kernel = host.machine().runningKernel();
    assertThat(kernel.allocatedBytes()).isEqualTo(IDLE);
    assertThat(kernel.sessions().outgoingCount()).isZero();
    assertThat(kernel.sessions().incomingCount()).isZero();
    assertThat(kernel.sessions().identityCount()).isZero();
    assertThat(kernel.fileReferences()).isZero();
  }

  private static void assertCancelled(HostFixture host, String row) {
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.machine().endRow().name()).isEqualTo(row);
    assertNothingLeft(host);
    assertThat(host.machine().runningKernel().sessions().deviceOpen()).isFalse();
    assertThat(host.update(LATER)).isEqualTo(AttemptEnd.UPDATED);
    assertNothingLeft(host);
  }

  private static void assertUpdated(HostFixture host) {
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertNothingLeft(host);
  }

  private static void assertBroken(HostFixture host, String row, VmFate first, VmFate second) {
    assertThat(host.update()).isEqualTo(AttemptEnd.BROKEN_AFTER_JUMP);
    assertThat(host.machine().endRow().name()).isEqualTo(row);
    assertThat(host.machine().vmFate(0)).isEqualTo(first);
    assertThat(host.machine().vmFate(1)).isEqualTo(second);
    assertNothingLeft(host);
    assertThat(host.update(LATER)).isEqualTo(AttemptEnd.UPDATED);
  }

  // Before the jump.

  @Test void aFailedPreserveClosesAllSessionsTheLastFirst() {
    var host = hurt(Site.FILE_PRESERVE, "memfd");
    assertCancelled(host, "M2");
    assertThat(host.calls().subList(0, 7)).isEqualTo(List.of("preserve flb0 ok", "preserve f0 ok",
        "preserve f1 ok", "preserve f2 -5", "unpreserve f1 ok", "unpreserve f0 ok", "unpreserve flb0 ok"));
    assertThat(host.turns().lines().limit(8)).isEqualTo(List.of(
        "0 attempt 1", "4000 session_opened 0 1", "5000 session_opened 1 2", "53000 noticed after 0",
        "53000 cancel began ASKED", "56000 session_closed 1 1", "66000 session_closed 0 0",
        "66000 cancel ended over"));
  }

  @Test void aFailedGlobalOrSessionOrImageIsACancelToo() {
    assertCancelled(hurt(Site.FLB_PRESERVE, "iommu"), "M1");
    assertCancelled(host().failAt(Site.SESSION_CREATE, Errno.EMFILE.number()), "M5");
    assertCancelled(host().failAt(Site.KEXEC_LOAD, Errno.EIO.number()), "K1");
    assertCancelled(host().failAt(Site.ALLOC, Errno.ENOMEM.number()), "M5");
    assertCancelled(host().failAt(Site.KHO_PRESERVE, Errno.ENOMEM.number()), "M1");
    assertCancelled(host().hurt(Site.COPY_OUT, s -> true, 3, fate -> fate.error(14)), "M3");
  }

  @Test void afterAFailedFreezeVmsRunBeforeSessionsAreClosed() {
    var host = hurt(Site.FILE_FREEZE, "memfd");
    assertCancelled(host, "M7");
    assertThat(host.calls().subList(5, 15)).isEqualTo(List.of("freeze f0 ok", "freeze f1 ok", "freeze f2 -5",
        "unfreeze f0 ok", "unfreeze f1 ok", "unpreserve f3 ok", "unpreserve f2 ok", "unpreserve f1 ok",
        "unpreserve f0 ok", "unpreserve flb0 ok"));
    assertThat(host.turns().lines().skip(3).limit(7)).isEqualTo(List.of("183000 noticed after 2000000",
        "183000 cancel began FAILED_FREEZE", "195000 vm1 runs", "196000 vm0 runs",
        "200000 session_closed 1 1", "214000 session_closed 0 0", "214000 cancel ended over"));
  }

  @Test void anAgentThatOnlyResumesKeepsItsSessionsAndTheNextAttemptUsesThem() {
    var host = hurt(Site.FILE_FREEZE, "memfd").agent(new AgentPlan(2, 0, 0, 1));
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.machine().runningKernel().sessions().outgoingCount()).isEqualTo(2);
    assertThat(host.update(LATER)).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.calls().stream().filter(call -> call.startsWith("preserve f"))).hasSize(5);
    assertNothingLeft(host);
  }

  @Test void anAgentThatRebootsAgainFreezesAgain() {
    var host = hurt(Site.FILE_FREEZE, "memfd").agent(new AgentPlan(2, 0, 1, 0));
    assertUpdated(host);
    assertThat(host.calls().stream().filter("freeze f0 ok"::equals)).hasSize(2);
  }

  /** Kexec refuses before it freezes anything, so that the call can be repeated. */
  @Test void aRefusedKexecFreezesNothing() {
    var host = host().failAt(Site.KEXEC_JUMP, Errno.EBUSY.number());
    assertUpdated(host);
    assertThat(host.calls().stream().filter("freeze f0 ok"::equals)).hasSize(1);
  }

  @Test void aPreserveThatOutlastsTheLimitIsWaitedForAndThenGivenUp() {
    var host = host().hangAt(Site.FILE_PRESERVE, "memfd", 1000 * MS).limits(500 * MS, 100 * MS);
    assertCancelled(host, "NONE");
    assertThat(host.events(TraceKind.STUCK)).hasSize(1);
  }

  @Test void aHangWithoutEndIsStuck() {
    var host = host().hangAt(Site.FILE_PRESERVE, "memfd", Fate.FOREVER).limits(500 * MS, 100 * MS);
    assertThat(host.update()).isEqualTo(AttemptEnd.STUCK);
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.UNTOUCHED);
    var frozen = host().hangAt(Site.FILE_FREEZE, "memfd", Fate.FOREVER).limits(500 * MS, 100 * MS);
    assertThat(frozen.update()).isEqualTo(AttemptEnd.STUCK);
    assertThat(frozen.machine().vmFate(0)).isEqualTo(VmFate.LOST);
  }

  // Behind it.

  @Test void aVmWhoseFileOrSessionCannotBeRetrievedStartsFromNothing() {
    assertBroken(hurt(Site.FILE_RETRIEVE, "vfio"), "M10", VmFate.RESTARTED, VmFate.PRESERVED);
    assertBroken(host().failAt(Site.SESSION_RETRIEVE, 24), "M8", VmFate.RESTARTED, VmFate.PRESERVED);
    assertBroken(host().failAt(Site.BOOT, 5), "N1", VmFate.RESTARTED, VmFate.RESTARTED);
  }

  @Test void aRefusedFinishIsRepeatedAndThenLeft() {
    assertUpdated(hurt(Site.FILE_CAN_FINISH, "vfio"));
    assertUpdated(host().failAt(Site.SESSION_FINISH, Errno.EFAULT.number()));
    var host = host();
    for (int nth = 1; nth <= 4; nth++) {
      host.hurt(Site.FILE_CAN_FINISH, s -> s.handler().equals("vfio"), nth, fate -> fate.error(16));
    }
    assertThat(host.update()).isEqualTo(AttemptEnd.BROKEN_AFTER_JUMP);
    assertThat(host.machine().endRow().name()).isEqualTo("M11");
    var sessions = host.machine().runningKernel().sessions();
    assertThat(sessions.incomingCount()).isEqualTo(1);
    assertThat(sessions.unreachable(sessions.incoming(0))).isTrue();
    assertThat(host.update(LATER)).as("its files cannot be preserved again").isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.machine().endRow().name()).isEqualTo("M4");
  }

  @Test void aGlobalThatNobodyLooksAtIsNeverFinished() {
    var host = host().kernel(new KernelOptions(true, true, true, true, false, true, false, false, 0));
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.calls()).doesNotContain("finish flb0 ok");
    assertThat(host.machine().runningKernel().sessions().warnings()).isPositive();
  }

  @Test void aNameInUseOnAFullBlockLosesTheHost() {
    var full = HostFixture.withSmallVms(51).protocol("mainline");
    full.hurt(Site.AGENT, s -> true, 3, fate -> fate.requests(List.of(Ask.CREATE_SESSION)));
    assertThat(full.update()).isEqualTo(AttemptEnd.LOST);
    assertThat(full.machine().endRow().name()).isEqualTo("M17");
    var mended = HostFixture.withSmallVms(51).protocol("mainline-fixed");
    mended.hurt(Site.AGENT, s -> true, 3, fate -> fate.requests(List.of(Ask.CREATE_SESSION)));
    assertThat(mended.update()).isEqualTo(AttemptEnd.UPDATED);
  }

  /** What a monitor closes before the agent hands it over once more stays the agent's, and whole. */
  @Test void aFileThatIsClosedBeforeItIsHandedOverOnceMoreKeepsItsMemory() {
    var host = HostFixture.withSmallVms(1).protocol("mainline");
    for (int nth = 1; nth <= 2; nth++) {
      host.hurt(Site.AGENT, s -> s.attempt() == 2, nth, fate -> fate.requests(List.of(Ask.CLOSE_FILE)));
    }
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.update(LATER)).isEqualTo(AttemptEnd.UPDATED);
    assertNothingLeft(host);
  }

  // Its death.

  @Test void whenTheAgentDiesItsSessionsCloseInReverseOrder() {
    var host = host().crashAt(Site.AGENT, 107 * MS);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertNothingLeft(host);
    assertThat(host.events(TraceKind.SESSION_CLOSED).stream().map(TraceEvent::subject))
        .isEqualTo(List.of(1, 0));
  }

  /** Steps of the agent, one after the other, with and without a store that keeps its descriptors. */
  @Test void aDeathAtAnyStepLeavesNothing() {
    for (int nth = 1; nth <= 9; nth++) {
      for (boolean keeps : new boolean[] {false, true}) {
        var host = host().agent(new AgentPlan(2, 1, 0, 0, keeps))
            .hurt(Site.AGENT, s -> true, nth, fate -> fate.crash(0));
        assertThat(host.update()).as("step %d", nth).isIn(AttemptEnd.UPDATED, AttemptEnd.CANCELLED);
        assertNothingLeft(host);
        assertThat(host.update(LATER)).as("step %d", nth).isEqualTo(AttemptEnd.UPDATED);
      }
    }
  }

  @Test void aStoreKeepsWhatIsSavedOverADeath() {
    var host = host().agent(new AgentPlan(2, 1, 0, 0, true)).crashAt(Site.AGENT, 50 * MS);
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.calls().stream().filter("preserve f0 ok"::equals)).hasSize(1);
    var without = host().crashAt(Site.AGENT, 50 * MS);
    assertThat(without.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(without.calls().stream().filter("preserve f0 ok"::equals)).hasSize(2);
  }
}
