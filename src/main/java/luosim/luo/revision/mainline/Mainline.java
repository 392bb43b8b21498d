package luosim.luo.revision.mainline;

import luosim.luo.SessionHandover;
import luosim.luo.SessionImage;
import luosim.luo.SessionServices;
import luosim.luo.Sessions;
import luosim.luo.Stop;
import luosim.luo.part.Conductor;
import luosim.luo.part.Digest;
import luosim.luo.part.Flow;
import luosim.luo.part.Flow;

/**
 * The orchestrator of Linux 7.3, bug for bug or with its known defects mended: no global state,
 * sessions that preserve files at once, and a freeze inside reboot.
 */
public final class Mainline extends Conductor<Op> implements Sessions {
  private final Kernel kernel;
  private final Machines machines;

  private Mainline(Kernel kernel) {
    super(new Op[0], kernel.locks.released());
    this.kernel = kernel;
    machines = new Machines(kernel);
  }

  /** The kernel as it is. */
  public static Mainline asReleased(SessionServices services, SessionHandover handover) {
    return new Mainline(new Kernel(services, handover, Mended.NOTHING));
  }

  /** The same kernel without the defects of the orchestrator that are known. */
  public static Mainline fixed(SessionServices services, SessionHandover handover) {
    return new Mainline(new Kernel(services, handover, Mended.EVERYTHING));
  }

  @Override public void reset(SessionServices services, SessionHandover handover) {
    kernel.reset(services, handover);
    restart();
  }

  @Override public Stop boot() {
    if (kernel.boot()) {
      return Stop.NONE;
    }
    return panic();
  }

  @Override protected Op slot(int id) {
    return new Op(id, kernel.serializing);
  }

  @Override protected Flow run(Op op) {
    return machines.run(op);
  }

  /** No wait of this revision is killable. */
  @Override public boolean signal(int id) {
    op(id);
    return false;
  }

  @Override public int outgoingCount() {
    return kernel.sessions.outgoingCount();
  }

  @Override public int outgoing(int index) {
    return kernel.sessions.outgoing(index);
  }

  @Override public int incomingCount() {
    return kernel.sessions.incomingCount();
  }

  @Override public int incoming(int index) {
    return kernel.sessions.incoming(index);
  }

  @Override public boolean isIncoming(int session) {
    return kernel.sessions.isIncoming(session);
  }

  @Override public int name(int session) {
    return kernel.sessions.name(session);
  }

  @Override public boolean retrieved(int session) {
    return kernel.sessions.retrieved(session);
  }

  @Override public boolean unreachable(int session) {
    return kernel.sessions.retrieved(session) && !kernel.sessions.isHeld(session);
  }

  @Override public int fileCount(int session) {
    return kernel.sessions.files(session).size();
  }

  @Override public long fileToken(int session, int index) {
    return kernel.sessions.files(session).token(index);
  }

  @Override public int fileHandler(int session, int index) {
    return kernel.sessions.files(session).handler(index);
  }

  @Override public int fileObject(int session, int index) {
    return kernel.sessions.files(session).file(index);
  }

  @Override public long fileData(int session, int index) {
    return kernel.sessions.files(session).data(index);
  }

  @Override public int fileRetrieveStatus(int session, int index) {
    return kernel.sessions.files(session).status(index);
  }

  @Override public boolean fileFrozen(int session, int index) {
    return kernel.sessions.files(session).frozen(index);
  }

  @Override public int flbCount() {
    return kernel.flbs.size();
  }

  @Override public int flb(int index) {
    return kernel.flbs.get(index);
  }

  @Override public long flbOutgoingCount(int flb) {
    return kernel.flbs.outgoing(flb).count();
  }

  @Override public long flbOutgoingData(int flb) {
    return kernel.flbs.outgoing(flb).data();
  }

  @Override public boolean flbOutgoingObject(int flb) {
    return kernel.flbs.outgoing(flb).object();
  }

  @Override public long flbIncomingCount(int flb) {
    return kernel.flbs.incoming(flb).count();
  }

  @Override public boolean flbIncomingObject(int flb) {
    return kernel.flbs.incoming(flb).object();
  }

  @Override public boolean flbIncomingFinished(int flb) {
    return kernel.flbs.finished(flb);
  }

  @Override public int flbRetrieveStatus(int flb) {
    return kernel.flbs.status(flb);
  }

  @Override public int identityCount() {
    return kernel.identities.size();
  }

  @Override public boolean hasIdentity(long identity) {
    return kernel.identities.contains(identity);
  }

  @Override public boolean frozen() {
    return kernel.frozen;
  }

  @Override public int outgoingBlocks() {
    return kernel.blocks.size();
  }

  @Override public long outgoingBlock(int index) {
    return kernel.blocks.get(index);
  }

  @Override public int incomingBlocks() {
    return kernel.receivedBlocks.size();
  }

  @Override public long incomingBlock(int index) {
    return kernel.receivedBlocks.get(index);
  }

  @Override public int fileBlocks(int session) {
    return kernel.sessions.files(session).blocks().size();
  }

  @Override public long fileBlock(int session, int index) {
    return kernel.sessions.files(session).blocks().get(index);
  }

  @Override public SessionImage image() {
    return kernel.image;
  }

  @Override public long liveUpdateNumber() {
    return kernel.image.liveUpdateNumber();
  }

  @Override public boolean deviceOpen() {
    return kernel.deviceOpen;
  }

  @Override public boolean deviceRead() {
    return kernel.read;
  }

  @Override public boolean deviceFailed() {
    return kernel.readFailed;
  }

  @Override public int warnings() {
    return kernel.warnings;
  }

  @Override protected void digestKernel(Digest into, boolean exact) {
    kernel.digest(into, exact);
  }

  @Override public Sessions copy(SessionServices services, SessionHandover handover) {
    var copy = new Mainline(new Kernel(services, handover, kernel.mended));
    copy.kernel.copyFrom(kernel);
    copy.copyOperations(this, lock -> copy.kernel.counterpart(kernel, lock));
    return copy;
  }
}
