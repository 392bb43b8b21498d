package luosim.scenario;

import java.util.ArrayList;
import java.util.List;
import luosim.spec.Nearest;
import luosim.spec.ParameterType;

/** Reads {@code rollout}; waves must grow up to the whole fleet. */
final class RolloutReader {
  private final Fleet fleet;

  RolloutReader(Fleet fleet) {
    this.fleet = fleet;
  }

  Rollout read(Section rollout) {
    checkMethods(rollout);
    var retry = rollout.block("retry");
    var backoff = retry.block("backoff");
    var fallback = rollout.block("fallback");
    var actions = Fallback.Action.values();
    if (backoff.whole("maxDuration") < backoff.whole("duration")) {
      throw new ScenarioException(backoff.place(), backoff.path("maxDuration") + " is below duration",
          "maxDuration of at least duration");
    }
    return new Rollout(waves(rollout), maxUnavailable(rollout.block("maxUnavailable")),
        threshold(rollout.block("failureThreshold")), rollout.whole("prepareTimeout"),
        rollout.whole("pauseLimit"),
        new Retry(retry.count("limit"), retry.flag("holdsSlot"), backoff.whole("duration"),
            backoff.number("factor"), backoff.whole("maxDuration")),
        new Fallback(fallback.word("cancelled", actions), fallback.word("wedged", actions),
            fallback.word("afterJump", actions)));
  }

  private void checkMethods(Section rollout) {
    var classes = new ArrayList<String>();
    classes.add("default");
    fleet.hostClasses().forEach(hostClass -> classes.add(hostClass.name()));
    for (var entry : rollout.table("method")) {
      if (!classes.contains(entry.key())) {
        throw new ScenarioException(entry.place(), "the unknown host class '" + entry.key() + "' in "
            + rollout.path("method"), "one of " + String.join(", ", classes),
            Nearest.to(entry.key(), classes));
      }
      var what = rollout.path("method") + "." + entry.key();
      var word = Values.word(entry.value(), what, List.of("live", "drain", "reboot"));
      if (!word.equals("live")) {
        throw new ScenarioException(entry.value().place(), what + " is '" + word
            + "', known but not supported in this version", "live");
      }
    }
  }

  private List<Wave> waves(Section rollout) {
    var waves = new ArrayList<Wave>();
    int reached = 0;
    for (var named : rollout.sections("waves")) {
      var section = named.section();
      var wave = new Wave(named.name(), section.portion("upTo"), section.whole("bakeTime"));
      int upTo = wave.upTo().of(fleet.hosts());
      if (upTo < reached) {
        throw new ScenarioException(section.place("upTo"), section.path("upTo") + " is " + wave.upTo().text()
            + " (" + upTo + " hosts)", "no less than the wave before it (" + reached + " hosts)");
      }
      reached = upTo;
      waves.add(wave);
    }
    if (reached < fleet.hosts()) {
      throw new ScenarioException(rollout.place("waves"), "the last wave ends at " + reached + " of "
          + fleet.hosts() + " hosts", "a last wave with upTo: 100%");
    }
    return waves;
  }

  private MaxUnavailable maxUnavailable(Section section) {
    var domains = section.block("domains");
    return new MaxUnavailable(section.portion("fleet"), section.portion("zone"), section.portion("rack"),
        domains(domains, "zone", fleet.topology().zones()),
        domains(domains, "rack", fleet.topology().racks()));
  }

  private static int domains(Section domains, String key, int all) {
    if (!domains.has(key)) {
      return all;
    }
    int asked = domains.count(key);
    if (asked > all) {
      throw new ScenarioException(domains.place(key), domains.path(key) + " is " + asked,
          "at most " + all + ", all that there are");
    }
    return asked;
  }

  private static FailureThreshold threshold(Section section) {
    var known = List.of(FailureThreshold.Counted.values());
    var counts = new ArrayList<FailureThreshold.Counted>();
    var what = section.path("counts");
    for (var item : section.items("counts")) {
      var word = Values.word(item, what, Word.list(FailureThreshold.Counted.values()));
      var counted = known.stream().filter(one -> one.word().equals(word)).findFirst().orElseThrow();
      if (counts.contains(counted)) {
        throw new ScenarioException(item.place(), what + " names '" + word + "' twice", "each once");
      }
      counts.add(counted);
    }
    if (counts.isEmpty()) {
      throw new ScenarioException(section.place("counts"), what + " is empty",
          new ParameterType.Items("of lost, wedged and exhausted, at least one", 3).expected());
    }
    section.text("then");
    return new FailureThreshold(section.number("above"), section.word("of", FailureThreshold.Scope.values()),
        section.count("min"), counts, section.word("inFlight", InFlight.values()));
  }
}
