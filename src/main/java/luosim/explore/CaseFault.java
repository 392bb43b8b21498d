package luosim.explore;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import luosim.fault.FaultEffect;
import luosim.host.Fate;
import luosim.host.Site;
import luosim.spec.Ask;
import luosim.spec.Errno;
import luosim.spec.TreeForm;

/**
 * One unusual thing in a run: what befalls which step.
 *
 * @param site where
 * @param whom the handler or subsystem concerned; empty for nobody in particular
 * @param attempt the update attempt, from 1; 0 outside any
 * @param occurrence which of the steps at this site that concern the same, from 1 in each attempt
 * @param effect what happens
 * @param sticky whether it happens at every later such step too
 */
public record CaseFault(
    Site site, String whom, int attempt, int occurrence, FaultEffect effect, boolean sticky) {
  /** Refuses numbers below 1. */
  public CaseFault {
    if (attempt < 0 || occurrence < 1) {
      throw new IllegalArgumentException("case: attempt and occurrence count from 1, found attempt "
          + attempt + ", occurrence " + occurrence);
    }
  }

  /** It as one step for people. */
  public String text() {
    return "attempt " + attempt + ": " + placeText();
  }

  /** The same without the attempt. */
  String placeText() {
    return site.text() + (whom.isEmpty() ? "" : " of " + whom) + " no. "
        + occurrence + (sticky ? " and all later ones: " : ": ") + effectText();
  }

  /** The effect in a word. */
  public String effectText() {
    if (effect instanceof FaultEffect.Failure failure) {
      return errno(failure.errno());
    } else if (effect instanceof FaultEffect.Hang hang) {
      return hang.lengthNs() == Fate.FOREVER ? "hangs for ever" : "hangs a while";
    } else if (effect instanceof FaultEffect.Requests requests) {
      return requests.asks().stream().map(Ask::word).collect(Collectors.joining(", ", "others ask ", ""));
    } else if (effect instanceof FaultEffect.Ranges ranges) {
      return "names a wrong range: " + ranges.form().word();
    } else if (effect instanceof FaultEffect.Delay) {
      return "takes longer";
    }
    return effect instanceof FaultEffect.Tree tree
        ? "tree is malformed: " + tree.form().map(TreeForm::word).orElse("not at all") : "crash";
  }

  private static String errno(int number) {
    return Stream.of(Errno.values()).filter(errno -> errno.number() == number).findFirst()
        .map(Errno::name).orElse("error " + number);
  }
}
