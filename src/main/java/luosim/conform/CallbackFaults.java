package luosim.conform;

import java.util.ArrayList;
import java.util.List;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;

/** The callbacks that a record makes fail: whose, which, with what result, how often. */
final class CallbackFaults {
  private static final List<String> CALLBACKS =
      List.of("can_preserve", "prepare", "freeze", "retrieve");
  private static final int ERRNO_MAX = 4095;

  private final List<Fault> faults = new ArrayList<>();

  /** One of them; {@code left} is negative for always. */
  static final class Fault {
    private final String who;
    private final String callback;
    final int returns;
    final boolean writes;
    private int left;

    private Fault(String who, String callback, int returns, boolean writes, int left) {
      this.who = who;
      this.callback = callback;
      this.returns = returns;
      this.writes = writes;
      this.left = left;
    }
  }

  /** Sets a fault; it takes the place of one set before for the same callback. */
  void set(Json.Fields from, Inputs inputs) throws BadTraceException {
    String who = inputs.text(from, "who");
    String callback = inputs.word(from, "cb", CALLBACKS);
    faults.removeIf(fault -> fault.who.equals(who) && fault.callback.equals(callback));
    faults.add(new Fault(
        who,
        callback,
        inputs.number(from, "returns", -ERRNO_MAX, ERRNO_MAX),
        inputs.flagOrFalse(from, "writes"),
        from.has("times") ? inputs.number(from, "times", -1, Integer.MAX_VALUE) : 1));
  }

  /** The fault that hits this call, at most one; it is used up by one. */
  List<Fault> hit(String who, String callback) {
    for (Fault fault : faults) {
      if (fault.left != 0 && fault.who.equals(who) && fault.callback.equals(callback)) {
        fault.left -= fault.left > 0 ? 1 : 0;
        return List.of(fault);
      }
    }
    return List.of();
  }
}
