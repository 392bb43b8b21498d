package luosim.conform.observed;

/**
 * One difference between an observed record and its replay, or between it and what a record may
 * contain.
 *
 * @param line line of the trace file, from 1
 * @param id the record's id
 * @param op index of the request in the record, or -1 where the difference belongs to the whole
 *     record
 * @param where name of the request and path of the field in it, for example {@code prepare.state}
 * @param expected what the record says
 * @param found what the replay gave
 */
public record Mismatch(int line, String id, int op, String where, String expected, String found) {

  /** One line for a terminal. */
  public String text() {
    String place = op < 0 ? where : "op " + op + " " + where;
    return id + ": " + place + ": expected " + expected + ", found " + found;
  }
}
