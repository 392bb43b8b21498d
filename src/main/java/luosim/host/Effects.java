package luosim.host;

import luosim.handler.FileObject;
import luosim.handler.Handler;
import luosim.handler.SubsystemObject;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Orchestrator;
import luosim.luo.Subject;
import luosim.trace.TraceKind;

/**
 * What a callback that an operation asks for does, and whom it concerns. The data that it gives back are in
 * {@link #dataOut} until the next callback.
 */
final class Effects {
  /** The kinds of participants in trace events. */
  static final int FILE = 0;

  static final int SUBSYSTEM = 1;
  static final int CLIENT = 2;
  static final int RECEIVED = 3;
  static final int FLB = 4;

  private static final int ID_MASK = 0xffffff;

  private long dataOut;

  /** The participant of the callback asked for, as trace events name it. */
  static int participant(Orchestrator luo, int op) {
    return switch (luo.subjectKind(op)) {
      case SUBSYSTEM -> TraceKind.participant(SUBSYSTEM, luo.subject(op));
      case CLIENT -> TraceKind.participant(CLIENT, luo.subject(op));
      case FILE -> switch (luo.callback(op)) {
        case RETRIEVE, FINISH, CAN_FINISH -> TraceKind.participant(RECEIVED, (int) luo.token(op) & ID_MASK);
        case CAN_PRESERVE -> TraceKind.participant(FILE, luo.file(op));
        case PREPARE, FREEZE, CANCEL, KHO_FINALIZE, KHO_ABORT, PRESERVE, UNPRESERVE, UNFREEZE, BOOT ->
            TraceKind.participant(FILE, luo.subject(op));
      };
      case FLB -> TraceKind.participant(FLB, luo.subject(op));
    };
  }

  /** The file object that a callback of files concerns, or -1. */
  static int file(Kernel kernel, int op) {
    Orchestrator luo = kernel.orchestrator();
    return switch (luo.callback(op)) {
      case RETRIEVE, FINISH, CAN_FINISH -> kernel.received.file(luo.token(op));
      case CAN_PRESERVE -> luo.file(op);
      case PREPARE, FREEZE, CANCEL, KHO_FINALIZE, KHO_ABORT, PRESERVE, UNPRESERVE, UNFREEZE, BOOT ->
          luo.subject(op);
    };
  }

  /** Where a callback stands among what may befall a host. */
  static Site site(Subject subject, Callback callback) {
    boolean file = subject == Subject.FILE;
    boolean flb = subject == Subject.FLB;
    return switch (callback) {
      case CAN_PRESERVE -> Site.FILE_CAN_PRESERVE;
      case PREPARE -> file ? Site.FILE_PREPARE : Site.SUBSYSTEM_PREPARE;
      case FREEZE -> file ? Site.FILE_FREEZE : Site.SUBSYSTEM_FREEZE;
      case CANCEL -> file ? Site.FILE_CANCEL : Site.SUBSYSTEM_CANCEL;
      case FINISH -> file ? Site.FILE_FINISH : flb ? Site.FLB_FINISH : Site.SUBSYSTEM_FINISH;
      case RETRIEVE -> flb ? Site.FLB_RETRIEVE : Site.FILE_RETRIEVE;
      case KHO_FINALIZE -> Site.KHO_FINALIZE;
      case KHO_ABORT -> Site.KHO_ABORT;
      case PRESERVE -> flb ? Site.FLB_PRESERVE : Site.FILE_PRESERVE;
      case UNPRESERVE -> flb ? Site.FLB_UNPRESERVE : Site.FILE_UNPRESERVE;
      case UNFREEZE -> Site.FILE_UNFREEZE;
      case CAN_FINISH -> Site.FILE_CAN_FINISH;
      case BOOT -> Site.BOOT; // nothing befalls it there
    };
  }

  /** Does the callback that an operation asks for; its result, 0 or positive for success. */
  int apply(Kernel kernel, int op) {
    Orchestrator luo = kernel.orchestrator();
    dataOut = luo.data(op);
    kernel.ports.participant = participant(luo, op);
    int result = switch (luo.subjectKind(op)) {
      case FILE -> ofFile(kernel, op);
      case SUBSYSTEM -> ofSubsystem(kernel, op, kernel.subsystem(luo.subject(op)));
      case CLIENT -> ofClient(kernel, luo.callback(op));
      case FLB -> ofFlb(kernel, op, kernel.flb(luo.subject(op)));
    };
    kernel.ports.participant = -1;
    return result;
  }

  /** The data after the last callback: what it gives back, or what it was given. */
  long dataOut() {
    return dataOut;
  }

  private int ofFile(Kernel kernel, int op) {
    Orchestrator luo = kernel.orchestrator();
    Handler handler = kernel.handler(luo.handler(op));
    int id = file(kernel, op);
    if (id < 0) {
      return -Errno.ENOENT;
    }
    FileObject file = kernel.file(id);
    KernelPorts memory = kernel.ports;
    switch (luo.callback(op)) {
      case CAN_PRESERVE -> {
        return file.handler() == luo.handler(op) && handler.accepts(file, memory) ? 1 : 0;
      }
      case PREPARE, PRESERVE -> {
        return prepare(kernel, op, handler, file);
      }
      case FREEZE -> {
        return handler.freeze(file, memory);
      }
      case CANCEL, UNPRESERVE -> handler.cancel(file, memory);
      case UNFREEZE -> handler.unfreeze(file, memory);
      case CAN_FINISH -> {
        return 1;
      }
      case RETRIEVE -> {
        return retrieve(kernel, op, handler, file);
      }
      case FINISH -> finish(kernel, op, handler, file);
      case KHO_FINALIZE, KHO_ABORT, BOOT ->
          throw new IllegalStateException("a file has no callback " + luo.callback(op));
    }
    return 0;
  }

  private int prepare(Kernel kernel, int op, Handler handler, FileObject file) {
    kernel.tokens.put(kernel.orchestrator().token(op), file.id());
    int result = handler.prepare(file, kernel.ports);
    if (result >= 0) {
      dataOut = handler.data(file);
    }
    return result;
  }

  private int retrieve(Kernel kernel, int op, Handler handler, FileObject file) {
    if (file.retrieved()) {
      kernel.corrupted(Corruption.RETRIEVED_TWICE, kernel.ports.participant);
    }
    int result = handler.retrieve(file, kernel.orchestrator().data(op), kernel.ports);
    if (result >= 0 && kernel.core().keepsFiles()) {
      kernel.ports.fileGet(file.id()); // the file is made with a reference that the orchestrator keeps
    }
    dataOut = file.id();
    return result;
  }

  private void finish(Kernel kernel, int op, Handler handler, FileObject file) {
    Orchestrator luo = kernel.orchestrator();
    if (!kernel.core().keepsFiles() && luo.file(op) >= 0 && kernel.file(luo.file(op)).closed()
        && !kernel.ports.holds(luo.file(op))) {
      kernel.corrupted(Corruption.FREED_FILE, kernel.ports.participant);
    }
    handler.finish(file, luo.data(op), kernel.core().reclaimed(op), kernel.ports);
  }

  /** A retrieve that fails leaves nothing of the file in a revision with sessions. */
  void retrieveFailed(Kernel kernel, int op) {
    int id = file(kernel, op);
    if (kernel.core().keepsFiles() && id >= 0) {
      kernel.handler(kernel.orchestrator().handler(op))
          .discard(kernel.file(id), kernel.orchestrator().data(op), kernel.ports);
    }
  }

  private int ofFlb(Kernel kernel, int op, SubsystemObject object) {
    Orchestrator luo = kernel.orchestrator();
    switch (luo.callback(op)) {
      case PRESERVE -> {
        int result = object.prepare(kernel.ports);
        dataOut = result < 0 ? dataOut : object.data();
        return result;
      }
      case UNPRESERVE -> object.cancel(kernel.ports);
      case RETRIEVE -> {
        return object.retrieve(luo.data(op), kernel.ports);
      }
      case FINISH -> object.release(kernel.ports);
      default -> throw new IllegalStateException("an FLB has no callback " + luo.callback(op));
    }
    return 0;
  }

  private int ofSubsystem(Kernel kernel, int op, SubsystemObject subsystem) {
    Orchestrator luo = kernel.orchestrator();
    switch (luo.callback(op)) {
      case PREPARE -> {
        int result = subsystem.prepare(kernel.ports);
        dataOut = result < 0 ? dataOut : subsystem.data();
        return result;
      }
      case FREEZE -> {
        return subsystem.freeze();
      }
      case CANCEL -> subsystem.cancel(kernel.ports);
      case FINISH -> subsystem.finish(luo.data(op), kernel.ports);
      case BOOT -> {
        // It learns its data, and makes nothing of them before its finish.
      }
      case CAN_PRESERVE, RETRIEVE, KHO_FINALIZE, KHO_ABORT, PRESERVE, UNPRESERVE, UNFREEZE, CAN_FINISH ->
          throw new IllegalStateException("a subsystem has no callback " + luo.callback(op));
    }
    return 0;
  }

  private static int ofClient(Kernel kernel, Callback callback) {
    return callback == Callback.KHO_FINALIZE
        ? ReservedMemory.finalizes(kernel)
        : ReservedMemory.aborts(kernel);
  }

  /** Runs an operation without time and without anybody else. */
  int perform(Kernel kernel, Operation operation, long argument) {
    return perform(kernel, kernel.orchestrator().begin(operation, argument));
  }

  /** The same for a request with more arguments. */
  int perform(Kernel kernel, Operation operation, long argument, int object, long token) {
    return perform(kernel, kernel.orchestrator().begin(operation, argument, object, token));
  }

  private int perform(Kernel kernel, int op) {
    Orchestrator luo = kernel.orchestrator();
    Need need = luo.proceed(op);
    while (need != Need.DONE && need != Need.STOPPED && need != Need.LOCK) {
      if (need == Need.CALLBACK) {
        int result = apply(kernel, op);
        luo.answer(op, result, dataOut);
      }
      need = luo.proceed(op);
    }
    int result = need == Need.DONE ? luo.result(op) : -Errno.EAGAIN;
    if (need == Need.DONE) {
      luo.end(op);
    }
    return result;
  }

  /** Whether a callback belongs to a file. */
  static boolean ofFile(Orchestrator luo, int op) {
    return luo.subjectKind(op) == Subject.FILE;
  }

  /** Whether the failure of a callback makes the kernel give an event up. */
  static boolean givesUp(Callback callback) {
    return callback == Callback.PREPARE || callback == Callback.FREEZE || callback == Callback.KHO_FINALIZE;
  }
}
