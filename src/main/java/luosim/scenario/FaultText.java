package luosim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import luosim.spec.Ask;
import luosim.spec.FaultPoint;
import luosim.spec.FaultPoint.Kind;
import luosim.spec.Unit;

/** A fault as it is written in a scenario: one mapping on one line. */
final class FaultText {
  private FaultText() {}

  static String of(Fault fault) {
    var keys = new ArrayList<String>();
    keys.add("at: " + fault.at().id());
    keys.add("match: {" + String.join(", ", match(fault.match())) + "}");
    keys.add("effect: " + effect(fault.effect()));
    keys.add("probability: " + ScenarioText.share(fault.probability()));
    keys.add("per: " + fault.per().word());
    keys.add("recurs: " + fault.recurs().word());
    if (placed(fault.at(), fault.effect()) && fault.meanTimeNs().isEmpty()) {
      keys.add("after: " + after(fault.after()));
    }
    fault.meanTimeNs().ifPresent(ns -> keys.add("meanTime: " + ScenarioText.time(ns)));
    return "{" + String.join(", ", keys) + "}";
  }

  /** Whether the effect has a time of its own within what it strikes. */
  static boolean placed(FaultPoint at, FaultEffect effect) {
    return at.kind() != Kind.CALL || effect instanceof FaultEffect.Crash;
  }

  private static List<String> match(FaultMatch match) {
    var keys = new ArrayList<String>();
    match.handler().ifPresent(handler -> keys.add("handler: " + handler));
    match.subsystem().ifPresent(subsystem -> keys.add("subsystem: " + subsystem));
    if (match.host().isPresent()) {
      keys.add("host: " + FaultMatch.hostName(match.zone().orElseThrow(), match.rack().orElseThrow(),
          match.host().getAsInt()));
    } else {
      match.zone().ifPresent(zone -> keys.add("zone: " + zone));
      match.rack().ifPresent(rack -> keys.add("rack: " + rack));
    }
    match.hostClass().ifPresent(name -> keys.add("class: " + name));
    match.attempt().ifPresent(attempt -> keys.add("attempt: " + attempt));
    match.occurrence().ifPresent(occurrence -> keys.add("occurrence: " + occurrence));
    match.kernel().ifPresent(side -> keys.add("kernel: " + side.word()));
    match.during().ifPresent(request -> keys.add("during: " + request.word()));
    return keys;
  }

  private static String effect(FaultEffect effect) {
    if (effect instanceof FaultEffect.ReturnError error) {
      return "{error: " + error.errno() + "}";
    } else if (effect instanceof FaultEffect.Delay delay) {
      return "{delay: " + delay.law().text(Unit.DURATION) + "}";
    } else if (effect instanceof FaultEffect.Hang hang) {
      return "{hang: " + (hang.ns() == FaultEffect.Hang.FOREVER ? "forever" : ScenarioText.time(hang.ns()))
          + "}";
    } else if (effect instanceof FaultEffect.Requests requests) {
      return "{requests: ["
          + requests.asks().stream().map(Ask::word).collect(Collectors.joining(", ")) + "]}";
    }
    if (effect instanceof FaultEffect.Ranges ranges) {
      return "{range: " + ranges.form().word() + "}";
    }
    return effect instanceof FaultEffect.Malformed tree ? "{tree: " + tree.form().word() + "}" : "crash";
  }

  private static String after(After after) {
    return after instanceof After.Portion portion
        ? ScenarioText.share(portion.share())
        : ((After.Elapsed) after).law().text(Unit.DURATION);
  }
}
