package luosim.luo.revision.mainline;

import luosim.luo.Callback;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.SessionHandover;
import luosim.luo.SessionImage;
import luosim.luo.SessionServices;
import luosim.luo.Sessions;
import luosim.luo.Stop;
import luosim.luo.Subject;
import luosim.luo.Work;
import luosim.luo.part.Digest;

/**
 * The orchestrator of Linux 7.3, bug for bug or with its known defects mended: no global state,
 * sessions that preserve files at once, and a freeze inside reboot.
 */
public final class Mainline implements Sessions {
  /** More operations at once than this end the run. */
  public static final int OPERATION_LIMIT = 4096;

  private final Kernel kernel;
  private final Machines machines;
  private Op[] ops = new Op[0];

  private Mainline(SessionServices services, SessionHandover handover, Mended mended) {
    kernel = new Kernel(services, handover, mended);
    machines = new Machines(kernel);
  }

  /** The kernel as it is. */
  public static Mainline asReleased(SessionServices services, SessionHandover handover) {
    return new Mainline(services, handover, Mended.NOTHING);
  }

  /** The same kernel without the defects of the orchestrator that are known. */
  public static Mainline fixed(SessionServices services, SessionHandover handover) {
    return new Mainline(services, handover, Mended.EVERYTHING);
  }

  @Override public void reset(SessionServices services, SessionHandover handover) {
    kernel.reset(services, handover);
    for (Op op : ops) {
      op.used = false;
    }
  }

  @Override public Stop boot() {
    if (kernel.boot()) {
      return Stop.NONE;
    }
    kernel.stopped = true;
    return Stop.PANIC;
  }

  @Override public int begin(Operation operation, long argument) {
    return begin(operation, argument, -1, 0);
  }

  @Override public int begin(Operation operation, long argument, int object, long token) {
    int id = 0;
    while (id < ops.length && ops[id].used) {
      id++;
    }
    if (id == ops.length) {
      grow();
    }
    ops[id].begin(operation, argument, object, token);
    return id;
  }

  private void grow() {
    if (ops.length == OPERATION_LIMIT) {
      throw new IllegalStateException(
          "more than " + OPERATION_LIMIT + " operations under way in one kernel");
    }
    int before = ops.length;
    ops = java.util.Arrays.copyOf(ops, Math.max(4, 2 * before));
    for (int id = before; id < ops.length; id++) {
      ops[id] = new Op(id, kernel.serializing);
    }
  }

  @Override public Need proceed(int id) {
    Op op = op(id);
    if (op.need == Need.DONE) {
      return op.need;
    }
    if (kernel.stopped) {
      op.need = Need.STOPPED;
      return op.need;
    }
    if (op.waitsForLock()) {
      return op.need;
    }
    if (op.asked && !op.answered) {
      throw new IllegalStateException(
          "operation " + id + " has no answer to its " + op.callback + " yet");
    }
    if (machines.run(op) == Flow.END) {
      op.need = Need.DONE;
    }
    return op.need;
  }

  @Override public void answer(int id, int result, long data) {
    Op op = op(id);
    if (!op.asked || op.answered) {
      throw new IllegalStateException("operation " + id + " has not asked for a callback");
    }
    op.answer = result;
    op.answerData = data;
    op.answered = true;
  }

  @Override public int nextReleased() {
    return kernel.released.poll();
  }

  @Override public void end(int id) {
    Op op = op(id);
    if (op.need != Need.DONE && op.need != Need.STOPPED) {
      throw new IllegalStateException(
          "operation " + id + " is still under way: it needs " + op.need);
    }
    op.used = false;
  }

  /** No wait of this revision is killable. */
  @Override public boolean signal(int id) {
    op(id);
    return false;
  }

  private Op op(int id) {
    if (id < 0 || id >= ops.length || !ops[id].used) {
      throw new IllegalArgumentException("no operation " + id + " is under way");
    }
    return ops[id];
  }

  @Override public Operation operation(int id) {
    return op(id).operation;
  }

  @Override public Callback callback(int id) {
    return op(id).callback;
  }

  @Override public Subject subjectKind(int id) {
    return op(id).subjectKind;
  }

  @Override public int subject(int id) {
    return op(id).subject;
  }

  @Override public int handler(int id) {
    return op(id).handler;
  }

  @Override public long token(int id) {
    return op(id).token;
  }

  @Override public long data(int id) {
    return op(id).data;
  }

  @Override public int file(int id) {
    return op(id).file;
  }

  @Override public boolean reclaimed(int id) {
    return op(id).retrieveStatus > 0;
  }

  @Override public int retrieveStatus(int id) {
    return op(id).retrieveStatus;
  }

  @Override public boolean objectPassed(int id) {
    return op(id).objectPassed;
  }

  @Override public Work work(int id) {
    return op(id).work;
  }

  @Override public long workAmount(int id) {
    return op(id).workAmount;
  }

  @Override public int result(int id) {
    return op(id).result;
  }

  @Override public long value(int id) {
    return op(id).value;
  }

  @Override public Row row(int id) {
    return op(id).row;
  }

  /** Only a boot can stop a kernel of this revision. */
  @Override public Stop stop(int id) {
    op(id);
    return Stop.NONE;
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

  @Override public boolean deviceFailed() {
    return kernel.readFailed;
  }

  @Override public int warnings() {
    return kernel.warnings;
  }

  @Override public long digest() {
    return digest(true);
  }

  @Override public long shape() {
    return digest(false);
  }

  private long digest(boolean exact) {
    var digest = new Digest();
    kernel.digest(digest, exact);
    for (Op op : ops) {
      if (op.used) {
        op.digest(digest, exact);
      }
    }
    return digest.value();
  }

  @Override public Sessions copy(SessionServices services, SessionHandover handover) {
    var copy = new Mainline(services, handover, kernel.mended);
    copy.kernel.copyFrom(kernel);
    while (copy.ops.length < ops.length) {
      copy.grow();
    }
    for (int id = 0; id < ops.length; id++) {
      copy.ops[id].copyFrom(ops[id], copy.kernel.counterpart(kernel, ops[id].lock));
    }
    return copy;
  }
}
