package luosim.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import luosim.engine.RunEnding;
import luosim.host.AttemptEnd;
import luosim.host.Fallback;
import luosim.trace.TraceEvent;
import luosim.trace.TraceRecorder;
import luosim.trace.TraceSink;

/** A fleet of scripted hosts, what became of them, and the fleet's events. */
final class ScriptedFleet {
  final FleetPlan plan;
  final HostPool pool;
  final TraceRecorder events = new TraceRecorder(10_000_000);
  final TreeMap<Integer, Long> hashes = new TreeMap<>();
  final TreeMap<Integer, Outcome> committed = new TreeMap<>();
  final List<Integer> commitOrder = new ArrayList<>();
  final TreeSet<Integer> open = new TreeSet<>();
  int discards;
  int openMax;
  RestHazards hazards = RestHazards.NONE;
  FleetLimits limits = FleetLimits.generous();
  java.util.function.BooleanSupplier interruption = () -> false;
  Crew crew = Crew.ALONE;
  TraceSink watcher = (kind, timeNs, host, subject, a, b, c) -> {};
  RunEnding ending = RunEnding.HORIZON;
  Rollout rollout;

  ScriptedFleet(FleetPlan plan, Script script) {
    this.plan = plan;
    pool = new HostPool(() -> new ScriptedHost(script, this));
    rollout = Rollout.onOneList(parts());
  }

  private RolloutParts parts() {
    return new RolloutParts(
        plan, luosim.fleet.policy.Policies.of(plan), pool, hazards, events.and(watcher), limits,
        interruption);
  }

  ScriptedFleet runAhead(int unitsWaitingMax) {
    rollout = Rollout.runningAhead(parts(), crew, unitsWaitingMax);
    ending = rollout.run();
    return this;
  }

  ScriptedFleet runOnOneList() {
    rollout = Rollout.onOneList(parts());
    ending = rollout.run();
    return this;
  }

  synchronized void opened(int host) {
    if (!open.add(host)) {
      throw new IllegalStateException("host " + host + " is opened twice");
    }
    openMax = Math.max(openMax, open.size());
  }

  synchronized void discarded(int host) {
    if (!open.remove(host)) {
      throw new IllegalStateException("host " + host + " is discarded but not open");
    }
    discards++;
  }

  synchronized void committed(int host, long hash, Outcome outcome, long timeNs) {
    if (!open.remove(host) || committed.put(host, outcome) != null) {
      throw new IllegalStateException("host " + host + " is committed twice or not open");
    }
    hashes.put(host, hash);
    commitOrder.add(host);
  }

  List<Outcome> outcomes() {
    List<Outcome> all = new ArrayList<>();
    for (int host = 0; host < plan.topology().hosts(); host++) {
      all.add(rollout.outcome(host));
    }
    return all;
  }

  /** The fleet's events as text, one a line: time, event, whom, details. */
  String story() {
    StringBuilder text = new StringBuilder();
    for (TraceEvent event : events.events()) {
      text.append(event.timeNs()).append(' ').append(line(event)).append('\n');
    }
    return text.toString();
  }

  private static String line(TraceEvent event) {
    String kind = event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    int subject = event.subject();
    return switch (event.kind()) {
      case ROLLOUT_BEGAN -> kind + " with " + event.a();
      case WAVE_BEGAN -> kind + " " + subject + " up to " + event.a();
      case HOST_STARTED, HOST_CANCEL_ORDERED -> kind + " " + subject + " attempt " + event.a();
      case HOST_ANSWERED -> kind + " " + subject + " " + AttemptEnd.values()[(int) event.b()].text();
      case HOST_RETRIES -> kind + " " + subject + " at " + event.a() + (event.b() == 1 ? " holding" : "");
      case HOST_FALLS_BACK -> kind + " " + subject + " " + Fallback.values()[(int) event.a()].text();
      case HOST_OUTCOME -> kind + " " + subject + " " + Outcome.values()[(int) event.a()].text()
          + " " + HostKernel.values()[(int) event.b()].text() + (event.c() == 1 ? " broken" : "");
      case HOST_FAILED_AT_REST -> kind + " " + subject + " cause " + event.a();
      case ROLLOUT_HALTED, ROLLOUT_PAUSED -> kind + " " + StopCause.values()[(int) event.a()].text();
      case ROLLOUT_ENDED -> kind + " " + RolloutEnd.values()[(int) event.a()].text();
      case ROLLOUT_RESUMED -> kind;
      default -> kind + " " + subject;
    };
  }
}
