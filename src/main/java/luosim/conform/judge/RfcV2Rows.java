package luosim.conform.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import luosim.conform.judge.RfcV2Record.Call;
import luosim.conform.judge.RfcV2Record.Injected;
import luosim.conform.judge.RfcV2Record.Request;
import luosim.conform.judge.RfcV2Record.Situation;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;

/**
 * The row of the failure matrix that an observed request shows: what it returned, which callbacks ran,
 * and what was seen behind it.
 *
 * <p>Where several steps fail alike, the place of an injected fault tells them apart; without one, the
 * first row that explains the result. Source: spec luo-rfc-v2 section 6, and the injection points that
 * the golden traces list.
 */
final class RfcV2Rows {
  // Places of injected faults in a PREPARE: writes of the root tree, the tree without participants, the
  // entry of the sub-tree; allocations and inserts of the root page and of the tree.
  private static final int ROOT_WRITES = 5;
  private static final int TREE_WRITES = 6;
  private static final int WRITES_PER_FILE = 3;
  private static final int ENTRY_WRITES = 3;
  private static final int ROOT_PAGE = 2;
  private static final int TREE_ALLOCATION = 3;
  private static final int TREE_PAGES = 5;
  private static final int INSERTS_OF_ONE = 2;

  private final RfcV2Books books;
  private final List<String> malforms = new ArrayList<>();

  RfcV2Rows(RfcV2Books books) {
    this.books = books;
  }

  /** The row of a request that returned. */
  Row of(Request request, Situation before) {
    int result = (int) request.result().orElseThrow();
    if (request.operation().isEmpty() || request.situation().isEmpty()) {
      return Row.NONE;
    }
    return switch (request.operation().get()) {
      case PREPARE, KHO_FINALIZE -> result < 0 ? prepare(request, result, before) : Row.NONE;
      case FREEZE, REBOOT -> result < 0 ? freeze(request, result) : Row.NONE;
      case CANCEL, KHO_ABORT -> cancel(request, result, before);
      case FINISH -> finish(request, result);
      case FD_PRESERVE -> result < 0 ? preserve(request, result) : Row.NONE;
      case FD_UNPRESERVE -> result == -Errno.ENOENT ? Row.R7 : registry(result);
      case FD_RESTORE -> result < 0 ? restore(request, result) : Row.NONE;
      case REGISTER_HANDLER, UNREGISTER_HANDLER, REGISTER_SUBSYSTEM, UNREGISTER_SUBSYSTEM -> registry(result);
      default -> Row.NONE;
    };
  }

  private static Row registry(int result) {
    return result == -Errno.EBUSY ? Row.R2 : Row.NONE;
  }

  private Row prepare(Request request, int result, Situation before) {
    Situation after = request.situation().orElseThrow();
    if (before.state() == LuoState.NORMAL && after.state() == LuoState.PREPARED) {
      return Row.P15;
    }
    if (before.finalized() || result == -Errno.EOPNOTSUPP) {
      return Row.P1;
    }
    if (failed(request, Callback.KHO_FINALIZE).isPresent()) {
      return orchestratorTookPart(request) || vacuous() && !clientFirst(request) ? Row.P14 : Row.P3;
    }
    if (before.state() == LuoState.UPDATED) {
      return result == -Errno.EAGAIN ? Row.P4 : Row.P5;
    }
    Optional<Call> failed = failed(request, Callback.PREPARE);
    if (failed.isPresent()) {
      return failed.get().who().startsWith("s") ? Row.P12 : Row.P10;
    }
    if (result == -Errno.EAGAIN) {
      return Row.P4;
    }
    return injected(request).orElseGet(() -> guessed(request, result, before));
  }

  /** Whether a client that failed comes first on the chain; nothing else could tell. */
  private static boolean clientFirst(Request request) {
    return request.calls().stream().noneMatch(call -> call.callback() == Callback.KHO_ABORT);
  }

  private static boolean orchestratorTookPart(Request request) {
    return any(request, call -> call.callback() == Callback.PREPARE || call.callback() == Callback.CANCEL);
  }

  private boolean vacuous() {
    return books.registered() == 0 && books.subsystems().isEmpty();
  }

  /** By the place of the fault that was injected. */
  private Optional<Row> injected(Request request) {
    for (Injected fault : request.injected()) {
      switch (fault.kind()) {
        case "alloc" :
          return Optional.of(allocation(request, fault.nth()));
        case "xa" :
          return Optional.of(fault.nth() <= INSERTS_OF_ONE ? Row.P2 : Row.P8);
        case "fdt" :
          return Optional.of(write(fault.nth()));
        default :
      }
    }
    return Optional.empty();
  }

  private Row allocation(Request request, int nth) {
    if (nth <= ROOT_PAGE) {
      return Row.P2;
    }
    if (nth == TREE_ALLOCATION) {
      return Row.P6;
    }
    if (nth <= TREE_PAGES) {
      return Row.P8;
    }
    boolean callbacks = orchestratorTookPart(request) || vacuous();
    return callbacks ? Row.P14 : Row.P9;
  }

  private Row write(int nth) {
    int files = books.registered();
    int subsystems = books.subsystems().size();
    int tree = ROOT_WRITES + TREE_WRITES + WRITES_PER_FILE * files + subsystems;
    int entry = tree + ENTRY_WRITES;
    if (nth <= ROOT_WRITES) {
      return Row.P2;
    }
    if (nth <= tree) {
      return Row.P7;
    }
    if (nth <= entry) {
      return Row.P9;
    }
    if (nth <= entry + files) {
      return Row.P11;
    }
    return nth <= entry + files + subsystems ? Row.P13 : Row.P14;
  }

  private static Row guessed(Request request, int result, Situation before) {
    if (any(request, call -> call.callback() == Callback.PREPARE)) {
      boolean treeLost = request.situation().orElseThrow().trees() > before.trees();
      if (!treeLost) {
        return Row.P14;
      }
      return any(request, call -> call.who().startsWith("s")) ? Row.P13 : Row.P11;
    }
    return switch (-result) {
      case Errno.EEXIST -> Row.P9;
      case Errno.ENOMEM -> Row.P6;
      case Errno.EINVAL -> Row.P5;
      case Errno.ENOSPC -> Row.P7;
      default -> Row.P2;
    };
  }

  private Row freeze(Request request, int result) {
    if (request.kexec().equals("failed")) {
      return Row.NONE;
    }
    Optional<Call> failed = failed(request, Callback.FREEZE);
    if (failed.isPresent()) {
      return failed.get().who().startsWith("s") ? Row.Z4 : Row.Z2;
    }
    if (request.situation().orElseThrow().state() != LuoState.NORMAL || result == -Errno.EAGAIN
        || !writeFailed(request)) {
      return Row.Z1;
    }
    boolean subsystems = any(request, call -> call.who().startsWith("s"))
        || request.injected().stream().anyMatch(fault -> fault.nth() > books.registered());
    return subsystems ? Row.Z5 : Row.Z3;
  }

  private static boolean writeFailed(Request request) {
    return request.injects("fdt") || any(request, call -> call.callback() == Callback.CANCEL);
  }

  private static Row cancel(Request request, int result, Situation before) {
    if (result == 0) {
      return before.finalized() ? Row.C1 : Row.NONE;
    }
    if (result == -Errno.ENOENT && !before.finalized() || result == -Errno.EOPNOTSUPP) {
      return Row.C2;
    }
    return request.situation().orElseThrow().state() == LuoState.NORMAL ? Row.C4 : Row.C3;
  }

  private static Row finish(Request request, int result) {
    if (result < 0) {
      return Row.T7;
    }
    if (any(request, Call::freedFile)) {
      return Row.T9;
    }
    return any(request, call -> call.reclaimed().equals(Optional.of(false))) ? Row.T8 : Row.NONE;
  }

  private static Row preserve(Request request, int result) {
    return switch (-result) {
      case Errno.EBADF -> Row.R1;
      case Errno.EBUSY -> Row.R2;
      case Errno.ENOENT -> Row.R3;
      case Errno.ENOMEM -> request.injects("xa") ? Row.R5 : Row.R4;
      case Errno.EFAULT -> request.calls().isEmpty() ? Row.NONE : Row.R6;
      default -> Row.NONE;
    };
  }

  private static Row restore(Request request, int result) {
    if (failed(request, Callback.RETRIEVE).isPresent()) {
      return Row.T4;
    }
    return switch (-result) {
      case Errno.EMFILE -> Row.T1;
      case Errno.EBUSY -> Row.T2;
      case Errno.ENOENT, Errno.EINVAL -> Row.T3;
      case Errno.EFAULT -> request.calls().isEmpty() ? Row.NONE : Row.T6;
      default -> Row.NONE;
    };
  }

  /** What was handed over has been damaged on the way. */
  void malformed(List<String> edits) {
    malforms.addAll(edits);
  }

  /** The row of a request in which the kernel stopped. */
  Row ofStop(Request request) {
    return switch (request.word()) {
      case "restore" -> Row.N3;
      case "finish" -> strangerOnly(request) ? Row.N4 : Row.N3;
      default -> Row.NONE;
    };
  }

  /** Whether the files of the kernel before had all they need, so that only a subsystem is at fault. */
  private boolean strangerOnly(Request request) {
    if (malforms.stream().anyMatch(edit -> edit.startsWith("sub_short"))) {
      return false;
    }
    boolean filesDone = !request.calls().isEmpty() || books.received().isEmpty();
    boolean known = books.received().values().stream().allMatch(entry -> books.knowsHandler(entry.handler()));
    return filesDone || known && books.hasStranger();
  }

  private static boolean any(Request request, Predicate<Call> what) {
    return request.calls().stream().anyMatch(what);
  }

  private static Optional<Call> failed(Request request, Callback callback) {
    return Stream.of(request).flatMap(one -> one.calls().stream())
        .filter(call -> call.callback() == callback && call.result() < 0).findFirst();
  }
}
