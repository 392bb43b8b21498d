package luosim.scenario;

import static luosim.spec.Unit.COUNT;
import static luosim.spec.Unit.DURATION;
import static luosim.spec.Unit.FRACTION;
import static luosim.spec.Unit.NUMBER;

import java.util.List;
import luosim.spec.Parameter.Presence;
import luosim.spec.ParameterType;

/** The keys under {@code rollout}. */
final class RolloutKeys {
  private RolloutKeys() {}

  static void declare(Keys top) {
    var rollout = top.block("rollout", "How the update is taken through the fleet.");
    rollout.table("method", "methods by host class", 101, "{default: live}",
        "How hosts are updated; this version knows live only.");
    var waves = rollout.table("waves", "waves", 100, "{all: {upTo: 100%}}",
        "Groups of hosts in order; the last one is the whole fleet.");
    waves.required("upTo", new ParameterType.Share(Schema.HOSTS_MAX),
        "How much of the fleet is updated when the wave ends, earlier waves included.");
    waves.quantity("bakeTime", DURATION, "0s", "365d", "0s",
        "Time between the wave's last outcome and the start of the next.");
    declareLimits(rollout);
    rollout.later("observe", "What the controller can know, and when.");
    rollout.quantity("prepareTimeout", DURATION, "1ms", "365d", "60s",
        "A host that prepares for longer is told to cancel.");
    rollout.quantity("pauseLimit", DURATION, "1ms", "365d", "30s",
        "A host whose VMs are paused for longer is told to cancel; after the jump it is only counted.");
    declareRetry(rollout);
  }

  private static void declareLimits(Keys rollout) {
    var limits = rollout.block("maxUnavailable",
        "Limits that hold when a host is started; hosts being updated, unavailable or broken count. "
            + "A percentage rounds down, but not below 1.");
    limits.portion("fleet", Schema.HOSTS_MAX, "10%", "Of all hosts.");
    limits.portion("zone", Schema.HOSTS_MAX, "100%", "Of the hosts of any one zone.");
    limits.portion("rack", Schema.HOSTS_MAX, "100%", "Of the hosts of any one rack.");
    limits.block("domains", "How many failure domains may have such hosts at the same time.")
        .add("zone", Keys.quantity(COUNT, "1", "1000"), "all zones", Presence.OPTIONAL, "Zones.")
        .add("rack", Keys.quantity(COUNT, "1", Integer.toString(Schema.HOSTS_MAX)), "all racks",
            Presence.OPTIONAL, "Racks.");
    rollout.block("failureThreshold", "When the rollout halts by itself.")
        .quantity("above", FRACTION, "0%", "100%", "100%",
            "It halts when more than this share of the counted hosts failed; 100% never halts.")
        .word("of", Word.list(FailureThreshold.Scope.values()), "rollout",
            "Counted hosts: those of the running wave that have ended, or all that have.")
        .quantity("min", COUNT, "1", Integer.toString(Schema.HOSTS_MAX), "1", "Fewer failures never halt.")
        .items("counts", "of lost, wedged and exhausted", 3, "[lost, wedged, exhausted]",
            "What is a failure.")
        .word("then", List.of("halt"), "halt", "No further host is started.")
        .word("inFlight", Word.list(InFlight.values()), "finish",
            "What becomes of hosts that are being updated.");
  }

  private static void declareRetry(Keys rollout) {
    var retry = rollout.block("retry", "Attempts after the first.");
    retry.quantity("limit", COUNT, "0", "1000", "3", "How many.");
    retry.flag("holdsSlot", false, "A host that waits for its next attempt counts as being updated.");
    retry.block("backoff", "The wait before each of them.")
        .quantity("duration", DURATION, "0s", "365d", "1m", "The first wait.")
        .quantity("factor", NUMBER, "1", "100", "2", "What each further wait is multiplied by.")
        .quantity("maxDuration", DURATION, "0s", "365d", "30m", "The longest wait.");
    var actions = Word.list(Fallback.Action.values());
    rollout.block("fallback", "What is done with a host that cannot be updated live.")
        .word("cancelled", actions, "drain", "Its last attempt was cancelled and it is in order.")
        .word("wedged", actions, "drain", "Its orchestrator takes no further request.")
        .word("afterJump", actions, "reboot", "It jumped and the new kernel could not go on.");
  }
}
