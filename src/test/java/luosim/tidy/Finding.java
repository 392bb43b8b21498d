package luosim.tidy;

/**
 * One place where the house is not in order, and what to do about it.
 *
 * @param where file and line, or class and member
 * @param what what was found, and what belongs there instead
 */
record Finding(String where, String what) {
  @Override public String toString() {
    return "\n" + where + ": " + what;
  }
}
