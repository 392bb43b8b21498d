package luosim.scenario;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import luosim.spec.Timing;
import luosim.spec.Unit;

/**
 * A scenario as text: every key with its value, defaults included, in the order of the {@link Schema}.
 *
 * <p>Reading the text, with the same CSV files beside it, gives an equal scenario; equal scenarios
 * have equal texts. Digests of the CSV files stand in comments at the end, so that the scenario's own
 * digest covers what they hold.
 */
public final class ScenarioText {
  private final StringBuilder out = new StringBuilder();

  private ScenarioText() {}

  /** The whole text. */
  public static String canonical(Scenario scenario) {
    var text = new ScenarioText();
    text.write(scenario);
    return text.out.toString();
  }

  /** The SHA-256 of the canonical text in UTF-8, 64 lower-case hexadecimal digits. */
  public static String digest(Scenario scenario) {
    return digest(canonical(scenario));
  }

  /** The same of a canonical text that is at hand. */
  public static String digest(String canonical) {
    return sha256(canonical.getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of some bytes in lower-case hexadecimal. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private void write(Scenario scenario) {
    line("luosim: " + Scenario.FORMAT_VERSION);
    line("name: " + scenario.name());
    line("seed: " + scenario.seed());
    line("replications: {fixed: " + scenario.replications() + "}");
    line("protocol: " + protocol(scenario.protocol()));
    fleet(scenario.fleet());
    timing(scenario.timing());
    faults(scenario);
    line(scenario.events().isEmpty() ? "events: {}" : "events:");
    for (var event : scenario.events()) {
      line("  " + event.name() + ": {at: " + time(event.atNs()) + ", do: " + event.action().word()
          + ", inFlight: " + event.inFlight().word() + "}");
    }
    out.append(RolloutText.of(scenario.rollout()));
    verdict(scenario);
    line("record: {pauses: {share: " + share(scenario.record().pauseShare()) + ", worst: "
        + scenario.record().pauseWorst() + "}}");
    for (var input : scenario.inputs()) {
      line("# input " + input.name() + " sha256 " + input.sha256());
    }
  }

  private void line(String line) {
    out.append(line).append('\n');
  }

  private static String protocol(Protocol protocol) {
    var ids = protocol.from() == protocol.to()
        ? "id: " + protocol.from().word()
        : "from: " + protocol.from().word() + ", to: " + protocol.to().word();
    return "{" + ids + ", allowIncompatible: " + protocol.allowIncompatible() + "}";
  }

  private void fleet(Fleet fleet) {
    var topology = fleet.topology();
    line("fleet:");
    line("  topology: {zones: " + topology.zones() + ", racksPerZone: " + topology.racksPerZone()
        + ", hostsPerRack: " + topology.hostsPerRack() + "}");
    line("  hostClasses:");
    fleet.hostClasses().forEach(this::hostClass);
  }

  private void hostClass(HostClass made) {
    var kernel = made.kernel();
    var ladder = made.agent().afterFreezeFailure();
    line("    " + made.name() + ":");
    line("      weight: " + made.weight());
    line("      cpus: " + made.cpus());
    line("      numaNodes: " + made.numaNodes());
    line("      memory: " + Unit.MEMORY.print(made.memoryBytes()));
    line("      fragmentation: " + share(made.fragmentation()));
    line(
        "      kernel: {deferredPages: " + kernel.deferredPages() + ", parallelCpus: " + kernel.parallelCpus()
            + ", deviceShutdown: " + kernel.deviceShutdown().word() + ", hugetlb: " + kernel.hugetlb()
            + ", khoDebug: " + kernel.khoDebug() + ", liveupdate: " + kernel.liveupdate() + ", flbAtBoot: "
            + kernel.flbAtBoot() + ", flbOfAll: " + kernel.flbOfAll() + ", otherPages: " + kernel.otherPages()
            + "}");
    line("      agent: {workers: " + made.agent().workers() + ", keepsSessions: "
        + made.agent().keepsSessions() + ", afterFreezeFailure: {cancel: "
        + share(ladder.cancel()) + ", rebootAgain: " + share(ladder.rebootAgain()) + ", resumeOnly: "
        + share(ladder.resumeOnly()) + "}}");
    line("      subsystems: [" + String.join(", ", made.subsystems()) + "]");
    line("      callbacks: " + made.callbacks().stream()
        .map(one -> one.subsystem() + ": [" + String.join(", ", one.callbacks()) + "]")
        .collect(Collectors.joining(", ", "{", "}")));
    var next = made.next();
    line("      nextKernel: {kho: " + next.kho() + ", liveupdate: " + next.liveupdate() + ", subsystems: ["
        + String.join(", ", next.subsystems()) + "], handlers: [" + String.join(", ", next.handlers())
        + "]}");
    line("      bare: " + made.bare());
    line(made.vms().isEmpty() ? "      vms: {}" : "      vms:");
    for (var shape : made.vms()) {
      var count = shape.countLeast() == shape.countMost()
          ? "count: " + shape.countLeast()
          : "integers: [" + shape.countLeast() + ", " + shape.countMost() + "]";
      line("        " + shape.name() + ": {" + count + ", vcpus: " + shape.vcpus() + ", memory: "
          + Unit.MEMORY.print(shape.memoryBytes()) + ", pageSize: " + Unit.MEMORY.print(shape.pageBytes())
          + ", memfds: " + shape.memfds() + ", vfio: " + shape.vfio() + ", migratable: " + shape.migratable()
          + "}");
    }
  }

  private void timing(TimingPlan plan) {
    line("timing:");
    line("  base: " + plan.base());
    line("  spread: {host: {sigma: " + share(plan.hostSigma()) + "}, rack: {sigma: " + share(plan.rackSigma())
        + "}}");
    costs(plan, "timing.", 1);
  }

  /** The costs whose path begins with a prefix; a group stands where its first cost is declared. */
  private void costs(TimingPlan plan, String prefix, int depth) {
    var written = new LinkedHashSet<String>();
    for (var timing : Timing.values()) {
      if (!timing.path().startsWith(prefix)) {
        continue;
      }
      var rest = timing.path().substring(prefix.length());
      int dot = rest.indexOf('.');
      var key = dot < 0 ? rest : rest.substring(0, dot);
      if (dot < 0) {
        line("  ".repeat(depth) + key + ": {" + plan.law(timing).entry(timing.unit()) + ", scale: "
            + Unit.NUMBER.print(plan.scale(timing)) + "}");
      } else if (written.add(key)) {
        line("  ".repeat(depth) + key + ":");
        costs(plan, prefix + key + ".", depth + 1);
      }
    }
  }

  private void faults(Scenario scenario) {
    line(scenario.faults().isEmpty() ? "faults: {}" : "faults:");
    for (var fault : scenario.faults()) {
      line("  " + fault.name() + ": " + FaultText.of(fault));
    }
  }

  private void verdict(Scenario scenario) {
    var policy = scenario.invariants();
    var known = policy.known().stream()
        .map(one -> one.invariant() + ": [" + String.join(", ", one.defects()) + "]")
        .collect(Collectors.joining(", ", "{", "}"));
    line("invariants: {judge: " + policy.judge().word() + ", known: " + known + ", cancelsAtLeast: "
        + policy.cancelsAtLeast() + "}");
    line(scenario.budgets().isEmpty() ? "budgets: []" : "budgets:");
    for (var budget : scenario.budgets()) {
      line("  - \"" + budget.text() + "\"");
    }
  }

  /** A duration in nanoseconds as it is written. */
  static String time(long ns) {
    return Unit.DURATION.print(ns);
  }

  /** A share of one as it is written. */
  static String share(double share) {
    return Unit.FRACTION.print(share);
  }
}
