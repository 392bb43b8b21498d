package luosim.chance;

/**
 * A probability distribution of one number, with the means to draw from it and to check the draws.
 *
 * <p>The numbers have the unit of the parameters: durations are in nanoseconds throughout the
 * simulator. Each implementation checks its parameters when it is built and refuses what describes
 * no distribution. Drawing takes as many numbers from the stream as it needs, not always the same;
 * that is harmless because a stream has one purpose.
 */
public sealed interface Distribution
    permits Constant,
    Uniform,
    LogUniform,
    Integers,
    Exponential,
    TruncatedNormal,
    LogNormal,
    Gamma,
    Weibull,
    Triangular,
    Mixture,
    Empirical,
    Scaled {

  /** The next number of this distribution out of a stream. */
  double draw(Stream stream);

  /** The expected value. */
  double mean();

  /** The least number that can be drawn, or the limit that no draw goes below. */
  double lower();

  /**
   * The greatest number that can be drawn, or the limit that no draw goes above; may be infinite.
   */
  double upper();

  /** The probability of a number at or below x. */
  double cumulative(double x);

  /**
   * The least x whose {@link #cumulative} is at least p; the support's end points for 0 and 1.
   *
   * @param p a probability, 0 to 1
   */
  double quantile(double p);
}
