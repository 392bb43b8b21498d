package luosim.invariant;

import java.util.Arrays;
import java.util.Optional;
import luosim.luo.Errno;
import luosim.luo.LuoState;

/**
 * Trials on copies of the world after a rollback: a prepare, a cancel, and the two ten times over.
 *
 * <p>A trial's result depends on nothing but the state that {@link World#probeKey} numbers, so
 * results are kept and equal states are tried once. How many distinct states were met is counted
 * apart from that, so that the count depends on neither the order of hosts nor the number of
 * judges.
 */
final class Probing {
  private static final int CYCLES = 10;

  private final ProbeResults kept = new ProbeResults();
  private long[] keys = new long[16];
  private int met;

  /** Begins with another host; results of earlier ones stay good. */
  void begin() {
    met = 0;
  }

  /** The result for the present state of the world. */
  ProbeResult result(World world) {
    long key = world.probeKey();
    meet(key);
    Optional<ProbeResult> known = kept.of(key);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Probe> probe = world.probe();
    if (probe.isEmpty()) {
      return ProbeResult.NOT_TRIED;
    }
    ProbeResult result = tryOn(probe.get());
    kept.keep(key, result);
    return result;
  }

  private void meet(long key) {
    for (int index = 0; index < met; index++) {
      if (keys[index] == key) {
        return;
      }
    }
    if (met == keys.length) {
      keys = Arrays.copyOf(keys, 2 * met);
    }
    keys[met++] = key;
  }

  private static ProbeResult tryOn(Probe probe) {
    int prepare = probe.prepare();
    if (prepare == -Errno.ENOMEM) {
      return ProbeResult.NOT_TRIED;
    }
    int cancel = probe.cancel();
    if (prepare != 0) {
      boolean nothing = cancel == -Errno.ENOENT && !stillFinalized(probe);
      var outcome = nothing || over(probe, cancel)
          ? ProbeResult.Outcome.PREPARE_FAILED
          : ProbeResult.Outcome.CANCEL_IMPOSSIBLE;
      return new ProbeResult(outcome, prepare, cancel, 0);
    }
    if (!over(probe, cancel)) {
      return new ProbeResult(ProbeResult.Outcome.CANCEL_IMPOSSIBLE, prepare, cancel, 0);
    }
    return repeat(probe);
  }

  private static ProbeResult repeat(Probe probe) {
    long afterFirst = held(probe);
    int cycles = 1;
    while (cycles < CYCLES && probe.prepare() == 0 && over(probe, probe.cancel())) {
      cycles++;
    }
    long grown = held(probe) - afterFirst;
    var outcome = cycles < CYCLES
        ? ProbeResult.Outcome.LATER_CYCLE_FAILED
        : grown > 0 ? ProbeResult.Outcome.GREW : ProbeResult.Outcome.GOOD;
    return new ProbeResult(outcome, 0, 0, cycles);
  }

  private static boolean over(Probe probe, int cancel) {
    return cancel == 0 && probe.state() == LuoState.NORMAL && !stillFinalized(probe);
  }

  private static boolean stillFinalized(Probe probe) {
    return probe.shows(Evidence.FINALIZED) && probe.finalized();
  }

  private static long held(Probe probe) {
    long held = probe.shows(Evidence.ALLOCATIONS) ? probe.allocatedBytes() : 0;
    return held + (probe.shows(Evidence.PRESERVED) ? probe.preservedBytes() : 0);
  }

  /** Tells the states that this host met. */
  void tell(Judgement judgement) {
    for (int index = 0; index < met; index++) {
      judgement.meets(keys[index]);
    }
  }
}
