package luosim.scenario;

import java.util.List;
import java.util.stream.Stream;

/** An alternative that a scenario names by a fixed word. */
public interface Word {
  /** The word as it is written. */
  String word();

  /** The words of several alternatives, in their order. */
  static List<String> list(Word... alternatives) {
    return Stream.of(alternatives).map(Word::word).toList();
  }
}
