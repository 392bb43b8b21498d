package luosim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.stream.Collectors;
import luosim.invariant.CancelCounts;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;
import luosim.invariant.MachineWorld;
import luosim.luo.Errno;
import org.junit.jupiter.api.Test;

/**
 * On a simulated host that runs mainline the judge must find what lies behind the known defects and nothing
 * else, and on one without them nothing at all.
 */
final class JudgedSessionsTest {
  private static JudgeTally judged(HostFixture fixture, int updates) {
    Machine machine = new Machine(fixture.model());
    Judge judge = new Judge();
    judge.begin(0, 0, MachineWorld.of(machine));
    machine.install(7, 0, 0, 0, 0, 0, fixture.fates(), judge);
    for (int update = 0; update < updates; update++) {
      machine.start(machine.nowNs());
      while (machine.busy() && machine.nextTimeNs() != Long.MAX_VALUE) {
        machine.step();
      }
    }
    JudgeTally tally = new JudgeTally("mainline");
    judge.commit(tally);
    return tally;
  }

  private static String found(JudgeTally tally) {
    var rows = tally.violations().stream()
        .collect(Collectors.groupingBy(
            JudgeTally.Violations::row,
            TreeMap::new,
            Collectors.mapping(
                one -> one.invariant().id() + one.defects(), Collectors.joining(" "))));
    return rows.entrySet().stream().map(row -> row.getKey() + ": " + row.getValue())
        .collect(Collectors.joining("; "));
  }

  private static HostFixture host(String protocol) {
    return HostFixture.withDevice().protocol(protocol);
  }

  @Test void aCleanUpdateBreaksNothingAndLeavesNothingUndecided() {
    for (String protocol : new String[] {"mainline", "mainline-fixed"}) {
      var tally = judged(host(protocol), 2);
      assertThat(found(tally)).as(protocol).isEmpty();
      assertThat(tally.cancels().attempted()).isZero();
      assertThat(Invariants.all().stream().filter(one -> tally.unknown(one) > 0).map(Invariant::id))
          .isEmpty();
      assertThat(Invariants.all().stream().filter(one -> tally.inapplicable(one) > 0).map(Invariant::id))
          .containsExactly("I7", "I8", "I17", "I18", "I31");
    }
  }

  @Test void everyFailedCallbackOnTheWayForwardIsRolledBackCorrectly() {
    for (Site site : new Site[] {Site.FILE_PRESERVE, Site.FLB_PRESERVE, Site.FILE_FREEZE, Site.KEXEC_LOAD}) {
      for (String handler : new String[] {"", "iommufd", "vfio", "memfd"}) {
        var fixture = handler.isEmpty()
            ? host("mainline").failAt(site, Errno.EIO)
            : host("mainline").failAt(site, handler, Errno.EIO);
        var tally = judged(fixture, 2);
        assertThat(found(tally)).as(site + " " + handler).isEmpty();
        assertThat(tally.cancels().correct()).as(site + handler).isEqualTo(tally.cancels().attempted());
      }
    }
  }

  @Test void everyRefusedAllocationAndKeyIsRolledBackCorrectly() {
    for (Site site : new Site[] {Site.ALLOC, Site.KHO_PRESERVE, Site.COPY_IN}) {
      for (int nth = 1; nth <= 25; nth++) {
        var tally = judged(host("mainline").hurt(site, s -> true, nth, fate -> fate.error(Errno.ENOMEM)), 2);
        assertThat(found(tally)).as(site + " " + nth).isEmpty();
      }
    }
  }

  @Test void aFailedCopyOutAfterAPreserveIsD5() {
    var seen = new java.util.TreeSet<String>();
    for (int nth = 1; nth <= 8; nth++) {
      seen.add(found(judged(
          host("mainline").hurt(Site.COPY_OUT, s -> true, nth, fate -> fate.error(Errno.EFAULT)), 1)));
    }
    assertThat(seen).contains("M3: I9[ML-D5] I13[ML-D5] I21[ML-D5]");
  }

  @Test void aFailedFreezeIsACancelThatIsStrictlyCorrect() {
    var tally = judged(host("mainline").failAt(Site.FILE_FREEZE, "memfd", Errno.EBUSY), 1);
    assertThat(found(tally)).isEmpty();
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(1, 1, 1, 0, 0));
  }
}
