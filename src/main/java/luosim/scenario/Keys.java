package luosim.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import luosim.spec.Parameter;
import luosim.spec.Parameter.Presence;
import luosim.spec.ParameterType;
import luosim.spec.Unit;

/** Collects declarations of keys below one parent, in the order in which documents print them. */
final class Keys {
  private final String parent;
  private final List<Parameter> all;

  private Keys(String parent, List<Parameter> all) {
    this.parent = parent;
    this.all = all;
  }

  /** An empty collection for keys at the top level. */
  static Keys top() {
    return new Keys("", new ArrayList<>());
  }

  /** Everything declared so far, here and below. */
  List<Parameter> all() {
    return List.copyOf(all);
  }

  /** A mapping with fixed keys; the result declares those. */
  Keys block(String key, String sentence) {
    add(key, new ParameterType.Block(""), "{}", Presence.DEFAULTED, sentence);
    return new Keys(path(key), all);
  }

  /** The same for a mapping that must be written. */
  Keys requiredBlock(String key, String example, String sentence) {
    add(key, new ParameterType.Block(example), "", Presence.REQUIRED, sentence);
    return new Keys(path(key), all);
  }

  /** The keys below a mapping that is declared already. */
  Keys below(String key) {
    return new Keys(path(key), all);
  }

  /** A mapping by name; the result declares the keys of each value. */
  Keys table(String key, String of, int most, String fallback, String sentence) {
    add(key, new ParameterType.Table(of, most), fallback, Presence.DEFAULTED, sentence);
    return new Keys(path(key) + ".*", all);
  }

  /** A quantity with a default. */
  Keys quantity(String key, Unit unit, String low, String high, String fallback, String sentence) {
    return add(key, quantity(unit, low, high), fallback, Presence.DEFAULTED, sentence);
  }

  /** A quantity that is absent unless written. */
  Keys optionalQuantity(String key, Unit unit, String low, String high, String sentence) {
    return add(key, quantity(unit, low, high), "", Presence.OPTIONAL, sentence);
  }

  /** A number or percentage of hosts or domains. */
  Keys portion(String key, long most, String fallback, String sentence) {
    return add(key, new ParameterType.Share(most), fallback, Presence.DEFAULTED, sentence);
  }

  /** One of some words. */
  Keys word(String key, List<String> words, String fallback, String sentence) {
    return add(key, new ParameterType.Words(words), fallback, Presence.DEFAULTED, sentence);
  }

  /** True or false. */
  Keys flag(String key, boolean fallback, String sentence) {
    return add(key, new ParameterType.Flag(), Boolean.toString(fallback), Presence.DEFAULTED, sentence);
  }

  /** A text with a grammar, with a default. */
  Keys text(String key, String grammar, String fallback, String sentence) {
    return add(key, new ParameterType.Text(grammar), fallback, Presence.DEFAULTED, sentence);
  }

  /** A text, word or name that is absent unless written. */
  Keys optional(String key, ParameterType type, String sentence) {
    return add(key, type, "", Presence.OPTIONAL, sentence);
  }

  /** Anything that must be written. */
  Keys required(String key, ParameterType type, String sentence) {
    return add(key, type, "", Presence.REQUIRED, sentence);
  }

  /** A list with a default. */
  Keys items(String key, String of, int most, String fallback, String sentence) {
    return add(key, new ParameterType.Items(of, most), fallback, Presence.DEFAULTED, sentence);
  }

  /** A key of the format that this version refuses. */
  Keys later(String key, String sentence) {
    return add(key, new ParameterType.Block(""), "", Presence.LATER, sentence);
  }

  /** A type with a unit and a range. */
  static ParameterType.Quantity quantity(Unit unit, String low, String high) {
    BigDecimal least = unit.parse(low);
    return new ParameterType.Quantity(unit, least, unit.parse(high));
  }

  Keys add(String key, ParameterType type, String fallback, Presence presence, String sentence) {
    all.add(new Parameter(path(key), type, fallback, presence, sentence));
    return this;
  }

  private String path(String key) {
    return parent.isEmpty() ? key : parent + "." + key;
  }
}
