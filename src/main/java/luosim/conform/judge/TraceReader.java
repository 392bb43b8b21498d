package luosim.conform.judge;

import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;

/** How records of one protocol are read so that they can be judged. */
public interface TraceReader {
  /** The protocol's id. */
  String protocol();

  /**
   * Reads one record.
   *
   * @throws BadTraceException if it has a key, word or kind that the protocol's records do not have,
   *     or lacks what every record must have
   */
  Observation read(Json.Fields record, Inputs inputs) throws BadTraceException;
}
