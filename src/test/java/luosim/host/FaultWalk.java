package luosim.host;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import luosim.fault.FaultKind;
import luosim.fault.FaultPoints;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;
import luosim.invariant.MachineWorld;
import luosim.luo.Errno;
import luosim.spec.Ask;
import luosim.spec.FaultPoint;
import luosim.spec.TreeForm;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * Walks over faults of one small host: every step that it comes to, with every effect that the step admits,
 * and then every later step of that run. Each run has two update attempts and is judged.
 */
final class FaultWalk {
  private static final int ATTEMPTS = 2;
  private static final int STEPS_MAX = 200_000;
  private static final Set<Site> REST = EnumSet.of(Site.HOST_UP, Site.HOST_REST);

  /** One thing that befalls the step with this number. */
  record Hit(int step, Effect effect) {}

  /** What befalls a step. */
  record Effect(String text, java.util.function.Consumer<Fate> fill) {
    @Override public String toString() {
      return text;
    }
  }

  /** A violation with the first run that showed it. */
  private final TreeMap<String, String> found = new TreeMap<>();
  private final Machine machine;
  private final List<Effect> asks = new ArrayList<>();

  FaultWalk(HostFixture host) {
    machine = host.machine();
    for (Ask ask : Ask.values()) {
      if (ask.existsIn(FaultPoint.Era.RFC)) {
        asks.add(new Effect(ask.word(), fate -> fate.requests(List.of(ask))));
      }
    }
    asks.add(new Effect("cancel prepare", fate -> fate.requests(List.of(Ask.CANCEL, Ask.PREPARE))));
  }

  TreeMap<String, String> found() {
    return found;
  }

  private List<Effect> effects(Site site) {
    List<Effect> effects = new ArrayList<>();
    if (REST.contains(site)) {
      return effects;
    }
    if (FaultPoints.admits(site, FaultKind.ERROR)) {
      int errno = site == Site.ALLOC ? Errno.ENOMEM : Errno.EIO;
      effects.add(new Effect("error", fate -> fate.error(errno)));
    }
    if (site == Site.AGENT) {
      effects.add(new Effect("crash", fate -> fate.crash(0)));
    }
    if (FaultPoints.admits(site, FaultKind.REQUESTS)) {
      effects.addAll(asks);
    }
    if (FaultPoints.admits(site, FaultKind.TREE)) {
      for (TreeForm form : TreeForm.values()) {
        effects.add(new Effect(form.word(), fate -> fate.malformed(Optional.of(form))));
      }
    }
    return effects;
  }

  /** A run with faults; the sites of its steps in order. */
  private final class Script implements Fates {
    private final List<Hit> hits;
    private final List<Site> met = new ArrayList<>();
    private TraceSink sink = Silence.INSTANCE;

    Script(List<Hit> hits) {
      this.hits = hits;
    }

    @Override public boolean watches(Site site) {
      return !effects(site).isEmpty();
    }

    @Override public void decide(Site site, Situation situation, long nominalNs, Fate fate) {
      int step = met.size();
      met.add(site);
      for (Hit hit : hits) {
        if (hit.step() == step) {
          hit.effect().fill().accept(fate);
          int effect = fate.kind().ordinal() - 1;
          sink.record(TraceKind.FAULT_FIRED, situation.nowNs(), 0, 0, site.ordinal(), effect, 0);
        }
      }
    }

    @Override public void masked(Site site, Situation situation) {}
  }

  /** Every list of at most so many faults. */
  FaultWalk walk(int most) {
    walk(List.of(), most);
    return this;
  }

  private void walk(List<Hit> hits, int left) {
    List<Site> met = run(hits);
    if (left == 0) {
      return;
    }
    int first = hits.isEmpty() ? 0 : hits.get(hits.size() - 1).step() + 1;
    for (int step = first; step < met.size(); step++) {
      for (Effect effect : effects(met.get(step))) {
        List<Hit> more = new ArrayList<>(hits);
        more.add(new Hit(step, effect));
        walk(more, left - 1);
      }
    }
  }

  private List<Site> run(List<Hit> hits) {
    Script script = new Script(hits);
    Judge judge = new Judge();
    judge.begin(0, 0, new MachineWorld(machine));
    script.sink = judge;
    machine.install(7, 0, 0, 0, 0, 0, script, judge);
    for (int attempt = 0; attempt < ATTEMPTS && machine.serving(); attempt++) {
      machine.start(machine.nowNs());
      int steps = 0;
      while (machine.busy() && machine.nextTimeNs() != Long.MAX_VALUE) {
        machine.step();
        if (++steps > STEPS_MAX) {
          throw new IllegalStateException("no rest after " + hits);
        }
      }
      if (machine.busy()) {
        throw new IllegalStateException("waits for ever after " + hits);
      }
    }
    JudgeTally here = new JudgeTally("rfc-v2");
    judge.commit(here);
    for (var violation : here.violations()) {
      String key = violation.invariant().id() + " " + violation.row();
      found.putIfAbsent(key, describe(hits, script.met) + " :: " + violation);
    }
    return script.met;
  }

  private static String describe(List<Hit> hits, List<Site> met) {
    StringBuilder text = new StringBuilder();
    for (Hit hit : hits) {
      int occurrence = 0;
      for (int step = 0; step <= hit.step(); step++) {
        occurrence += met.get(step) == met.get(hit.step()) ? 1 : 0;
      }
      text.append(met.get(hit.step()).text()).append('#').append(occurrence).append('=')
          .append(hit.effect()).append(' ');
    }
    return text.toString().trim();
  }
}
