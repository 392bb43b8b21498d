package luosim.scenario;

import java.math.BigDecimal;
import luosim.spec.Unit;

/** A part of a set of hosts or domains, as a number or as a percentage. */
public sealed interface Portion {
  /** This many. */
  record Count(long number) implements Portion {}

  /** This many millionths of the whole; per cent with at most four decimals. */
  record Share(long millionths) implements Portion {}

  /** The number out of {@code total}: per cent rounds down but never below 1, nothing exceeds total. */
  default int of(int total) {
    if (this instanceof Share share) {
      return (int) Math.min(total, Math.max(1, total * share.millionths() / 1_000_000));
    }
    return (int) Math.min(total, ((Count) this).number());
  }

  /** As it is written in a scenario. */
  default String text() {
    return this instanceof Share share
        ? Unit.FRACTION.print(BigDecimal.valueOf(share.millionths(), 6))
        : Long.toString(((Count) this).number());
  }
}
