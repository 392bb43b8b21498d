package luosim.metrics;

/**
 * One measure, or those of its samples that have a label: the name under which a distribution is kept.
 *
 * @param measure name of the measure
 * @param part part of a blackout, or empty
 * @param label name of a label, or empty
 * @param value its value, or empty
 */
public record View(String measure, String part, String label, String value) {

  /** The whole of a measure. */
  public static View of(String measure) {
    return new View(measure, "", "", "");
  }

  /** One part of a measure. */
  public static View part(String measure, String part) {
    return new View(measure, part, "", "");
  }

  /** The samples of a measure that have a label. */
  public static View labelled(String measure, String label, String value) {
    return new View(measure, "", label, value);
  }

  /**
   * The name as budgets and files write it, such as {@code blackout/kernelBoot} or {@code
   * blackout{shape=nic}}.
   */
  public String text() {
    return measure
        + (part.isEmpty() ? "" : "/" + part)
        + (label.isEmpty() ? "" : "{" + label + "=" + value + "}");
  }
}
