package luosim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import luosim.spec.Ask;
import luosim.spec.DistributionSpec;
import luosim.spec.Errno;
import luosim.spec.FaultPoint;
import luosim.spec.FaultPoint.Kind;
import luosim.spec.Nearest;
import luosim.spec.ParameterType;
import luosim.spec.RangeForm;
import luosim.spec.TreeForm;
import luosim.spec.Unit;

/** Reads {@code faults} and {@code events}, and refuses a fault that could never strike. */
final class FaultReader {
  private static final ParameterType.Quantity TIME = Keys.quantity(Unit.DURATION, "0s", "365d");
  private static final ParameterType.Quantity HANG = Keys.quantity(Unit.DURATION, "1ns", "365d");
  private static final ParameterType.Law TIMES = new ParameterType.Law(
      Unit.DURATION, TIME.low().doubleValue(), TIME.high().doubleValue());
  private static final ParameterType.Quantity SHARE = Keys.quantity(Unit.FRACTION, "0%", "100%");
  private static final String ERROR = "the name of a Linux error such as EIO or EBUSY";
  private static final List<String> EFFECTS = List.of("error", "delay", "hang", "requests", "tree", "range");

  private final LawReader laws;
  private final FaultMatchReader matches;
  private final Protocol protocol;

  FaultReader(LawReader laws, Protocol protocol, Fleet fleet, int attempts) {
    this.laws = laws;
    this.matches = new FaultMatchReader(fleet, attempts);
    this.protocol = protocol;
  }

  List<Fault> read(Section top) {
    var faults = new ArrayList<Fault>();
    for (var named : top.sections("faults")) {
      faults.add(fault(named.name(), named.section()));
    }
    return List.copyOf(faults);
  }

  static List<FleetEvent> events(Section top) {
    var events = new ArrayList<FleetEvent>();
    for (var named : top.sections("events")) {
      var section = named.section();
      events.add(new FleetEvent(named.name(), section.whole("at"),
          section.word("do", FleetEvent.Action.values()), section.word("inFlight", InFlight.values())));
    }
    return List.copyOf(events);
  }

  private Fault fault(String name, Section section) {
    var at = point(section);
    var effect = effect(section, at);
    var match = matches.read(section.block("match"), at);
    return new Fault(name, at, match, effect, section.number("probability"), per(section, at),
        recurs(section, at), after(section, at, effect), meanTime(section, at, match));
  }

  private FaultPoint point(Section section) {
    var value = section.value("at");
    var eras = List.of(protocol.from().era(), protocol.to().era());
    var known = eras.stream().flatMap(era -> FaultPoint.ids(era).stream()).distinct().toList();
    var what = section.path("at");
    var text = Values.scalar(value, what, "a fault point").text();
    var point = FaultPoint.named(text);
    if (point.isEmpty()) {
      throw new ScenarioException(value.place(), what + " is '" + text + "'",
          "one of " + String.join(", ", known), Nearest.to(text, known));
    }
    if (!known.contains(text)) {
      throw new ScenarioException(value.place(), what + " is '" + text + "', which the protocol "
          + protocol.from().word() + " does not have", "one of " + String.join(", ", known),
          Nearest.to(text, known));
    }
    return point.get();
  }

  private static Fault.Per per(Section section, FaultPoint at) {
    var written = section.optionalWord("per", Fault.Per.values());
    var natural = switch (at.kind()) {
      case CALL -> Fault.Per.CALL;
      case PHASE -> Fault.Per.ATTEMPT;
      case REST -> Fault.Per.HOST;
    };
    var per = written.orElse(natural);
    boolean sensible = switch (per) {
      case CALL -> at.kind() == Kind.CALL;
      case ATTEMPT -> at.kind() != Kind.REST;
      case HOST, ROLLOUT -> true;
    };
    if (!sensible) {
      throw new ScenarioException(section.place("per"), section.path("per") + " is '" + per.word()
          + "', which " + at.id() + " does not have", natural.word() + ", host or rollout");
    }
    return per;
  }

  /** At rest a fault comes after a mean time, or at a set time to one host that it names. */
  private static OptionalLong meanTime(Section section, FaultPoint at, FaultMatch match) {
    boolean rest = at.kind() == Kind.REST;
    if (!rest && section.has("meanTime")) {
      throw new ScenarioException(section.place("meanTime"), section.path("meanTime") + " at " + at.id(),
          "meanTime only at host.up and host.rest");
    }
    if (rest && section.has("meanTime") && section.has("after")) {
      throw new ScenarioException(section.place("after"), section.path("after") + " beside meanTime",
          "one of them");
    }
    boolean scripted = section.has("after") && match.host().isPresent();
    if (rest && !section.has("meanTime") && !scripted) {
      throw new ScenarioException(section.place(), "no key 'meanTime' for a fault at " + at.id(),
          "the mean time to the effect such as 30d, or match.host and a time in after");
    }
    return section.has("meanTime") ? OptionalLong.of(section.whole("meanTime")) : OptionalLong.empty();
  }

  private static Fault.Recurs recurs(Section section, FaultPoint at) {
    var recurs = section.word("recurs", Fault.Recurs.values());
    if (at.kind() == Kind.REST && recurs != Fault.Recurs.REDRAWN) {
      throw new ScenarioException(section.place("recurs"), section.path("recurs") + " is '" + recurs.word()
          + "' at " + at.id(), Fault.Recurs.REDRAWN.word());
    }
    return recurs;
  }

  private FaultEffect effect(Section section, FaultPoint at) {
    var value = section.value("effect");
    var what = section.path("effect");
    boolean crash = value instanceof Tree.Scalar scalar && scalar.text().equals("crash");
    if (crash && !at.onlyError()) {
      return new FaultEffect.Crash();
    }
    var type = (ParameterType.Text) Schema.at("faults.*.effect").orElseThrow().type();
    if (!(value instanceof Tree.Block block) || block.entries().size() != 1) {
      throw Values.wrong(value, what, at.onlyError() ? "{error: EINTR}" : type.expected());
    }
    var entry = block.entries().get(0);
    LawReader.refuseUnknown(entry, what, EFFECTS);
    if (at.kind() == Kind.REST) {
      throw new ScenarioException(entry.place(), what + " is " + entry.key() + " at " + at.id(), "crash");
    }
    if (at.onlyError() && !entry.key().equals("error")) {
      throw new ScenarioException(entry.place(), what + " is " + entry.key() + " at " + at.id(), "error");
    }
    var path = what + "." + entry.key();
    return switch (entry.key()) {
      case "error" -> error(entry, path, at);
      case "delay" -> new FaultEffect.Delay(duration(entry.value(), path));
      case "requests" -> requests(entry, path, at);
      case "tree" -> tree(entry, path, at);
      case "range" -> range(entry, path, at);
      default -> hang(entry, path);
    };
  }

  private static FaultEffect error(Tree.Entry entry, String path, FaultPoint at) {
    if (!at.returnsError()) {
      throw new ScenarioException(entry.place(), path + " at " + at.id() + ", which returns no error",
          "crash, delay or hang");
    }
    var name = Values.scalar(entry.value(), path, ERROR);
    if (!Errno.names().contains(name.text())) {
      throw new ScenarioException(name.place(), path + " is " + name.phrase(), ERROR,
          Nearest.to(name.text(), Errno.names()));
    }
    return new FaultEffect.ReturnError(Errno.valueOf(name.text()));
  }

  private FaultEffect requests(Tree.Entry entry, String path, FaultPoint at) {
    if (!at.admitsRequests()) {
      throw new ScenarioException(entry.place(), path + " at " + at.id(),
          "requests only at agent and at callbacks");
    }
    var expected = "a list of 1 to " + FaultEffect.Requests.ASKS_MAX + " requests such as [cancel, prepare]";
    if (!(entry.value() instanceof Tree.Items list) || list.items().isEmpty()
        || list.items().size() > FaultEffect.Requests.ASKS_MAX) {
      throw Values.wrong(entry.value(), path, expected);
    }
    var asks = new ArrayList<Ask>();
    for (var item : list.items()) {
      asks.add(ask(item, path));
    }
    return new FaultEffect.Requests(asks);
  }

  private Ask ask(Tree item, String path) {
    var text = Values.scalar(item, path, "the word of a request").text();
    var ask = Ask.named(text);
    var known = Stream.of(protocol.from(), protocol.to()).distinct()
        .flatMap(id -> Ask.words(id.era(), id.filesAlone()).stream()).distinct().toList();
    if (ask.isEmpty() || !known.contains(text)) {
      var whose = ask.isEmpty() ? "" : ", which the protocol " + protocol.from().word() + " does not have";
      throw new ScenarioException(item.place(), path + " is '" + text + "'" + whose,
          "one of " + String.join(", ", known), Nearest.to(text, known));
    }
    return ask.get();
  }

  private static FaultEffect tree(Tree.Entry entry, String path, FaultPoint at) {
    if (at != FaultPoint.BOOT) {
      throw new ScenarioException(entry.place(), path + " at " + at.id(), "tree only at boot");
    }
    var text = Values.word(entry.value(), path, TreeForm.words());
    return new FaultEffect.Malformed(TreeForm.named(text).orElseThrow());
  }

  private static FaultEffect range(Tree.Entry entry, String path, FaultPoint at) {
    var words = RangeForm.at(at).stream().map(RangeForm::word).toList();
    if (words.isEmpty()) {
      throw new ScenarioException(
          entry.place(), path + " at " + at.id(), "range only at kho.preserve and kho.unpreserve");
    }
    return new FaultEffect.Ranges(RangeForm.named(Values.word(entry.value(), path, words)).orElseThrow());
  }

  private static FaultEffect hang(Tree.Entry entry, String path) {
    if (entry.value() instanceof Tree.Scalar scalar && scalar.text().equals("forever")) {
      return new FaultEffect.Hang(FaultEffect.Hang.FOREVER);
    }
    return new FaultEffect.Hang(Values.quantity(entry.value(), path, HANG).longValueExact());
  }

  private After after(Section section, FaultPoint at, FaultEffect effect) {
    if (section.has("after") && !FaultText.placed(at, effect)) {
      throw new ScenarioException(section.place("after"), section.path("after") + " at " + at.id(),
          "after only in phases, for a crash in a call, or for one host at rest");
    }
    var value = section.value("after");
    if (value instanceof Tree.Scalar scalar && scalar.text().endsWith("%")
        && !(at.kind() == Kind.REST && section.has("after"))) {
      return new After.Portion(Values.quantity(value, section.path("after"), SHARE).doubleValue());
    }
    return new After.Elapsed(duration(value, section.path("after")));
  }

  /** A duration, or a distribution of durations. */
  private DistributionSpec duration(Tree value, String what) {
    return value instanceof Tree.Block
        ? laws.read(value, what, TIMES)
        : new DistributionSpec.Constant(Values.quantity(value, what, TIME).doubleValue());
  }

  /** An optional whole number. */
  static OptionalInt index(Section section, String key) {
    return section.has(key) ? OptionalInt.of(section.count(key)) : OptionalInt.empty();
  }

  /** An optional text. */
  static Optional<String> text(Section section, String key) {
    return section.has(key) ? Optional.of(section.text(key)) : Optional.empty();
  }
}
