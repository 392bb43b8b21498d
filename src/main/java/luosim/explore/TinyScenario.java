package luosim.explore;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import luosim.fault.FaultEffect;
import luosim.fault.FaultPoints;
import luosim.host.Fate;
import luosim.run.Bound;
import luosim.run.ReplayToken;
import luosim.run.Tokens;
import luosim.scenario.Scenario;
import luosim.scenario.ScenarioReader;
import luosim.spec.Ask;
import luosim.spec.Errno;
import luosim.spec.FaultPoint;
import luosim.spec.Timing;
import luosim.spec.TreeForm;

/**
 * Tiny hosts and cases as ordinary scenarios: one host with one VM, every step with a constant length.
 *
 * <p>The text is read by the ordinary reader, so whatever the explorer runs can be run by anybody.
 */
public final class TinyScenario {
  private static final List<String> SUBSYSTEMS = List.of("pci", "iommu", "net", "disk", "kvm", "gpu", "tpm",
      "usb", "dma");

  private TinyScenario() {}

  /** The name of the scenario of an invariant's smallest case. */
  public static String name(String invariant) {
    return "case-" + invariant.toLowerCase(Locale.ROOT);
  }

  /** The scenario of a case, as text that a person can read. */
  public static String yaml(Case one, String name) {
    return yaml(one.host(), one.faults(), one.attempts(), List.of(one.host().ladder()), name);
  }

  /** The scenario of a case. */
  public static Scenario scenario(Case one, String name) {
    return ScenarioReader.parse(yaml(one, name), name, Collections.emptySortedMap());
  }

  /**
   * The word that replays a case: its attempts are ordered one after the other, each when the last has ended.
   *
   * @param orders the orders, as the case was run
   * @param attempt the attempt of interest
   */
  public static String token(Case one, String name, List<ReplayToken.Order> orders, int attempt) {
    return Tokens.of(Bound.of(scenario(one, name)), 0, 0, attempt, orders);
  }

  static Bound bound(TinyHost host, List<CaseFault> faults, int attempts, List<Ladder> classes) {
    String text = yaml(host, faults, attempts, classes, "tiny");
    return Bound.of(ScenarioReader.parse(text, "tiny host", Collections.emptySortedMap()));
  }

  private static String yaml(
      TinyHost host, List<CaseFault> faults, int attempts, List<Ladder> classes, String name) {
    StringBuilder out = new StringBuilder();
    out.append("luosim: 1\nname: ").append(name).append("\nseed: 1\nreplications: {fixed: 1}\n");
    out.append("protocol: {id: ").append(host.protocol()).append("}\n");
    out.append("fleet:\n  topology: {zones: 1, racksPerZone: 1, hostsPerRack: ").append(classes.size())
        .append("}\n  hostClasses:\n");
    for (Ladder ladder : classes) {
      hostClass(host, ladder, out);
    }
    out.append(faults.isEmpty() ? "faults: {}\n" : "faults:\n");
    for (int number = 0; number < faults.size(); number++) {
      out.append("  f").append(number + 1).append(": ").append(fault(faults.get(number))).append('\n');
    }
    out.append("rollout:\n  retry: {limit: ").append(attempts - 1)
        .append("}\n  fallback: {cancelled: skip, wedged: skip, afterJump: skip}\n");
    out.append("invariants: {judge: all}\n");
    out.append("timing:\n");
    timing("timing.", 1, out);
    return out.toString();
  }

  private static void hostClass(TinyHost host, Ladder ladder, StringBuilder out) {
    StringJoiner vm = new StringJoiner(", ", "{", "}");
    vm.add("count: 1").add("vcpus: 1").add("memory: " + 4 * host.memfds() + "KiB").add("pageSize: 4KiB");
    vm.add("memfds: " + host.memfds()).add("vfio: " + host.devices());
    out.append("    ladder-").append(ladder.ordinal() + 1).append(":\n      cpus: 1\n      numaNodes: 1\n")
        .append("      memory: 1GiB\n      bare: ").append(host.devices() == 0).append('\n')
        .append("      agent: {workers: 1, afterFreezeFailure: ").append(shares(ladder)).append("}\n")
        .append("      subsystems: ").append(SUBSYSTEMS.subList(0, host.subsystems())).append('\n')
        .append("      vms: ").append(host.memfds() == 0 ? "{}" : "{vm: " + vm + "}").append('\n');
    for (String option : host.options()) {
      out.append("      ").append(option).append('\n');
    }
  }

  private static String shares(Ladder taken) {
    StringJoiner shares = new StringJoiner(", ", "{", "}");
    for (Ladder ladder : Ladder.values()) {
      shares.add(ladder.word() + ": " + (ladder == taken ? "100%" : "0%"));
    }
    return shares.toString();
  }

  private static String fault(CaseFault fault) {
    StringJoiner match = new StringJoiner(", ", "{", "}");
    if (!fault.whom().isEmpty()) {
      boolean subsystem = SUBSYSTEMS.contains(fault.whom());
      match.add((subsystem ? "subsystem: " : "handler: ") + fault.whom());
    }
    match.add("attempt: " + fault.attempt());
    if (FaultPoints.kind(fault.site()) == FaultPoint.Kind.CALL) {
      match.add("occurrence: " + fault.occurrence());
    }
    return "{at: " + fault.site().text() + ", match: " + match + ", effect: " + effect(fault.effect())
        + (fault.sticky() ? ", recurs: always" : "") + "}";
  }

  private static String effect(FaultEffect effect) {
    if (effect instanceof FaultEffect.Failure failure) {
      return "{error: " + name(failure.errno()) + "}";
    }
    if (effect instanceof FaultEffect.Hang hang) {
      return "{hang: " + (hang.lengthNs() == Fate.FOREVER ? "forever" : hang.lengthNs() + "ns") + "}";
    }
    if (effect instanceof FaultEffect.Requests requests) {
      return requests.asks().stream().map(Ask::word).collect(Collectors.joining(", ", "{requests: [", "]}"));
    }
    if (effect instanceof FaultEffect.Ranges ranges) {
      return "{range: " + ranges.form().word() + "}";
    }
    return effect instanceof FaultEffect.Tree tree
        ? "{tree: " + tree.form().map(TreeForm::word).orElseThrow() + "}" : "crash";
  }

  private static String name(int number) {
    for (Errno errno : Errno.values()) {
      if (errno.number() == number) {
        return errno.name();
      }
    }
    throw new IllegalArgumentException("no error has the number " + number);
  }

  /** Every cost below a path at its least, so that nothing is drawn; a group stands at its first cost. */
  private static void timing(String prefix, int depth, StringBuilder out) {
    Set<String> written = new LinkedHashSet<>();
    for (Timing timing : Timing.values()) {
      if (!timing.path().startsWith(prefix)) {
        continue;
      }
      String rest = timing.path().substring(prefix.length());
      String key = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
      if (key.equals(rest)) {
        out.append("  ".repeat(depth)).append(key).append(": {constant: ")
            .append(timing.unit().print(timing.low())).append("}\n");
      } else if (written.add(key)) {
        out.append("  ".repeat(depth)).append(key).append(":\n");
        timing(prefix + key + ".", depth + 1, out);
      }
    }
  }
}
