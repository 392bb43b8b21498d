package luosim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;
import luosim.invariant.MachineWorld;
import luosim.luo.Errno;
import luosim.spec.Ask;
import luosim.spec.TreeForm;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;
import org.junit.jupiter.api.Test;

/**
 * What is no fault of the protocol must not be blamed on it, and an excuse must not hide what it is not for.
 */
final class ExcusesTest {
  private static String judged(HostFixture fixture, int updates) {
    Machine machine = fixture.machine();
    Judge judge = new Judge();
    judge.begin(0, 0, new MachineWorld(machine));
    machine.install(7, 0, 0, 0, 0, 0, told(fixture.fates(), judge), fixture.recorder.and(judge));
    for (int update = 0; update < updates; update++) {
      fixture.update();
    }
    JudgeTally tally = new JudgeTally("rfc-v2");
    judge.commit(tally);
    return tally.violations().stream().map(found -> found.invariant().id() + "/" + found.row())
        .collect(Collectors.joining(" "));
  }

  /** Fates that let the judge know what befell the host, as those of scenarios do. */
  private static Fates told(Fates fates, TraceSink judge) {
    return new Fates() {
      @Override public boolean watches(Site site) {
        return fates.watches(site);
      }

      @Override public void decide(Site site, Situation situation, long nominalNs, Fate fate) {
        fates.decide(site, situation, nominalNs, fate);
        if (fate.kind() != Fate.Kind.NONE) {
          judge.record(TraceKind.FAULT_FIRED, situation.nowNs(), 0, 0, site.ordinal(),
              fate.kind().ordinal() - 1, 0);
        }
      }

      @Override public void masked(Site site, Situation situation) {
        fates.masked(site, situation);
      }
    };
  }

  private static HostFixture hardened(int memfds) {
    return new HostFixture().protocol("hardened")
        .vm(new VmPlan("small", 1, 1, 1, HostFixture.GIB, 9, memfds, 0, true));
  }

  /** Another process asks something at a step of the agent's second attempt. */
  private static HostFixture asked(HostFixture host, int nth, Ask ask) {
    return host.hurt(Site.AGENT, s -> s.attempt() == 2, nth, fate -> fate.requests(List.of(ask)));
  }

  // A piece that the handover is made to keep.

  @Test void aPieceThatTheHandoverIsMadeToKeepIsNobodysFault() {
    HostFixture host = hardened(2).failAt(Site.KEXEC_LOAD, Errno.EIO).failAt(Site.KHO_UNPRESERVE, Errno.EIO);
    assertThat(judged(host, 2)).isEmpty();
    assertThat(host.events(TraceKind.UNPRESERVED)).anyMatch(event -> event.c() < 0);
  }

  /** RFC v2 cancels while finalized, so each unpreserve is refused (D10); one of them is made to. */
  @Test void whatElseIsRefusedInThatCancelIsBlamed() {
    HostFixture host = HostFixture.withDevice().failAt(Site.KEXEC_LOAD, Errno.EIO)
        .failAt(Site.KHO_UNPRESERVE, Errno.EIO);
    assertThat(judged(host, 1).split(" ")).contains("I10/C1");
  }

  /** What pci left preserved is free memory, and the file that gets it cannot preserve its own. */
  @Test void aPieceThatTheHandoverIsMadeToKeepIsNobodysFaultWhoeverGetsItNext() {
    HostFixture host = hardened(1).failAt(Site.KHO_UNPRESERVE, "pci", Errno.EIO)
        .hurt(Site.AGENT, s -> true, 1, fate -> fate.requests(List.of(Ask.PREPARE)));
    for (int nth = 3; nth <= 9; nth++) {
      host.hurt(Site.KHO_PRESERVE, s -> true, nth, fate -> fate.error(Errno.EIO));
    }
    assertThat(judged(host, 1)).isEmpty();
    assertThat(host.calls()).contains("prepare f0 -5");
  }

  @Test void whoPreservesAKeptPieceAnewIsBlamedForFreeingIt() {
    Machine machine = hardened(1).failAt(Site.KHO_UNPRESERVE, Errno.EIO).machine();
    KernelPorts ports = machine.runningKernel().ports;
    long page = ports.allocateFolio(0, 0);
    assertThat(ports.preserveFolio(page, 0)).isZero();
    assertThat(ports.unpreserveFolio(page, 0)).isEqualTo(-Errno.EIO);
    ports.releaseFolio(page, 0);
    assertThat(machine.runningKernel().corruptions(Corruption.FREED_WHILE_MAPPED)).isZero();
    assertThat(ports.allocateFolio(0, 0)).isEqualTo(page);
    assertThat(ports.preserveFolio(page, 0)).isZero();
    ports.releaseFolio(page, 0);
    assertThat(machine.runningKernel().corruptions(Corruption.FREED_WHILE_MAPPED)).isOne();
  }

  // Two removals at once.

  /** The one that takes the file out waits for prepare, while the agent is told that there is none. */
  @Test void aFileIsTakenOutByTheRemovalThatTheKernelObeys() {
    HostFixture host = hardened(2)
        .hurt(Site.FILE_CAN_PRESERVE, s -> true, 2, fate -> fate.requests(List.of(Ask.UNPRESERVE)))
        .hurt(Site.FILE_PREPARE, s -> true, 1, fate -> fate.requests(List.of(Ask.UNPRESERVE)))
        .hurt(Site.ALLOC, s -> true, 8, fate -> fate.error(Errno.ENOMEM));
    assertThat(judged(host, 2)).isEmpty();
    assertThat(host.text()).contains("FD_UNPRESERVE -2");
  }

  // Data that nobody reads.

  private static HostFixture shortSubsystem(HostFixture host) {
    return host.hurt(Site.BOOT, s -> true, 1, fate -> fate.malformed(Optional.of(TreeForm.SHORT_SUBSYSTEM)));
  }

  @Test void malformedDataOfASubsystemStopTheKernelThatReadsThem() {
    HostFixture host = shortSubsystem(hardened(1));
    assertThat(judged(host, 1)).isEmpty();
    assertThat(host.machine().end()).isEqualTo(AttemptEnd.LOST);
  }

  @Test void malformedDataThatNoRegisteredSubsystemReadsAreNotUsed() {
    HostFixture host = shortSubsystem(hardened(1));
    host.hurt(Site.AGENT, s -> true, 6,
        fate -> fate.requests(List.of(Ask.UNREGISTER_SUBSYSTEM, Ask.UNREGISTER_SUBSYSTEM)));
    assertThat(judged(host, 1)).isEmpty();
    assertThat(host.machine().end()).isEqualTo(AttemptEnd.UPDATED);
  }

  // What a process leaves.

  /** Neither a copy from the dead process nor a signal to it keeps the kernel from cancelling for it. */
  @Test void whatTheKernelTakesBackForTheDeadNeedsNothingOfTheirs() {
    AtomicBoolean dead = new AtomicBoolean();
    HostFixture host = hardened(2).hurt(Site.AGENT, s -> true, 4, fate -> {
      fate.crash(0);
      dead.set(true);
    });
    for (Site site : List.of(Site.COPY_IN, Site.LOCK)) {
      for (int nth = 1; nth <= 9; nth++) {
        host.hurt(site, s -> dead.get(), nth, fate -> fate.error(Errno.EFAULT));
      }
    }
    assertThat(judged(host, 1)).isEmpty();
    assertThat(host.calls()).endsWith(
        "kho_abort client0 ok", "cancel s1 ok", "cancel s0 ok", "cancel f1 ok", "cancel f0 ok");
    assertThat(host.machine().runningKernel().luo().outgoingCount()).isZero();
  }

  /** Its monitor closes the file twice: what it was handed over by, and while it is handed over again. */
  @Test void aFileThatUserSpaceHasClosedIsNotFreedAgainByTheJump() {
    HostFixture host =
        asked(asked(asked(hardened(1), 1, Ask.CLOSE_FILE), 2, Ask.UNPRESERVE), 5, Ask.CLOSE_FILE);
    assertThat(judged(host, 2)).isEmpty();
    assertThat(host.events(TraceKind.JUMPED)).hasSize(2);
  }
}
