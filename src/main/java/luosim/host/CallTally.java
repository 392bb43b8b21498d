package luosim.host;

import luosim.trace.TraceKind;

/**
 * What one callback did to memory, told as one trace event a kind: pages preserved and unpreserved with the
 * number of calls and the last result, bytes allocated and freed.
 */
final class CallTally {
  private final Frame frame;
  private long preservedPages;
  private long preserveCalls;
  private int preserveResult;
  private long unpreservedPages;
  private long unpreserveCalls;
  private int unpreserveResult;
  private long allocated;
  private long freed;

  CallTally(Frame frame) {
    this.frame = frame;
  }

  void clear() {
    preservedPages = 0;
    preserveCalls = 0;
    preserveResult = 0;
    unpreservedPages = 0;
    unpreserveCalls = 0;
    unpreserveResult = 0;
    allocated = 0;
    freed = 0;
  }

  void preserved(long pages, long calls, int result) {
    preservedPages += result < 0 ? 0 : pages;
    preserveCalls += calls;
    preserveResult = result;
  }

  /** Counts calls that were to clear pages; a refusal is kept, whatever follows it. */
  void unpreserved(long pages, long calls, int result) {
    unpreservedPages += result < 0 ? 0 : pages;
    unpreserveCalls += calls;
    if (result < 0) {
      unpreserveResult = result;
    }
  }

  void allocated(long bytes) {
    allocated += bytes;
  }

  void freed(long bytes) {
    freed += bytes;
  }

  /** Tells what happened since the last {@link #clear}, and clears. */
  void tell(int participant) {
    if (allocated > 0) {
      frame.trace(TraceKind.ALLOCATED, participant, Allocation.METADATA.ordinal(), allocated, 0);
    }
    if (preserveCalls > 0) {
      frame.trace(TraceKind.PRESERVED, participant, preservedPages, preserveCalls, preserveResult);
    }
    if (unpreserveCalls > 0) {
      frame.trace(
          TraceKind.UNPRESERVED, participant, unpreservedPages, unpreserveCalls, unpreserveResult);
    }
    if (freed > 0) {
      frame.trace(TraceKind.FREED, participant, Allocation.METADATA.ordinal(), freed, 0);
    }
    clear();
  }
}
