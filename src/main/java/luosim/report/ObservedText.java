package luosim.report;

import luosim.budget.Observed;

/** What a budget was judged by, as text. */
final class ObservedText {
  private ObservedText() {}

  static String of(Observed observed) {
    if (observed instanceof Observed.Duration duration) {
      return DurationText.of(duration.ns());
    } else if (observed instanceof Observed.Share share) {
      return Digits.percent(share.share());
    } else if (observed instanceof Observed.Number number) {
      return number(number.number());
    } else if (observed instanceof Observed.Between between) {
      return number(between.least()) + " to " + number(between.greatest());
    } else if (observed instanceof Observed.Never) {
      return "lost";
    }
    return "nothing";
  }

  private static String number(double number) {
    return number == Math.rint(number) ? Digits.count((long) number) : Digits.fixed(number, 3);
  }
}
