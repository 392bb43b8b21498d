package luosim.scenario;

import java.util.stream.Collectors;
import luosim.spec.Unit;

/** The rollout as it is written in a scenario. */
final class RolloutText {
  private RolloutText() {}

  static String of(Rollout rollout) {
    var limits = rollout.maxUnavailable();
    var threshold = rollout.failureThreshold();
    var retry = rollout.retry();
    var fallback = rollout.fallback();
    var waves = rollout.waves().stream()
        .map(wave -> "    " + wave.name() + ": {upTo: " + wave.upTo().text() + ", bakeTime: "
            + ScenarioText.time(wave.bakeNs()) + "}\n")
        .collect(Collectors.joining());
    var counts = threshold.counts().stream().map(Word::word).collect(Collectors.joining(", ", "[", "]"));
    return "rollout:\n  method: {default: live}\n  waves:\n" + waves
        + "  maxUnavailable: {fleet: " + limits.fleet().text() + ", zone: " + limits.zone().text()
        + ", rack: "
        + limits.rack().text() + ", domains: {zone: " + limits.zones() + ", rack: " + limits.racks() + "}}\n"
        + "  failureThreshold: {above: " + ScenarioText.share(threshold.above()) + ", of: "
        + threshold.of().word()
        + ", min: " + threshold.least() + ", counts: " + counts + ", then: halt, inFlight: "
        + threshold.inFlight().word() + "}\n"
        + "  prepareTimeout: " + ScenarioText.time(rollout.prepareTimeoutNs()) + "\n"
        + "  pauseLimit: " + ScenarioText.time(rollout.pauseLimitNs()) + "\n"
        + "  retry: {limit: " + retry.limit() + ", holdsSlot: " + retry.holdsSlot() + ", backoff: {duration: "
        + ScenarioText.time(retry.backoffNs()) + ", factor: " + Unit.NUMBER.print(retry.factor())
        + ", maxDuration: " + ScenarioText.time(retry.backoffMostNs()) + "}}\n"
        + "  fallback: {cancelled: " + fallback.cancelled().word() + ", wedged: " + fallback.wedged().word()
        + ", afterJump: " + fallback.afterJump().word() + "}\n";
  }
}
