package luosim.conform.judge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Operation;

/**
 * An observed record of RFC v2, read.
 *
 * @param options what is known of the boot
 * @param callbacks the callbacks of declared subsystems, by name, and of handlers, by what they
 *     accept after a slash; {@link Callback#bit}
 * @param types what kind of file each declared one is
 * @param requests in order
 * @param end what is known of the end
 */
record RfcV2Record(
    Options options, Map<String, Integer> callbacks, Map<String, String> types, List<Request> requests,
    End end) {
  RfcV2Record {
    requests = List.copyOf(requests);
  }

  /**
   * Boot options; empty if the record does not say.
   *
   * @param kho whether Kexec HandOver is on
   * @param liveUpdate whether the orchestrator is
   * @param debugfs whether trees are published
   */
  record Options(Optional<Boolean> kho, Optional<Boolean> liveUpdate, Optional<Boolean> debugfs) {}

  /**
   * A request.
   *
   * @param word as the record calls it
   * @param operation what it is to the orchestrator; empty for what only shows the situation
   * @param object the file, handler or subsystem that it names, or empty
   * @param token that it names, or that a registration gave
   * @param result 0 or negative; empty if the kernel stopped
   * @param kexec how a reboot went, or empty
   * @param fired whether a fault took effect
   * @param injected kinds of fault that were set for it, each with its place, 0 for none
   * @param nextKhoOff whether the next kernel boots with the handover off
   * @param malforms what in the handed-over tree is damaged
   * @param situation after it; empty if the kernel stopped
   */
  record Request(
      String word, Optional<Operation> operation, String object, OptionalLong token, OptionalLong result,
      boolean crashed, String kexec, boolean fired, List<Injected> injected, boolean nextKhoOff,
      List<String> malforms, Optional<Situation> situation, List<Call> calls, OptionalLong ns) {
    Request {
      injected = List.copyOf(injected);
      malforms = List.copyOf(malforms);
      calls = List.copyOf(calls);
    }

    /** Whether a fault of a kind was set for it. */
    boolean injects(String kind) {
      return injected.stream().anyMatch(one -> one.kind().equals(kind));
    }
  }

  /** A fault at a service: its kind, and which question of that kind is refused. */
  record Injected(String kind, int nth) {}

  /** What was seen behind a request. */
  record Situation(LuoState state, boolean finalized, long preservedBytes, int trees, int kernel) {}

  /**
   * A callback.
   *
   * @param who as the record says
   * @param handler or empty
   * @param out data after, the same as before if it does not say
   * @param result negative for a failure
   * @param took whether a handler asked took the file
   * @param file that it concerns, or empty
   * @param reclaimed what a finish was told
   * @param freedFile whether it was given a file that is gone
   * @param refusedUnpreserve the result of an unpreserve that was refused, or 0
   */
  record Call(
      String who, String handler, Callback callback, long in, long out, long result, boolean took,
      String file, OptionalLong token, Optional<Boolean> reclaimed, boolean freedFile, boolean unpreserves,
      long refusedUnpreserve, boolean payloadLost, OptionalLong ns) {}

  /**
   * The end.
   *
   * @param books whether the record counts what is leaked
   * @param references surplus references, by file
   * @param tree whether the received tree is held
   * @param entries entries of received files that are held
   * @param unknownEntries registered entries whose token nobody knows
   */
  record End(
      boolean books, Map<String, Integer> references, boolean tree, int entries, int unknownEntries) {}
}
