package luosim.luo.revision.mainline;

import luosim.luo.IncomingSessions;
import luosim.luo.Participants;
import luosim.luo.SessionHandover;
import luosim.luo.SessionServices;
import luosim.luo.part.Blocks;
import luosim.luo.part.Digest;
import luosim.luo.part.FlbTable;
import luosim.luo.part.HandlerList;
import luosim.luo.part.IdentitySet;
import luosim.luo.part.LockSet;
import luosim.luo.part.QueuedLock;
import luosim.luo.part.SessionTable;

/**
 * What the orchestrator of one kernel remembers between operations; the machines read and change
 * it.
 */
final class Kernel {
  /** The name of our blob in the root tree. */
  static final String NAME = "LUO";

  static final int HEADER_BYTES = 32;

  final Mended mended;
  SessionServices services;
  SessionHandover handover;
  Participants participants;

  boolean on;
  int warnings;

  final LockSet locks = new LockSet();

  /** Held shared by every request on sessions, and for ever by a reboot that froze them all. */
  final QueuedLock serializing = locks.add();

  final QueuedLock handlersLock = locks.add();

  final HandlerList handlers = new HandlerList();

  /** Files that pin a handler's module, by handler. */
  private int[] pins = new int[8];

  final SessionTable sessions = new SessionTable(locks.released());
  final Blocks blocks = new Blocks(SessionTable.ENTRIES_PER_PAGE);
  final IdentitySet identities = new IdentitySet();
  final FlbTable flbs = new FlbTable(locks.released());
  final Image image = new Image();
  boolean frozen;

  boolean received;
  IncomingSessions incoming = image;

  /** Pages of the received chain of sessions, until the first open of the device. */
  final Blocks receivedBlocks = new Blocks(SessionTable.ENTRIES_PER_PAGE);

  boolean deviceOpen;
  boolean read;
  boolean readFailed;

  Kernel(SessionServices services, SessionHandover handover, Mended mended) {
    this.mended = mended;
    this.services = services;
    this.handover = handover;
    this.participants = services.participants();
  }

  void reset(SessionServices nextServices, SessionHandover nextHandover) {
    services = nextServices;
    handover = nextHandover;
    participants = nextServices.participants();
    on = false;
    warnings = 0;
    locks.clear();
    handlers.clear();
    java.util.Arrays.fill(pins, 0);
    sessions.clear();
    blocks.clear();
    identities.clear();
    flbs.clear();
    image.clear();
    frozen = false;
    received = false;
    incoming = image;
    receivedBlocks.clear();
    deviceOpen = false;
    read = false;
    readFailed = false;
  }

  /**
   * Starts on what was received; false if the kernel panics because it cannot be ours.
   *
   * <p>Without a page for the header or the table of FLBs, or a place in the root tree, the
   * orchestrator stays off.
   */
  boolean boot() {
    if (!services.liveUpdate() || !handover.enabled()) {
      return true;
    }
    long number = 1;
    if (handover.hasSubtree(NAME)) {
      incoming = handover.incomingSessions();
      received = true;
      if (!incoming.sound()) {
        return false;
      }
      number = incoming.liveUpdateNumber() + 1;
      for (int block = 0; block < incoming.sessionBlocks(); block++) {
        receivedBlocks.add(incoming.sessionBlock(block));
      }
    }
    long header = handover.preservePage();
    if (header == 0) {
      return true;
    }
    long flbPage = handover.preservePage();
    if (flbPage == 0 || handover.addSubtree(NAME, header, HEADER_BYTES) < 0) {
      handover.unpreservePage(header);
      if (flbPage != 0) {
        handover.unpreservePage(flbPage);
      }
      return true;
    }
    image.start(participants, number, header, flbPage);
    on = true;
    return true;
  }

  void warn() {
    warnings++;
    services.warn();
  }

  boolean pinned(int handler) {
    return handler < pins.length && pins[handler] > 0;
  }

  void pin(int handler) {
    if (handler >= pins.length) {
      pins = java.util.Arrays.copyOf(pins, 2 * handler);
    }
    pins[handler]++;
  }

  void unpin(int handler) {
    pins[handler]--;
  }

  /** Takes an outgoing or finished session off its list, and pages that are not needed any more. */
  void drop(int session) {
    boolean outgoing = !sessions.isIncoming(session);
    sessions.remove(session);
    if (outgoing) {
      blocks.shrink(sessions.outgoingCount(), handover);
    }
  }

  void copyFrom(Kernel other) {
    on = other.on;
    warnings = other.warnings;
    locks.copyFrom(other.locks);
    handlers.copyFrom(other.handlers);
    pins = other.pins.clone();
    sessions.copyFrom(other.sessions);
    blocks.copyFrom(other.blocks);
    identities.copyFrom(other.identities);
    flbs.copyFrom(other.flbs);
    image.copyFrom(other.image, participants);
    frozen = other.frozen;
    received = other.received;
    incoming = other.received ? other.incoming : image;
    receivedBlocks.copyFrom(other.receivedBlocks);
    deviceOpen = other.deviceOpen;
    read = other.read;
    readFailed = other.readFailed;
  }

  /** This kernel's lock that plays the part of another kernel's. */
  QueuedLock counterpart(Kernel other, QueuedLock lock) {
    int slot = other.sessions.slotOf(lock);
    if (slot >= 0) {
      return sessions.mutex(slot);
    }
    return locks.counterpart(other.locks, lock)
        .orElseGet(() -> flbs.counterpart(other.flbs, lock).orElse(serializing));
  }

  void digest(Digest into, boolean exact) {
    into.add(on).add(frozen).add(received).add(deviceOpen).add(read).add(readFailed);
    locks.digest(into);
    handlers.digest(into);
    sessions.digest(into, exact);
    blocks.digest(into, exact);
    identities.digest(into);
    flbs.digest(into, exact);
    receivedBlocks.digest(into, exact);
    if (on) {
      into.add(image.digest(exact));
    }
    if (received) {
      into.add(incoming.digest(exact));
    }
  }
}
