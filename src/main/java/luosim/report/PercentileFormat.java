package luosim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Writes the inverse distance to 100 % as a percentile: 1 as 0 %, 10 as 90 %, 1000 as 99.9 %. */
final class PercentileFormat extends NumberFormat {
  private static final long serialVersionUID = 1L;

  @Override public StringBuffer format(double inverse, StringBuffer out, FieldPosition position) {
    double percent = 100 - 100 / inverse;
    BigDecimal rounded = new BigDecimal(percent, new MathContext(9)).stripTrailingZeros();
    return out.append(percent == 0 ? "0" : rounded.toPlainString()).append(" %");
  }

  @Override public StringBuffer format(long inverse, StringBuffer out, FieldPosition position) {
    return format((double) inverse, out, position);
  }

  @Override public Number parse(String text, ParsePosition position) {
    throw new UnsupportedOperationException("percentiles are written, never read back");
  }
}
