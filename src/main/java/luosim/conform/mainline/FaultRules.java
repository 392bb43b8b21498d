package luosim.conform.mainline;

import java.util.ArrayList;
import java.util.List;

/**
 * The callbacks that fail on demand: rules that hold until they are cleared. The last one that
 * matches decides.
 */
final class FaultRules {
  /** The word for all labels, or all handlers. */
  static final String ALL = "*";

  private final List<Rule> rules = new ArrayList<>();

  /** What fails and with what; {@code who} is the name of an object or handler. */
  private record Rule(String callback, String who, String label, int result) {
    private boolean matches(String called, String of, String on) {
      return callback.equals(called)
          && (who.equals(of) || who.equals(ALL))
          && (label.equals(on) || label.equals(ALL));
    }
  }

  /** Adds a rule; 0 as result says that the callback works. */
  void set(String callback, String who, String label, int result) {
    rules.add(new Rule(callback, who, label, result));
  }

  void clear() {
    rules.clear();
  }

  /** What a callback is to return: 0, or a negative errno. */
  int result(String callback, String who, String label) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (rules.get(i).matches(callback, who, label)) {
        return rules.get(i).result();
      }
    }
    return 0;
  }
}
