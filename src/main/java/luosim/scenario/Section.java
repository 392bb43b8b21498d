package luosim.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luosim.spec.Nearest;
import luosim.spec.Parameter;
import luosim.spec.Parameter.Presence;
import luosim.spec.ParameterType;

/**
 * A mapping of a scenario together with what the {@link Schema} says about its keys.
 *
 * <p>Making one refuses unknown keys, keys that this version does not support, and missing ones; each
 * getter then gives the value of a key, or of its default, checked against its declaration.
 */
final class Section {
  private final Tree.Block block;
  private final String path;
  private final String pattern;

  /**
   * Checks the keys of a mapping.
   *
   * @param tree what stands there
   * @param path its full key, empty at the top
   * @param pattern the same with {@code *} for names
   */
  Section(Tree tree, String path, String pattern) {
    if (!(tree instanceof Tree.Block found)) {
      throw Values.wrong(tree, path.isEmpty() ? "the scenario" : path, "a mapping");
    }
    this.block = found;
    this.path = path;
    this.pattern = pattern;
    checkKeys(Schema.children(pattern));
  }

  private void checkKeys(Map<String, Parameter> known) {
    var where = path.isEmpty() ? "at the top level" : "in " + path;
    for (var entry : block.entries()) {
      var parameter = known.get(entry.key());
      if (parameter == null) {
        var words = known.values().stream().filter(p -> p.presence() != Presence.LATER)
            .map(Parameter::key).toList();
        throw new ScenarioException(entry.place(), "the unknown key '" + entry.key() + "' " + where,
            "one of " + String.join(", ", words), Nearest.to(entry.key(), List.copyOf(known.keySet())));
      }
      if (parameter.presence() == Presence.LATER) {
        throw new ScenarioException(entry.place(), "the key '" + entry.key() + "' " + where
            + ", known but not supported in this version", "a scenario without it");
      }
    }
    for (var parameter : known.values()) {
      if (parameter.presence() == Presence.REQUIRED && block.entry(parameter.key()).isEmpty()) {
        throw new ScenarioException(block.place(), "no key '" + parameter.key() + "' " + where,
            parameter.type().expected());
      }
    }
  }

  /** The full key of a key of this mapping. */
  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The full key of this mapping. */
  String path() {
    return path;
  }

  /** Where this mapping begins. */
  Place place() {
    return block.place();
  }

  /** Whether the author wrote this key. */
  boolean has(String key) {
    return block.entry(key).isPresent();
  }

  /** What stands at a key, or what its default stands for. */
  Tree value(String key) {
    return block.entry(key).map(Tree.Entry::value).orElseGet(() -> fallback(key));
  }

  private Tree fallback(String key) {
    var text = declared(key).fallback();
    var origin = "default of " + path(key);
    boolean single = !text.startsWith("{") && !text.startsWith("[");
    return single ? new Tree.Scalar(text, true, Place.of(origin)) : YamlTree.ofPhrase(text, origin);
  }

  /** Where the value of a key stands, or where it would. */
  Place place(String key) {
    return block.entry(key).map(entry -> entry.value().place()).orElse(block.place());
  }

  private Parameter declared(String key) {
    return Schema.at(pattern.isEmpty() ? key : pattern + "." + key)
        .orElseThrow(() -> new IllegalStateException("undeclared key " + path(key)));
  }

  /** The mapping at a key. */
  Section block(String key) {
    return new Section(value(key), path(key), pattern.isEmpty() ? key : pattern + "." + key);
  }

  /** The entries of a mapping by name, names and number checked. */
  List<Tree.Entry> table(String key) {
    var type = (ParameterType.Table) declared(key).type();
    if (!(value(key) instanceof Tree.Block found)) {
      throw Values.wrong(value(key), path(key), type.expected());
    }
    if (found.entries().size() > type.most()) {
      throw new ScenarioException(found.place(), path(key) + " has " + found.entries().size() + " entries",
          type.expected());
    }
    return found.entries();
  }

  /** The same when each value is a mapping with declared keys. */
  List<Named> sections(String key) {
    var sections = new ArrayList<Named>();
    for (var entry : table(key)) {
      var name = Values.name(entry.key(), entry.place(), "a name in " + path(key));
      var below = (pattern.isEmpty() ? key : pattern + "." + key) + ".*";
      sections.add(new Named(name, new Section(entry.value(), path(key) + "." + name, below)));
    }
    return List.copyOf(sections);
  }

  /** A mapping under a name that the author chose. */
  record Named(String name, Section section) {}

  /** A quantity in base units. */
  BigDecimal quantity(String key) {
    return Values.quantity(value(key), path(key), (ParameterType.Quantity) declared(key).type());
  }

  /** A whole quantity. */
  long whole(String key) {
    return quantity(key).longValueExact();
  }

  /** A whole quantity whose range fits an int. */
  int count(String key) {
    return quantity(key).intValueExact();
  }

  /** A share or a bare number. */
  double number(String key) {
    return quantity(key).doubleValue();
  }

  /** A percentage or number of hosts. */
  Portion portion(String key) {
    return Values.portion(value(key), path(key), (ParameterType.Share) declared(key).type());
  }

  /** True or false. */
  boolean flag(String key) {
    return Values.flag(value(key), path(key));
  }

  /** A word, name or text; which of them the declaration says. */
  String text(String key) {
    var type = declared(key).type();
    if (type instanceof ParameterType.Words words) {
      return Values.word(value(key), path(key), words.words());
    }
    var scalar = Values.scalar(value(key), path(key), type.expected());
    return type instanceof ParameterType.Name
        ? Values.name(scalar.text(), scalar.place(), path(key))
        : scalar.text();
  }

  /** The alternative that a word names. */
  <W extends Word> W word(String key, W[] alternatives) {
    var text = text(key);
    for (var alternative : alternatives) {
      if (alternative.word().equals(text)) {
        return alternative;
      }
    }
    throw new IllegalStateException("declared word without alternative: " + path(key) + " " + text);
  }

  /** The same for a key that may be absent. */
  <W extends Word> Optional<W> optionalWord(String key, W[] alternatives) {
    return has(key) ? Optional.of(word(key, alternatives)) : Optional.empty();
  }

  /** The members of a list. */
  List<Tree> items(String key) {
    var type = (ParameterType.Items) declared(key).type();
    if (!(value(key) instanceof Tree.Items found) || found.items().size() > type.most()) {
      throw Values.wrong(value(key), path(key), type.expected());
    }
    return found.items();
  }
}
