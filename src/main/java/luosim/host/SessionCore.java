package luosim.host;

import java.util.Optional;
import luosim.handler.SessionPages;
import luosim.kho.Handover;
import luosim.kho.Kho;
import luosim.kho.Kho73;
import luosim.kho.KhoConfig;
import luosim.kho.Receiver;
import luosim.kho.Receiver73;
import luosim.luo.IncomingSessions;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Orchestrator;
import luosim.luo.Row;
import luosim.luo.SessionImage;
import luosim.luo.Sessions;
import luosim.luo.Stop;
import luosim.luo.revision.Revision;
import luosim.luo.revision.mainline.MalformedPages;
import luosim.spec.TreeForm;
import luosim.trace.TraceKind;

/** An orchestrator with sessions on the Kexec HandOver of mainline, which is ready for a jump at any time. */
final class SessionCore implements Core {
  private static final String BLOB = "LUO";
  private static final String RELEASE = "7.3.4";
  private static final int PAGE_SHIFT = 12;

  private final Receiver73 receiver;
  private final Handover arrived;
  private final Handover nothing = new Handover();
  private final Kho73 kho;
  private final SessionPages pages;
  private final Sessions sessions;
  private boolean received;
  private boolean senderKnown;
  private SessionCore sender = this;
  private Optional<IncomingSessions> malformed = Optional.empty();

  SessionCore(Revision.OfSessions revision, KernelPorts ports, KhoConfig config) {
    receiver = new Receiver73();
    arrived = new Handover();
    kho = new Kho73(ports, config);
    pages = new SessionPages(kho, receiver, ports, this::left);
    sessions = revision.factory().create(ports, pages);
  }

  private SessionCore(SessionCore other, KernelPorts ports) {
    receiver = new Receiver73();
    arrived = other.arrived;
    kho = other.kho.copy(ports);
    received = other.received;
    senderKnown = other.senderKnown;
    sender = other.sender;
    malformed = other.malformed;
    pages = new SessionPages(kho, receiver, ports, this::left);
    sessions = other.sessions.copy(ports, pages);
  }

  @Override public Orchestrator orchestrator() {
    return sessions;
  }

  @Override public Sessions sessions() {
    return sessions;
  }

  @Override public Kho kho() {
    return kho;
  }

  @Override public Receiver receiver() {
    return receiver;
  }

  @Override public void receiveNothing() {
    senderKnown = false;
    malformed = Optional.empty();
    receiver.populate(nothing, true);
  }

  @Override public int receive(Core old, boolean readable) {
    old.kho().take(arrived);
    senderKnown = old instanceof SessionCore;
    sender = old instanceof SessionCore same ? same : this;
    malformed = Optional.empty();
    return receiver.populate(arrived, readable);
  }

  @Override public boolean malform(TreeForm how) {
    malformed = senderKnown ? malformed(sender.sessions.image(), how) : Optional.empty();
    return malformed.isPresent();
  }

  /** Packed structs have no names and no lengths that could be wrong. */
  private static Optional<IncomingSessions> malformed(SessionImage image, TreeForm how) {
    return switch (how) {
      case NO_COMPATIBLE -> MalformedPages.of(image, MalformedPages.Way.HEADER);
      case NO_FILES -> MalformedPages.of(image, MalformedPages.Way.CHAIN_OF_FILES);
      case UNKNOWN_HANDLER -> MalformedPages.of(image, MalformedPages.Way.HANDLER);
      case NO_SUBSYSTEMS, BAD_NAME, NO_DATA, SHORT_DATA, DUPLICATE_TOKEN, SHORT_SUBSYSTEM ->
          Optional.empty();
    };
  }

  /** What the kernel before left. */
  private IncomingSessions left() {
    if (!senderKnown) {
      throw new IllegalStateException("asked for sessions that no kernel left");
    }
    return malformed.isPresent() ? malformed.get() : sender.sessions.image();
  }

  @Override public Stop boot(KernelPorts ports, KhoConfig config) {
    kho.reset(ports, config);
    received = senderKnown && receiver.revived() && receiver.retrieveSubtree(BLOB) == 0;
    long metadata = ports.metadataPage();
    kho.boot(RELEASE, 0, metadata << PAGE_SHIFT, receiver.revived());
    sessions.reset(ports, pages);
    return sessions.boot();
  }

  @Override public void watchFrom() {
    // Sessions come and go by requests only.
  }

  @Override public void watch(Frame frame) {
    // Sessions come and go by requests only.
  }

  @Override public void ended(Operation operation, long argument, int result, long value, Frame frame) {
    switch (operation) {
      case CREATE_SESSION, RETRIEVE_SESSION -> {
        if (result == 0) {
          tell(TraceKind.SESSION_OPENED, value, frame);
        }
      }
      case CLOSE_SESSION -> tell(TraceKind.SESSION_CLOSED, argument, frame);
      default -> {
        // Changes no session's being.
      }
    }
  }

  private void tell(TraceKind kind, long session, Frame frame) {
    frame.trace(kind, (int) session, sessions.outgoingCount(), sessions.incomingCount(), 0);
  }

  @Override public boolean reclaimed(int op) {
    return sessions.retrieveStatus(op) != 0;
  }

  @Override public boolean keepsFiles() {
    return true;
  }

  @Override public LuoState bootState() {
    return received ? LuoState.UPDATED : LuoState.NORMAL;
  }

  @Override public boolean holdsReceived() {
    return received;
  }

  @Override public boolean reachesFreed() {
    return false; // what is handed over is taken out of the tree before it is freed
  }

  @Override public Row followedRow() {
    return Row.K6;
  }

  @Override public long shape() {
    return (kho.enabled() ? 1 : 0) | (long) kho.debugfsEntries() << 1;
  }

  @Override public Core copy(KernelPorts ports) {
    return new SessionCore(this, ports);
  }
}
