package luosim.luo.state;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.KernelServices;
import luosim.luo.LuoState;
import luosim.luo.Participants;
import luosim.luo.part.Digest;
import luosim.luo.part.HandlerList;
import luosim.luo.part.IncomingFiles;
import luosim.luo.part.LockSet;
import luosim.luo.part.OutgoingFiles;
import luosim.luo.part.QueuedLock;
import luosim.luo.part.SubsystemList;
import luosim.luo.tree.SubsystemsTree;

/**
 * What an orchestrator with one global state remembers between operations, as far as all such revisions do;
 * the machines read and change it.
 */
public abstract class StateKernel {
  private final LuoState loaded;
  private final IncomingTree nothing = new SubsystemsTree();

  private KernelServices services;
  private Handover handover;
  private Participants participants;

  private LuoState state;
  private long notifies;

  private final LockSet locks = new LockSet();
  private final QueuedLock khoMutex = locks.add();
  private final QueuedLock stateLock = locks.add();
  private final QueuedLock handlersLock = locks.add();
  private final QueuedLock rebuildLock = locks.add();

  private final HandlerList handlers = new HandlerList();
  private final SubsystemList subsystems = new SubsystemList();
  private final OutgoingFiles out = new OutgoingFiles();
  private long nextToken;

  private final IncomingFiles in = new IncomingFiles();
  private IncomingTree incoming = nothing;
  private boolean incomingHeld;
  private boolean rebuilt;

  /**
   * A kernel that has just been loaded.
   *
   * @param loaded its state before it has looked at what was received
   */
  protected StateKernel(KernelServices services, Handover handover, LuoState loaded) {
    this.loaded = loaded;
    this.services = services;
    this.handover = handover;
    this.participants = services.participants();
    this.state = loaded;
  }

  /** Forgets everything and serves another kernel. */
  protected final void restart(KernelServices nextServices, Handover nextHandover) {
    services = nextServices;
    handover = nextHandover;
    participants = nextServices.participants();
    state = loaded;
    notifies = 0;
    locks.clear();
    handlers.clear();
    subsystems.clear();
    out.clear();
    nextToken = 0;
    in.clear();
    incoming = nothing;
    incomingHeld = false;
    rebuilt = false;
  }

  public final KernelServices services() {
    return services;
  }

  public final Handover handover() {
    return handover;
  }

  public final Participants participants() {
    return participants;
  }

  public final LuoState state() {
    return state;
  }

  /** Starts in a state; nobody polls the state file yet. */
  final void startIn(LuoState first) {
    state = first;
  }

  /** Stores the state and wakes who polls the state file. */
  public final void enter(LuoState next) {
    state = next;
    notifies++;
  }

  /** How often the state file was notified. */
  final long notifies() {
    return notifies;
  }

  /** Whether participants may come and go now. */
  public final boolean mayRegister() {
    return state == LuoState.NORMAL || state == LuoState.UPDATED;
  }

  /** The locks that the kernel has from its boot to its end; a revision may add to them. */
  protected final LockSet locks() {
    return locks;
  }

  /** The mutex of Kexec HandOver. */
  public final QueuedLock khoMutex() {
    return khoMutex;
  }

  /** Held alone by events, shared by who registers or restores. */
  public final QueuedLock stateLock() {
    return stateLock;
  }

  public final QueuedLock handlersLock() {
    return handlersLock;
  }

  public final QueuedLock rebuildLock() {
    return rebuildLock;
  }

  public final HandlerList handlers() {
    return handlers;
  }

  /** The registered subsystems. */
  public final SubsystemList subsystems() {
    return subsystems;
  }

  /** The files for the next kernel. */
  public final OutgoingFiles out() {
    return out;
  }

  /** The next token that nobody has had in this kernel. */
  public final long takeToken() {
    return nextToken++;
  }

  /** Forgets a registered file; the reference on it is not dropped here. */
  public final void forgetOutgoing(int index) {
    out.removeAt(index);
    services.release(Memory.OUTGOING_FILE);
  }

  /** The files from the previous kernel. */
  public final IncomingFiles in() {
    return in;
  }

  /** Forgets every received file. */
  public final void forgetIncoming() {
    for (int index = 0; index < in.size(); index++) {
      services.release(Memory.INCOMING_FILE);
    }
    in.clear();
  }

  /** The tree from the previous kernel; one without content where there is none. */
  public final IncomingTree incoming() {
    return incoming;
  }

  /** Whether there is a tree from the previous kernel. */
  public final boolean incomingHeld() {
    return incomingHeld;
  }

  final void receive(IncomingTree tree) {
    incoming = tree;
    incomingHeld = true;
  }

  /** The received tree is gone. */
  public final void forgetReceived() {
    incoming = nothing;
    incomingHeld = false;
  }

  /** Whether entries were made of the received files. */
  final boolean rebuilt() {
    return rebuilt;
  }

  final void endRebuild() {
    rebuilt = true;
  }

  /** Takes over what another kernel remembers. */
  protected final void copyState(StateKernel other) {
    state = other.state;
    notifies = other.notifies;
    locks.copyFrom(other.locks);
    handlers.copyFrom(other.handlers);
    subsystems.copyFrom(other.subsystems);
    out.copyFrom(other.out);
    nextToken = other.nextToken;
    in.copyFrom(other.in);
    incoming = other.incomingHeld ? other.incoming : nothing;
    incomingHeld = other.incomingHeld;
    rebuilt = other.rebuilt;
  }

  /** Adds what decides how this kernel goes on. */
  protected final void digestState(Digest into, boolean exact) {
    into.add(state.ordinal()).add(nextToken).add(incomingHeld).add(rebuilt);
    locks.digest(into);
    handlers.digest(into);
    subsystems.digest(into, exact);
    out.digest(into, exact);
    in.digest(into, exact);
    if (incomingHeld) {
      into.add(incoming.digest(exact));
    }
  }
}
