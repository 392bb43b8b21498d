package luosim.conform;

import java.util.List;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.luo.Errno;

/**
 * The faults that a record sets at the services of the kernel for one request: the n-th question of
 * a kind is answered with no. Counts start anew with each request; what did not fire is forgotten
 * with it.
 */
final class Injections {
  /** Their kinds. */
  static final List<String> KINDS =
      List.of("alloc", "fdt", "xa", "kill", "copyin", "copyout", "getfd", "kexec", "nokho");

  private static final int COUNT_MAX = 1_000_000;
  private static final int ERRNO_MAX = 4095;

  private final int[][] armed = new int[KINDS.size()][];
  private final int[] asked = new int[KINDS.size()];
  private final int[] errnos = new int[KINDS.size()];
  private boolean fired;

  Injections() {
    clear();
  }

  /** Forgets everything, for the next request. */
  void clear() {
    java.util.Arrays.fill(armed, new int[0]);
    java.util.Arrays.fill(asked, 0);
    java.util.Arrays.fill(errnos, Errno.EMFILE);
    fired = false;
  }

  /** Arms one fault. */
  void arm(Json.Fields inject, Inputs inputs) throws BadTraceException {
    int kind = KINDS.indexOf(inputs.text(inject, "kind"));
    int nth = inject.has("nth") ? inputs.number(inject, "nth", 1, COUNT_MAX) : 1;
    armed[kind] = java.util.Arrays.copyOf(armed[kind], armed[kind].length + 1);
    armed[kind][armed[kind].length - 1] = nth;
    if (inject.has("errno")) {
      errnos[kind] = inputs.number(inject, "errno", 1, ERRNO_MAX);
    }
  }

  /** Counts a question of a kind; true if it is to be answered with no. */
  boolean fires(String word) {
    int kind = KINDS.indexOf(word);
    asked[kind]++;
    for (int nth : armed[kind]) {
      if (nth == asked[kind]) {
        fired = true;
        return true;
      }
    }
    return false;
  }

  /** The errno that a fault of a kind gives, positive. */
  int errno(String word) {
    return errnos[KINDS.indexOf(word)];
  }

  /** Notes that a fault of another sort took effect: a callback, another client of KHO. */
  void fire() {
    fired = true;
  }

  /** Whether any fault took effect since {@link #clear}. */
  boolean fired() {
    return fired;
  }
}
