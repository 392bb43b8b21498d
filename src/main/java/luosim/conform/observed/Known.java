package luosim.conform.observed;

import java.util.List;
import java.util.Optional;

/**
 * A word of the trace format and the keys that belong to it.
 *
 * @param word a request, or a kind of preparation
 * @param keys keys that may stand under it
 */
public record Known(String word, List<String> keys) {
  public Known {
    keys = List.copyOf(keys);
  }

  public static Known of(String word, String... keys) {
    return new Known(word, List.of(keys));
  }

  /** The entry of a word in a list. */
  public static Optional<Known> find(List<Known> list, String word) {
    return list.stream().filter(known -> known.word.equals(word)).findFirst();
  }
}
