package luosim.metrics;

/** Takes the rows of the tables that grow with the fleet, host by host in the order of outcomes. */
public interface RowSink {

  /** One update attempt of one host. */
  record AttemptRow(
      int replication, int host, int attempt, long startNs, long endNs, String end, String row,
      String cancel) {}

  /** One host and its outcome. */
  record HostRow(
      int replication, int host, String hostClass, String outcome, String kernel, int attempts,
      long outcomeNs,
      int vms, long streamHash) {}

  /**
   * One pause of one VM.
   *
   * @param blackoutNs its length, or -1 if it never ended
   * @param partsNs its parts in the order of {@link luosim.host.Part}
   */
  record PauseRow(
      int replication, int host, int attempt, int vm, String shape, String cause, long startNs,
      long blackoutNs,
      long[] partsNs) {}

  void attempt(AttemptRow row);

  void host(HostRow row);

  void pause(PauseRow row);

  /** Whether a row of a pause may be kept; asked first, so that most pauses cost nothing. */
  default boolean wantsPause(int replication, int host, int attempt, int vm, long blackoutNs) {
    return true;
  }

  /** The replication has no further rows; said once, after its last host. */
  default void end() {}

  /** Keeps nothing. */
  RowSink NONE =
      new RowSink() {
        @Override public void attempt(AttemptRow row) {}

        @Override public void host(HostRow row) {}

        @Override public void pause(PauseRow row) {}
      };
}
