package luosim.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The way from a scenario file to a checked {@link Scenario}.
 *
 * <p>Everything that can be wrong with the file, or with the files it names, is a {@link
 * ScenarioException} with one line of message. A file that exists and cannot be read is an {@link
 * UncheckedIOException}.
 */
public final class ScenarioReader {
  /** Size of a scenario file. */
  public static final long BYTES_MAX = 1L << 20;

  private ScenarioReader() {}

  /**
   * Reads a scenario.
   *
   * @param file the scenario file
   * @param sets values in the form {@code key.path=value} that replace those of the file
   */
  public static Scenario read(Path file, List<String> sets) {
    var origin = file.toString();
    var absolute = file.toAbsolutePath();
    var folder = absolute.getParent() == null ? absolute : absolute.getParent();
    return parse(YamlText.decode(bytes(file), origin), origin, folder, sets);
  }

  /**
   * Reads a scenario from text.
   *
   * @param text the YAML
   * @param origin what messages call it
   * @param folder where the CSV files that it names are
   * @param sets values that replace those of the text
   */
  public static Scenario parse(String text, String origin, Path folder, List<String> sets) {
    return parse(text, origin, new InputReader(folder, new TreeMap<>()), sets);
  }

  /**
   * Reads a scenario from text, with all files that it names at hand.
   *
   * @param text the YAML
   * @param origin what messages call it
   * @param files the content of the CSV files, by the names that the scenario gives them
   */
  public static Scenario parse(String text, String origin, SortedMap<String, byte[]> files) {
    return parse(text, origin, new InputReader(Path.of(""), files), List.of());
  }

  private static Scenario parse(String text, String origin, InputReader inputs, List<String> sets) {
    if (text.length() > BYTES_MAX) {
      throw tooLarge(origin, text.length());
    }
    var tree = Overrides.apply(YamlTree.ofFile(text, origin), sets);
    var top = new Section(tree, "", "");
    top.text("luosim");
    var laws = new LawReader(inputs);
    var protocol = protocol(top.block("protocol"));
    var fleet = FleetReader.read(top.block("fleet"));
    var timing = new TimingReader(laws).read(top.block("timing"));
    var rollout = new RolloutReader(fleet).read(top.block("rollout"));
    int attempts = 1 + rollout.retry().limit();
    var faults = new FaultReader(laws, protocol, fleet, attempts).read(top);
    int replications = replications(top, fleet);
    return new Scenario(top.text("name"), top.whole("seed"), replications, protocol, fleet, timing, faults,
        FaultReader.events(top), rollout, VerdictReader.invariants(top.block("invariants")),
        VerdictReader.budgets(top, fleet, replications, attempts), VerdictReader.record(top.block("record")),
        inputs.files());
  }

  private static byte[] bytes(Path file) {
    var origin = Place.of(file.toString());
    if (!Files.isRegularFile(file)) {
      throw new ScenarioException(origin, Files.exists(file) ? "not a file" : "no such file",
          "a scenario file");
    }
    try {
      long size = Files.size(file);
      if (size > BYTES_MAX) {
        throw tooLarge(file.toString(), size);
      }
      return Files.readAllBytes(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static ScenarioException tooLarge(String origin, long size) {
    return new ScenarioException(Place.of(origin), "a file of " + size + " bytes",
        "at most " + BYTES_MAX + " bytes");
  }

  private static int replications(Section top, Fleet fleet) {
    var section = top.block("replications");
    int fixed = section.count("fixed");
    if ((long) fixed * fleet.hosts() > UPDATES_MAX) {
      throw new ScenarioException(section.place("fixed"), "replications times hosts is "
          + (long) fixed * fleet.hosts(), "at most " + UPDATES_MAX);
    }
    return fixed;
  }

  /** Host updates of one run. */
  private static final long UPDATES_MAX = 10_000_000_000L;

  private static Protocol protocol(Section section) {
    boolean pair = section.has("from") || section.has("to");
    if (pair && section.has("id")) {
      throw new ScenarioException(section.place("id"), "protocol.id beside from or to",
          "id alone, or from and to");
    }
    if (pair && !(section.has("from") && section.has("to"))) {
      throw new ScenarioException(section.place(), "only one of protocol.from and protocol.to", "both");
    }
    if (!pair && !section.has("id")) {
      throw new ScenarioException(section.place(), "no key 'id' in protocol",
          "one of " + String.join(", ", Word.list(ProtocolId.values())));
    }
    var from = section.word(pair ? "from" : "id", ProtocolId.values());
    var to = pair ? section.word("to", ProtocolId.values()) : from;
    boolean allowed = section.flag("allowIncompatible");
    if (from.era() != to.era()) {
      throw new ScenarioException(section.place("to"), "protocol.to is '" + to.word()
          + "', whose kernel takes nothing over from '" + from.word() + "' and boots cold",
          "revisions that both have sessions or both have one state");
    }
    if (!from.understoodBy(to) && !allowed) {
      throw new ScenarioException(section.place("to"), "protocol.to is '" + to.word()
          + "', which does not understand what '" + from.word() + "' hands over",
          "a pair that understands each other, or allowIncompatible: true");
    }
    return new Protocol(from, to, allowed);
  }
}
