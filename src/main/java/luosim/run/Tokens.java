package luosim.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import luosim.scenario.InputFile;
import luosim.scenario.Scenario;
import luosim.scenario.ScenarioReader;
import luosim.scenario.ScenarioText;

/** Makes replay tokens for the hosts of a campaign, and turns a token back into something that runs. */
public final class Tokens {
  /** A scenario of which all but the name is a default; its full text is what tokens are packed against. */
  private static final String PLAIN =
      """
      luosim: 1
      name: plain
      protocol: {id: rfc-v2}
      fleet:
        hostClasses:
          general:
            vms:
              small: {count: 1}
              nic: {integers: [1, 3], vfio: 1}
      faults:
        fails: {at: file.freeze, match: {handler: memfd}, effect: {error: EIO}, probability: 1%, per: call}
        hangs: {at: file.prepare, effect: {hang: 20s}, probability: 1%, per: host, recurs: host}
        crash: {at: host.blackout, after: {uniform: [0s, 20s]}, effect: crash, probability: 1e-4}
      """;

  private Tokens() {}

  /** A token with the scenario that it names, bound and ready. */
  public record Replayable(ReplayToken token, Bound bound) {}

  /** The token of one host; equal hosts have equal tokens. */
  public static String of(
      Bound bound, int replication, int host, int attempt, List<ReplayToken.Order> orders) {
    Scenario scenario = bound.scenario();
    List<ReplayToken.Input> inputs = new ArrayList<>();
    for (InputFile file : scenario.inputs()) {
      inputs.add(new ReplayToken.Input(file.name(), new String(file.bytes(), StandardCharsets.UTF_8)));
    }
    return new ReplayToken(
        scenario.seed(), replication, host, attempt, orders, bound.text(), inputs)
        .encode(dictionary());
  }

  /**
   * Reads a token.
   *
   * @throws ReplayToken.BadToken if it is none, or one of another version
   */
  public static Replayable read(String word) {
    ReplayToken token = ReplayToken.decode(word, dictionary());
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (ReplayToken.Input input : token.inputs()) {
      files.put(input.name(), input.text().getBytes(StandardCharsets.UTF_8));
    }
    Scenario scenario = ScenarioReader.parse(token.scenario(), "replay token", files);
    return new Replayable(token, Bound.of(scenario));
  }

  /** A scenario in which everything but name, VMs and faults is a default. */
  static Scenario plain() {
    return ScenarioReader.parse(PLAIN, "plain", new TreeMap<>());
  }

  private static byte[] dictionary() {
    return Dictionary.TEXT.getBytes(StandardCharsets.UTF_8);
  }

  /** Made when the first token is. */
  private static final class Dictionary {
    private static final String TEXT = ScenarioText.canonical(plain());
  }
}
