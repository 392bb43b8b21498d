package luosim.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Values given on the command line as {@code --set key.path=value}, put into the tree before it is
 * checked, so that a wrong one is refused like a wrong line of the file.
 */
final class Overrides {
  /** Options of one command. */
  private static final int OPTIONS_MAX = 1000;

  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  private Overrides() {}

  /** The tree with all options applied in order; later ones win. */
  static Tree apply(Tree tree, List<String> options) {
    if (options.size() > OPTIONS_MAX) {
      throw new ScenarioException(Place.of("--set"), options.size() + " options", "at most " + OPTIONS_MAX);
    }
    for (var option : options) {
      tree = apply(tree, option);
    }
    return tree;
  }

  private static Tree apply(Tree tree, String option) {
    var origin = "--set " + option;
    int equals = option.indexOf('=');
    if (equals < 0 || !PATH.matcher(option.substring(0, equals)).matches()) {
      throw new ScenarioException(Place.of(origin), "no key path before '='", "--set key.path=value");
    }
    var text = YamlText.decode(option.substring(equals + 1).getBytes(StandardCharsets.UTF_8),
        origin);
    var value = text.isBlank()
        ? new Tree.Scalar("", true, Place.of(origin))
        : YamlTree.ofPhrase(text, origin);
    return replaced(tree, List.of(option.substring(0, equals).split("\\.")), value, "");
  }

  /** A copy of {@code tree} with {@code value} at the path; missing mappings are made on the way. */
  private static Tree replaced(Tree tree, List<String> path, Tree value, String walked) {
    if (path.isEmpty()) {
      return value;
    }
    if (!(tree instanceof Tree.Block block)) {
      throw new ScenarioException(value.place(), (walked.isEmpty() ? "the scenario" : walked) + " is "
          + tree.phrase(), "a mapping to set '" + path.get(0) + "' in");
    }
    var key = path.get(0);
    var rest = path.subList(1, path.size());
    var here = walked.isEmpty() ? key : walked + "." + key;
    var entries = new ArrayList<Tree.Entry>();
    for (var entry : block.entries()) {
      entries.add(entry.key().equals(key)
          ? new Tree.Entry(key, entry.place(), replaced(entry.value(), rest, value, here))
          : entry);
    }
    if (block.entry(key).isEmpty()) {
      var made = new Tree.Block(List.of(), value.place());
      entries.add(new Tree.Entry(key, value.place(), replaced(made, rest, value, here)));
    }
    return new Tree.Block(entries, block.place());
  }
}
