package luosim.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place where a scenario may let something go wrong, by the name it has in scenario files.
 *
 * <p>A {@link Kind#CALL} is met each time the protocol makes that call; a {@link Kind#PHASE} is a
 * stretch of one attempt; {@link Kind#REST} points are met by the passing of time and need a mean
 * time. A point that a protocol's era lacks cannot be named in a scenario for that protocol.
 */
public enum FaultPoint {
  /** A handler is asked whether it takes a file. */
  FILE_CAN_PRESERVE("file.canPreserve", Kind.CALL, Era.BOTH, true),
  /** A handler's prepare. */
  FILE_PREPARE("file.prepare", Kind.CALL, Era.RFC, true),
  /** A handler's freeze. */
  FILE_FREEZE("file.freeze", Kind.CALL, Era.BOTH, true),
  /** A handler's cancel; it returns nothing. */
  FILE_CANCEL("file.cancel", Kind.CALL, Era.RFC, false),
  /** A handler's finish; it returns nothing. */
  FILE_FINISH("file.finish", Kind.CALL, Era.BOTH, false),
  /** A handler's retrieve. */
  FILE_RETRIEVE("file.retrieve", Kind.CALL, Era.BOTH, true),
  /** A handler's preserve. */
  FILE_PRESERVE("file.preserve", Kind.CALL, Era.MAINLINE, true),
  /** A handler's unpreserve; it returns nothing. */
  FILE_UNPRESERVE("file.unpreserve", Kind.CALL, Era.MAINLINE, false),
  /** A handler's unfreeze; it returns nothing. */
  FILE_UNFREEZE("file.unfreeze", Kind.CALL, Era.MAINLINE, false),
  /** A handler is asked whether a file may be finished. */
  FILE_CAN_FINISH("file.canFinish", Kind.CALL, Era.MAINLINE, true),
  /** A subsystem's prepare. */
  SUBSYSTEM_PREPARE("subsystem.prepare", Kind.CALL, Era.RFC, true),
  /** A subsystem's freeze. */
  SUBSYSTEM_FREEZE("subsystem.freeze", Kind.CALL, Era.RFC, true),
  /** A subsystem's cancel; it returns nothing. */
  SUBSYSTEM_CANCEL("subsystem.cancel", Kind.CALL, Era.RFC, false),
  /** A subsystem's finish; it returns nothing. */
  SUBSYSTEM_FINISH("subsystem.finish", Kind.CALL, Era.RFC, false),
  /** Preserve of a global that lives as long as its files. */
  FLB_PRESERVE("flb.preserve", Kind.CALL, Era.MAINLINE, true),
  /** Unpreserve of such a global; it returns nothing. */
  FLB_UNPRESERVE("flb.unpreserve", Kind.CALL, Era.MAINLINE, false),
  /** Retrieve of such a global. */
  FLB_RETRIEVE("flb.retrieve", Kind.CALL, Era.MAINLINE, true),
  /** Finish of such a global; it returns nothing. */
  FLB_FINISH("flb.finish", Kind.CALL, Era.MAINLINE, false),
  /** Creation of a session. */
  SESSION_CREATE("session.create", Kind.CALL, Era.MAINLINE, true),
  /** Retrieve of a session. */
  SESSION_RETRIEVE("session.retrieve", Kind.CALL, Era.MAINLINE, true),
  /** Finish of a session. */
  SESSION_FINISH("session.finish", Kind.CALL, Era.MAINLINE, true),
  /** An allocation of kernel memory. */
  ALLOC("alloc", Kind.CALL, Era.BOTH, true),
  /** A write to the orchestrator's tree. */
  FDT_WRITE("fdt.write", Kind.CALL, Era.RFC, true),
  /** Preserving a page or range. */
  KHO_PRESERVE("kho.preserve", Kind.CALL, Era.BOTH, true),
  /** Giving a preserved page or range back; in mainline nothing can refuse that. */
  KHO_UNPRESERVE("kho.unpreserve", Kind.CALL, Era.RFC, true),
  /** Finalizing the memory map. */
  KHO_FINALIZE("kho.finalize", Kind.CALL, Era.RFC, true),
  /** Aborting a finalized memory map. */
  KHO_ABORT("kho.abort", Kind.CALL, Era.RFC, true),
  /** A fatal signal at a killable wait for a lock. */
  LOCK("lock", Kind.CALL, Era.BOTH, true),
  /** Reading a request's argument from user space. */
  COPY_IN("copy.in", Kind.CALL, Era.BOTH, true),
  /** Writing a request's answer to user space. */
  COPY_OUT("copy.out", Kind.CALL, Era.BOTH, true),
  /** Loading the new kernel's image. */
  KEXEC_LOAD("kexec.load", Kind.CALL, Era.BOTH, true),
  /** The jump to the new kernel. */
  KEXEC_JUMP("kexec.jump", Kind.CALL, Era.BOTH, true),
  /** The boot of the new kernel; with an error it comes up, but cannot read what was handed over. */
  BOOT("boot", Kind.PHASE, Era.BOTH, true),
  /** The agent, at each of its steps. */
  AGENT("agent", Kind.CALL, Era.BOTH, false),
  /** A passed-through device, at each of its operations. */
  DEVICE("device", Kind.CALL, Era.BOTH, true),
  /** A VM, at each pause and resume. */
  VM("vm", Kind.CALL, Era.BOTH, false),
  /** A host from the start order to PREPARED. */
  HOST_PREPARE("host.prepare", Kind.PHASE, Era.BOTH, false),
  /** A host while its participants freeze. */
  HOST_FREEZE("host.freeze", Kind.PHASE, Era.BOTH, false),
  /** A host while its VMs are paused. */
  HOST_BLACKOUT("host.blackout", Kind.PHASE, Era.BOTH, false),
  /** A host that runs and is not being updated. */
  HOST_UP("host.up", Kind.REST, Era.BOTH, false),
  /** A host that waits for its turn. */
  HOST_REST("host.rest", Kind.REST, Era.BOTH, false);

  /** How a point is met. */
  public enum Kind {
    /** Once per call. */
    CALL,
    /** Once per attempt, for a stretch of time. */
    PHASE,
    /** By the passing of time outside attempts. */
    REST
  }

  /** Which family of revisions has a point. */
  public enum Era {
    /** RFC v2 to v3: one state machine for the host. */
    RFC,
    /** Mainline: sessions. */
    MAINLINE,
    /** All of them. */
    BOTH
  }

  private final String id;
  private final Kind kind;
  private final Era era;
  private final boolean returnsError;

  FaultPoint(String id, Kind kind, Era era, boolean returnsError) {
    this.id = id;
    this.kind = kind;
    this.era = era;
    this.returnsError = returnsError;
  }

  /** The name in scenario files, such as {@code file.prepare}. */
  public String id() {
    return id;
  }

  /** How the point is met. */
  public Kind kind() {
    return kind;
  }

  /** Whether revisions of the given era (not {@link Era#BOTH}) have this point. */
  public boolean existsIn(Era asked) {
    return era == Era.BOTH || era == asked;
  }

  /** Whether what stands at this point can return an error. */
  public boolean returnsError() {
    return returnsError;
  }

  /** Whether an error is all that can happen at this point: a signal ends a wait, it does nothing else. */
  public boolean onlyError() {
    return this == LOCK;
  }

  /** Whether other processes may ask something while the step at this point goes on. */
  public boolean admitsRequests() {
    return switch (this) {
      case FILE_CAN_PRESERVE, FILE_PREPARE, FILE_FREEZE, FILE_CANCEL, FILE_FINISH, FILE_RETRIEVE,
          FILE_PRESERVE,
          FILE_UNPRESERVE, FILE_UNFREEZE, FILE_CAN_FINISH, SUBSYSTEM_PREPARE, SUBSYSTEM_FREEZE,
          SUBSYSTEM_CANCEL, SUBSYSTEM_FINISH, FLB_PRESERVE, FLB_UNPRESERVE, FLB_RETRIEVE, FLB_FINISH,
          KHO_FINALIZE, KHO_ABORT, AGENT -> true;
      case SESSION_CREATE, SESSION_RETRIEVE, SESSION_FINISH, ALLOC, FDT_WRITE, KHO_PRESERVE, KHO_UNPRESERVE,
          LOCK, COPY_IN, COPY_OUT, KEXEC_LOAD, KEXEC_JUMP, BOOT, DEVICE, VM, HOST_PREPARE, HOST_FREEZE,
          HOST_BLACKOUT, HOST_UP, HOST_REST -> false;
    };
  }

  /** The point with this name, if there is one. */
  public static Optional<FaultPoint> named(String id) {
    return Stream.of(values()).filter(point -> point.id.equals(id)).findFirst();
  }

  /** All names of an era, in declared order. */
  public static List<String> ids(Era era) {
    return Stream.of(values()).filter(point -> point.existsIn(era)).map(FaultPoint::id).toList();
  }
}
