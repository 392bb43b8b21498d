package luosim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import luosim.fleet.FatesSource;
import luosim.host.Fate;
import luosim.host.Fates;
import luosim.host.Site;
import luosim.host.Situation;
import luosim.scenario.After;
import luosim.scenario.Fault;
import luosim.scenario.FaultEffect;
import luosim.scenario.FaultMatch;
import luosim.spec.DistributionSpec;
import luosim.spec.Errno;
import luosim.spec.FaultPoint;
import luosim.trace.TraceSink;

/**
 * Notes every fault that strikes one host as a fault of a scenario that strikes there and nowhere else: by
 * attempt, and by its place among the steps of the attempt that concern the same handler or subsystem.
 */
final class FiredFaults implements FatesSource {
  private final FatesSource source;
  private final List<Fault> fired = new ArrayList<>();
  private final Map<String, Integer> steps = new TreeMap<>();

  FiredFaults(FatesSource source) {
    this.source = source;
  }

  /** The faults that struck, in the order of the run. */
  List<Fault> fired() {
    return List.copyOf(fired);
  }

  @Override public Fates open(int host, int hostClass, TraceSink sink) {
    fired.clear();
    steps.clear();
    return new Noted(source.open(host, hostClass, sink));
  }

  @Override public void discarded(int host, Fates fates) {
    source.discarded(host, fates instanceof Noted noted ? noted.fates : fates);
  }

  @Override public void committed(int host, Fates fates) {
    source.committed(host, fates instanceof Noted noted ? noted.fates : fates);
  }

  /** Fates that are noted. */
  private final class Noted implements Fates {
    private final Fates fates;

    Noted(Fates fates) {
      this.fates = fates;
    }

    @Override public boolean watches(Site site) {
      return fates.watches(site);
    }

    @Override public void decide(Site site, Situation situation, long nominalNs, Fate fate) {
      fates.decide(site, situation, nominalNs, fate);
      FaultMatch whom = whom(site, situation);
      String step =
          site.text() + whom.handler().orElse("") + whom.subsystem().orElse("") + situation.attempt();
      int occurrence = steps.merge(step, 1, Integer::sum);
      if (fate.kind() != Fate.Kind.NONE) {
        note(site, whom, situation.attempt(), occurrence, fate);
      }
    }

    @Override public void masked(Site site, Situation situation) {
      fates.masked(site, situation);
    }
  }

  private static FaultMatch whom(Site site, Situation situation) {
    boolean ofFile = site.text().startsWith("file.") && !situation.handler().isEmpty();
    boolean ofSubsystem = site.text().startsWith("subsystem.") && !situation.subsystem().isEmpty();
    return match(
        ofFile ? Optional.of(situation.handler()) : Optional.empty(),
        ofSubsystem ? Optional.of(situation.subsystem()) : Optional.empty(), 0, 0);
  }

  /** A match; 0 stands for any attempt or occurrence. */
  static FaultMatch match(
      Optional<String> handler, Optional<String> subsystem, int attempt, int occurrence) {
    return new FaultMatch(
        handler, subsystem, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
        attempt == 0 ? OptionalInt.empty() : OptionalInt.of(attempt),
        occurrence == 0 ? OptionalInt.empty() : OptionalInt.of(occurrence), Optional.empty(),
        Optional.empty());
  }

  private void note(Site site, FaultMatch whom, int attempt, int occurrence, Fate fate) {
    Optional<FaultPoint> point = FaultPoint.named(site.text());
    Optional<FaultEffect> effect = effect(fate);
    if (point.isPresent() && effect.isPresent() && attempt > 0) {
      After after = fate.afterNs() > 0
          ? new After.Elapsed(new DistributionSpec.Constant(fate.afterNs()))
          : new After.Portion(0);
      boolean call = point.get().kind() == FaultPoint.Kind.CALL;
      fired.add(new Fault(
          "f" + (fired.size() + 1), point.get(),
          match(whom.handler(), whom.subsystem(), attempt, call ? occurrence : 0), effect.get(), 1,
          call ? Fault.Per.CALL : Fault.Per.ATTEMPT, Fault.Recurs.REDRAWN, after, OptionalLong.empty()));
    }
  }

  private static Optional<FaultEffect> effect(Fate fate) {
    return switch (fate.kind()) {
      case NONE -> Optional.empty();
      case ERROR -> errno(fate.errno()).map(FaultEffect.ReturnError::new);
      case DELAY -> Optional.of(new FaultEffect.Delay(new DistributionSpec.Constant(fate.lengthNs())));
      case HANG -> Optional.of(new FaultEffect.Hang(
          fate.lengthNs() == Fate.FOREVER ? FaultEffect.Hang.FOREVER : fate.lengthNs()));
      case CRASH -> Optional.of(new FaultEffect.Crash());
      case REQUESTS -> Optional.of(new FaultEffect.Requests(fate.asks()));
      case TREE -> fate.tree().map(FaultEffect.Malformed::new);
      case RANGE -> fate.range().map(FaultEffect.Ranges::new);
    };
  }

  private static Optional<Errno> errno(int number) {
    for (Errno errno : Errno.values()) {
      if (errno.number() == number) {
        return Optional.of(errno);
      }
    }
    return Optional.empty();
  }
}
