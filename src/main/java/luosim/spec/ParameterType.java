package luosim.spec;

import java.math.BigDecimal;
import java.util.List;

/** What may stand at a scenario key, in a form that a reader can check and a document can print. */
public sealed interface ParameterType {
  /** The type in words, fit to follow "expected". */
  String expected();

  /** A number with a unit between {@code low} and {@code high}, both included, in base units. */
  record Quantity(Unit unit, BigDecimal low, BigDecimal high) implements ParameterType {
    @Override public String expected() {
      return unit.expected() + ", " + range();
    }

    /** The range in the unit's own spelling. */
    public String range() {
      return "from " + unit.print(low) + " to " + unit.print(high);
    }
  }

  /** A whole number of hosts or domains, or a percentage of them. */
  record Share(long most) implements ParameterType {
    @Override public String expected() {
      return "a percentage such as 10% or a whole number from 1 to " + most;
    }
  }

  /** One of a fixed list of words. */
  record Words(List<String> words) implements ParameterType {
    /** Takes a copy. */
    public Words {
      words = List.copyOf(words);
    }

    @Override public String expected() {
      return words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
    }
  }

  /** {@code true} or {@code false}. */
  record Flag() implements ParameterType {
    @Override public String expected() {
      return "true or false";
    }
  }

  /** A name: lower-case letters, digits and hyphens, a letter or digit first, at most 63. */
  record Name() implements ParameterType {
    @Override public String expected() {
      return "a name of at most 63 lower-case letters, digits and hyphens";
    }
  }

  /** A text with its own grammar, told in words. */
  record Text(String grammar) implements ParameterType {
    @Override public String expected() {
      return grammar;
    }
  }

  /** A distribution whose values have the given unit and range. */
  record Law(Unit unit, double low, double high) implements ParameterType {
    @Override public String expected() {
      return "a distribution of values from " + unit.print(low) + " to " + unit.print(high);
    }
  }

  /** A list; {@code of} says of what. */
  record Items(String of, int most) implements ParameterType {
    @Override public String expected() {
      return "a list of at most " + most + " " + of;
    }
  }

  /** A mapping with fixed keys; {@code example} may be empty. */
  record Block(String example) implements ParameterType {
    @Override public String expected() {
      return example.isEmpty() ? "a mapping" : "a mapping such as " + example;
    }
  }

  /** A mapping from names that the author chooses; {@code of} says to what. */
  record Table(String of, int most) implements ParameterType {
    @Override public String expected() {
      return "a mapping from names to " + of + ", at most " + most;
    }
  }
}
