package luosim.scenario;

import java.util.List;
import java.util.Optional;

/** A piece of YAML in which everything knows where it stands. */
sealed interface Tree {
  /** Where it begins. */
  Place place();

  /** What it is in a few words, for a message. */
  String phrase();

  /** A single value; {@code plain} means that it stood there without quotes. */
  record Scalar(String text, boolean plain, Place place) implements Tree {
    private static final int SHOWN_MAX = 60;

    @Override public String phrase() {
      if (text.isEmpty()) {
        return plain ? "nothing" : "an empty text";
      }
      return "'" + (text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text) + "'";
    }
  }

  /** A list. */
  record Items(List<Tree> items, Place place) implements Tree {
    public Items {
      items = List.copyOf(items);
    }

    @Override public String phrase() {
      return "a list of " + items.size();
    }
  }

  /** A mapping in file order; keys are texts and no key stands twice. */
  record Block(List<Entry> entries, Place place) implements Tree {
    public Block {
      entries = List.copyOf(entries);
    }

    @Override public String phrase() {
      return "a mapping";
    }

    /** The entry with this key, if there is one. */
    Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }
  }

  /** A key, where it stands, and its value. */
  record Entry(String key, Place place, Tree value) {}
}
