package luosim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import luosim.spec.Errno;
import luosim.spec.FaultPoint;
import luosim.spec.FaultPoint.Era;
import luosim.spec.FaultPoint.Kind;
import luosim.spec.Timing;
import luosim.spec.Unit;

/** Valid scenarios as random text: every key is written or left to its default by the toss of a coin. */
final class RandomScenarios {
  private final Random random;
  private final int zones;
  private final int racks;
  private final int hosts;
  private final int retries;
  private final List<String> classes = new ArrayList<>();

  RandomScenarios(long seed) {
    random = new Random(seed);
    zones = 1 + random.nextInt(4);
    racks = 1 + random.nextInt(5);
    hosts = 1 + random.nextInt(40);
    retries = random.nextInt(5);
  }

  /** The text of one scenario. */
  String text() {
    var lines = new ArrayList<String>();
    lines.add("luosim: 1");
    lines.add("name: s" + random.nextInt(1000));
    lines.add("protocol: {id: rfc-v2}");
    maybe(lines, () -> "seed: " + (random.nextLong() >>> 1));
    maybe(lines, () -> "replications: {fixed: " + (1 + random.nextInt(500)) + "}");
    lines.add("fleet: {topology: {zones: " + zones + ", racksPerZone: " + racks + ", hostsPerRack: " + hosts
        + "}, hostClasses: " + mapping(1 + random.nextInt(3), this::hostClass) + "}");
    maybe(lines, () -> "timing: {spread: {host: {sigma: " + share() + "}}, " + timing() + "}");
    maybe(lines, () -> "faults: " + mapping(random.nextInt(6), name -> fault()));
    maybe(lines, () -> "events: " + mapping(random.nextInt(3), name -> "{at: " + time() + ", inFlight: "
        + one("finish", "cancel") + "}"));
    lines.add("rollout: {" + rollout() + "}");
    maybe(lines, () -> "invariants: {judge: " + one("off", "safety", "all")
        + ", known: {I9: [D1, D11], I4w: []}, cancelsAtLeast: " + random.nextInt(1000) + "}");
    maybe(lines, () -> "budgets: [\"blackout.max < " + time() + "\", \"blackout{class=" + classes.get(0)
        + "}.above(" + time() + ") <= " + share() + "\"]");
    maybe(lines, () -> "record: {pauses: {share: " + share() + "}}");
    return String.join("\n", lines) + "\n";
  }

  private void maybe(List<String> keys, Supplier<String> key) {
    if (random.nextBoolean()) {
      keys.add(key.get());
    }
  }

  /** A mapping from invented names. */
  private String mapping(int size, java.util.function.Function<String, String> value) {
    var entries = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      var name = "n" + i + "-" + random.nextInt(100);
      entries.add(name + ": " + value.apply(name));
    }
    return "{" + String.join(", ", entries) + "}";
  }

  private String hostClass(String name) {
    classes.add(name);
    var keys = new ArrayList<String>();
    maybe(keys, () -> "weight: " + (1 + random.nextInt(99)));
    maybe(keys, () -> "cpus: " + (1 + random.nextInt(512)));
    maybe(keys, () -> "fragmentation: " + share());
    maybe(keys,
        () -> "kernel: {hugetlb: " + random.nextBoolean() + ", otherPages: " + random.nextInt(257)
            + ", khoDebug: " + random.nextBoolean()
            + ", deviceShutdown: " + one("async", "serial") + "}");
    maybe(keys, () -> "agent: {workers: 4, afterFreezeFailure: {cancel: 12.5%, rebootAgain: 0.5, resumeOnly:"
        + " 37.5%}}");
    maybe(keys, () -> "subsystems: [iommu, extra, pci]");
    maybe(keys, () -> "callbacks: {pci: [" + one("", "cancel", "finish, prepare") + "], iommu: [freeze]}");
    maybe(keys, () -> "vms: " + mapping(random.nextInt(3), shape -> shape()));
    return "{" + String.join(", ", keys) + "}";
  }

  private String shape() {
    var keys = new ArrayList<String>();
    keys.add(random.nextBoolean() ? "count: " + random.nextInt(4)
        : "integers: [1, " + (1 + random.nextInt(3)) + "]");
    maybe(keys, () -> "memory: " + (2 * (1 + random.nextInt(16))) + "GiB");
    maybe(keys, () -> "pageSize: " + one("4KiB", "2MiB", "1GiB"));
    maybe(keys, () -> "memfds: " + one("1", "2"));
    maybe(keys, () -> "vfio: " + random.nextInt(3));
    maybe(keys, () -> "migratable: " + random.nextBoolean());
    return "{" + String.join(", ", keys) + "}";
  }

  private String timing() {
    var choices = Timing.values();
    var timing = choices[random.nextInt(choices.length)];
    var path = timing.path().substring("timing.".length()).split("\\.");
    var keys = new ArrayList<String>();
    if (timing.unit() == Unit.DURATION) {
      maybe(keys, () -> law(Math.max(timing.low(), 1), timing.high()));
    }
    maybe(keys, () -> "scale: " + (1 + random.nextInt(5000)) / 1000.0);
    return String.join(": {", path) + ": {" + String.join(", ", keys) + "}" + "}".repeat(path.length - 1);
  }

  private String law(double low, double high) {
    var first = Unit.DURATION.print(StrictMath.rint(low + random.nextDouble() * (high - low) / 2));
    var second = Unit.DURATION.print(StrictMath.rint(high - random.nextDouble() * (high - low) / 4));
    return one("constant: " + first, "uniform: [" + first + ", " + second + "]",
        "loguniform: [" + first + ", " + second + "]", "exponential: " + first,
        "normal: {mean: " + first + ", sd: " + second + "}",
        "lognormal: {p50: " + first + ", p99: " + second + "}",
        "lognormal: {mean: " + first + ", sd: " + second + "}", "weibull: {shape: 0.5, scale: " + first + "}",
        "triangular: [" + first + ", " + first + ", " + second + "]",
        "mixture: {a: {weight: 30%, law: {constant: " + first + "}}, b: {weight: 0.7, law: {constant: "
            + second
            + "}}}");
  }

  private String fault() {
    var ids = FaultPoint.ids(Era.RFC);
    var point = FaultPoint.named(ids.get(random.nextInt(ids.size()))).orElseThrow();
    var keys = new ArrayList<String>();
    keys.add("at: " + point.id());
    boolean crash = point.kind() == Kind.REST || !point.onlyError() && random.nextBoolean();
    keys.add("effect: " + (crash ? "crash" : point.onlyError() ? "{error: EINTR}" : effect(point)));
    maybe(keys, () -> "probability: " + share());
    maybe(keys, () -> "recurs: " + (point.kind() == Kind.REST ? "redrawn" : one("redrawn", "host", "once")));
    maybe(keys, () -> "per: " + one("host", "rollout"));
    if (point.kind() == Kind.REST && random.nextBoolean()) {
      keys.add("match: {host: z1-r1-h1, kernel: old}");
      keys.add("after: " + time());
      return "{" + String.join(", ", keys) + "}";
    }
    maybe(keys, () -> "match: {" + match(point) + "}");
    if (point.kind() == Kind.REST) {
      keys.add("meanTime: " + (1 + random.nextInt(1000)) + "d");
    } else if (point.kind() == Kind.PHASE || crash) {
      maybe(keys,
          () -> "after: " + one(random.nextInt(101) + "%", time(), "{uniform: [0s, " + time() + "]}"));
    }
    return "{" + String.join(", ", keys) + "}";
  }

  private String effect(FaultPoint point) {
    if (point.returnsError() && random.nextBoolean()) {
      return "{error: " + Errno.names().get(random.nextInt(Errno.names().size())) + "}";
    }
    return one("{delay: " + time() + "}", "{delay: {exponential: " + time() + "}}",
        "{hang: " + (1 + random.nextInt(99)) + "ms}",
        "{hang: forever}");
  }

  private String match(FaultPoint point) {
    var keys = new ArrayList<String>();
    if (random.nextBoolean()) {
      keys.add("host: z" + (1 + random.nextInt(zones)) + "-r" + (1 + random.nextInt(racks)) + "-h"
          + (1 + random.nextInt(hosts)));
    } else {
      maybe(keys, () -> "zone: " + (1 + random.nextInt(zones)));
      maybe(keys, () -> "rack: " + (1 + random.nextInt(racks)));
    }
    maybe(keys, () -> "class: " + classes.get(random.nextInt(classes.size())));
    if (point.kind() != Kind.REST) {
      maybe(keys, () -> "attempt: " + (1 + random.nextInt(retries + 1)));
    }
    maybe(keys, () -> "kernel: " + one("old", "new"));
    if (point.kind() == Kind.CALL) {
      maybe(keys, () -> "occurrence: " + (1 + random.nextInt(9)));
      maybe(keys, () -> "during: " + one("prepare", "cancel", "reboot"));
    }
    return String.join(", ", keys);
  }

  private String rollout() {
    var keys = new ArrayList<String>();
    keys.add("retry: {limit: " + retries + ", backoff: {duration: 7s, factor: 1.5}}");
    maybe(keys, () -> "waves: {one: {upTo: 1}, some: {upTo: 33.3333%, bakeTime: " + time() + "}, all: {upTo:"
        + " 100%}}");
    maybe(keys, () -> "maxUnavailable: {fleet: " + one("7", "12.5%") + ", rack: 20%, domains: {zone: " + zones
        + "}}");
    maybe(keys, () -> "failureThreshold: {above: " + share() + ", of: wave, min: 3, counts: [wedged, lost]}");
    maybe(keys, () -> "prepareTimeout: " + (1 + random.nextInt(10_000)) + "ms");
    maybe(keys, () -> "fallback: {cancelled: " + one("drain", "reboot", "skip") + "}");
    return String.join(", ", keys);
  }

  private String share() {
    return one(random.nextInt(101) + "%", Double.toString(random.nextInt(1000) / 1000.0),
        "1e-" + random.nextInt(9));
  }

  private String time() {
    return one(random.nextInt(100) + "s", random.nextInt(1_000_000) + "us", "1h" + random.nextInt(60) + "m",
        random.nextInt(1000) / 8.0 + "s");
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
