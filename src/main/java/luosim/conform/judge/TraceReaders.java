package luosim.conform.judge;

import java.util.List;
import java.util.Optional;

/** The protocols whose observed traces can be judged. */
public final class TraceReaders {
  private static final List<TraceReader> ALL = List.of(new RfcV2Reader(), new MainlineReader());

  private TraceReaders() {}

  /** Their ids. */
  public static List<String> protocols() {
    return ALL.stream().map(TraceReader::protocol).toList();
  }

  /** The reader of a protocol. */
  static Optional<TraceReader> find(String protocol) {
    return ALL.stream().filter(reader -> reader.protocol().equals(protocol)).findFirst();
  }
}
