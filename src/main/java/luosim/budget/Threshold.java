package luosim.budget;

/**
 * A demand on one number of one measure.
 *
 * @param text as its author wrote it
 * @param view the samples that it speaks of, such as {@code blackout{shape=nic}}
 * @param statistic which number of them
 * @param comparison how that must stand to the limit
 * @param limit in ns for durations, a share of 1 for {@link Statistic.Above}
 */
public record Threshold(String text, String view, Statistic statistic, Comparison comparison, double limit) {}
