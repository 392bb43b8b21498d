package luosim.host;

import static luosim.host.HostFixture.GIB;
import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luosim.chance.LogNormal;
import luosim.chance.Stream;
import luosim.engine.Check;
import luosim.luo.Errno;
import luosim.spec.Ask;
import luosim.spec.FaultPoint;
import luosim.spec.Timing;
import luosim.trace.StreamHash;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;
import org.junit.jupiter.api.Test;

/**
 * Hosts with random VMs under random harm must come to rest, keep their books, and do the same again. No
 * combination may end in an exception, in an event of the past, or in a VM that is counted twice.
 */
final class SwarmTest {
  private static final int HOSTS = 1200;
  private static final Fate.Kind[] KINDS = Fate.Kind.values();
  private static final List<Ask> ASKS =
      java.util.stream.Stream.of(Ask.values()).filter(ask -> ask.existsIn(FaultPoint.Era.RFC)).toList();

  /** Harm by the draw of a stream: each watched site is hit with some probability. */
  private static final class Harm implements Fates {
    private final Stream stream = new Stream();
    private final double share;
    private final long watched;

    Harm(long seed) {
      stream.key(seed, 1, 0, 0, 0, 0, 0);
      share = stream.nextInt(4) == 0 ? 0.3 : 0.03;
      watched = stream.nextLong() & stream.nextLong();
    }

    @Override public boolean watches(Site site) {
      return (watched >>> site.ordinal() & 1) != 0;
    }

    @Override public void decide(Site site, Situation situation, long nominalNs, Fate fate) {
      if (stream.nextDouble() > share) {
        return;
      }
      switch (KINDS[stream.nextInt(KINDS.length)]) {
        case NONE -> {}
        case ERROR -> fate.error(Errno.EIO);
        case DELAY -> fate.delay(stream.nextInt((int) (500 * MS)));
        case HANG -> fate.hang(stream.nextInt(20) == 0 ? Fate.FOREVER : stream.nextInt((int) (900 * MS)));
        case CRASH -> fate.crash(stream.nextInt((int) (400 * MS)));
        case REQUESTS -> {
          if (FaultPoint.named(site.text()).orElseThrow().admitsRequests()) {
            fate.requests(asks());
          }
        }
      }
      if (situation.host() != 0 || situation.nowNs() < 0) {
        throw new IllegalStateException("a situation must say where it is");
      }
    }

    private List<Ask> asks() {
      List<Ask> asks = new ArrayList<>();
      int count = 1 + stream.nextInt(4);
      while (asks.size() < count) {
        asks.add(ASKS.get(stream.nextInt(ASKS.size())));
      }
      return asks;
    }

    @Override public void masked(Site site, Situation situation) {}
  }

  /** Checks the order of time and that each VM's pauses begin and end in turn. */
  private static final class Books implements TraceSink {
    private long last;
    private final boolean[] paused = new boolean[8];
    private int ended;
    private int begun;

    @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
      Check.that(timeNs >= last, "time goes on", last, timeNs);
      last = timeNs;
      switch (kind) {
        case VM_PAUSE_BEGAN -> {
          Check.that(!paused[subject], "a VM that pauses ran");
          paused[subject] = true;
        }
        case VM_RUNS -> {
          Check.that(paused[subject], "a VM that runs again was paused");
          paused[subject] = false;
        }
        case VM_LOST -> paused[subject] = false;
        case CANCEL_BEGAN -> begun++;
        case CANCEL_ENDED -> Check.that(++ended == begun, "a cancel that ends began", begun, ended);
        case ATTEMPT_ENDED -> {
          Check.that(ended == begun, "every cancel has ended", begun, ended);
          for (boolean open : paused) {
            Check.that(!open, "no pause outlives its attempt");
          }
        }
        default -> {}
      }
    }
  }

  private static HostFixture fixture(int pageOrder, double fragmentation) {
    var host = new HostFixture().timed().fragmentation(fragmentation).limits(3000 * MS, 4000 * MS)
        .agent(new AgentPlan(3, 0.4, 0.3, 0.3))
        .vm(new VmPlan("small", 0, 4, 2, GIB, pageOrder, 2, 0, true))
        .vm(new VmPlan("nic", 1, 2, 4, 2 * GIB, 9, 1, 2, false));
    host.set(Timing.VFIO_PREPARE, LogNormal.ofMedianAndP99(20 * MS, 200 * MS));
    return host;
  }

  private static List<String> run(Machine machine, int number, StreamHash hash, boolean probes) {
    List<String> story = new ArrayList<>();
    Stream orders = new Stream();
    orders.key(number, 2, 0, 0, 0, 0, 0);
    hash.reset();
    machine.install(number, 0, 0, 0, 0, 0, new Harm(number), hash.and(new Books()));
    long time = 0;
    for (int attempt = 1; attempt <= 4 && machine.serving(); attempt++) {
      machine.start(time);
      long cancelAt = orders.nextInt(3) == 0 ? time + orders.nextInt((int) (600 * MS)) : Long.MAX_VALUE;
      while (machine.busy()) {
        assertThat(machine.nextTimeNs()).as("host %d waits for ever", number).isNotEqualTo(Long.MAX_VALUE);
        if (machine.nextTimeNs() >= cancelAt) {
          machine.orderCancel(cancelAt);
          cancelAt = Long.MAX_VALUE;
        } else {
          machine.step();
        }
      }
      assertThat(machine.nextTimeNs()).as("host %d after attempt %d", number, attempt)
          .isEqualTo(Long.MAX_VALUE);
      story.add(machine.end() + " " + machine.endRow());
      if (probes && machine.end() == AttemptEnd.CANCELLED) {
        long digest = machine.runningKernel().digest();
        Kernel copy = machine.runningKernel().copy();
        for (int cycle = 0; cycle < 3; cycle++) {
          copy.perform(luosim.luo.Operation.PREPARE, 0);
          copy.perform(luosim.luo.Operation.CANCEL, 0);
        }
        assertThat(machine.runningKernel().digest()).isEqualTo(digest);
      }
      time = machine.endNs() + 1000 * MS;
    }
    Fallback[] ways = Fallback.values();
    machine.fallBack(time, ways[number % ways.length]);
    while (machine.busy()) {
      assertThat(machine.nextTimeNs()).as("fallback of host %d waits for ever", number)
          .isNotEqualTo(Long.MAX_VALUE);
      machine.step();
    }
    story.add(machine.serving() + " " + machine.runsNewKernel());
    return story;
  }

  @Test void everyHostComesToRestAndDoesTheSameAgain() {
    Map<AttemptEnd, Integer> ends = new EnumMap<>(AttemptEnd.class);
    int[] orders = {0, 9, 18};
    Machine[] machines = new Machine[6];
    for (int i = 0; i < machines.length; i++) {
      machines[i] = new Machine(fixture(i % 3 == 2 ? 9 : orders[i % 3], i < 3 ? 0 : 0.7).model());
    }
    StreamHash hash = new StreamHash();
    for (int number = 0; number < HOSTS; number++) {
      Machine machine = machines[number % machines.length];
      List<String> once = run(machine, number, hash, true);
      long value = hash.value();
      for (String end : once.subList(0, once.size() - 1)) {
        ends.merge(AttemptEnd.valueOf(end.split(" ")[0]), 1, Integer::sum);
      }
      assertThat(run(machine, number, hash, false)).isEqualTo(once);
      assertThat(hash.value()).as("host %d again", number).isEqualTo(value);
    }
    assertThat(ends.keySet()).containsExactly(AttemptEnd.values());
  }
}
