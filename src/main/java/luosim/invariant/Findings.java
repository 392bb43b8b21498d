package luosim.invariant;

import luosim.luo.Row;

/**
 * Takes what a check finds. The texts are constants, so that a finding costs nothing until somebody
 * reads it.
 */
public interface Findings {

  /**
   * Reports a violation of the invariant being checked, in the row that the ledger names.
   *
   * @param expected what should be, a constant text
   * @param found what is, a constant text to which the number is added
   * @param number how many, or the value found
   */
  void violated(String expected, String found, long number);

  /** The same in a row that the check knows better. */
  void violated(Row row, String expected, String found, long number);

  /** Reports a violation if there are any of what should not be. */
  default void expectNone(String expected, String found, long count) {
    if (count > 0) {
      violated(expected, found, count);
    }
  }

  /**
   * Whether the world shows evidence that the check wants at this point. If it does not, finding
   * nothing leaves the invariant undecided.
   */
  boolean knows(World world, Evidence evidence);
}
