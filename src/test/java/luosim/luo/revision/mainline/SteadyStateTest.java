package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import luosim.luo.Callback;
import luosim.luo.Generous;
import luosim.luo.IncomingSessions;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Participants;
import luosim.luo.SessionHandover;
import luosim.luo.SessionServices;
import luosim.luo.Sessions;
import luosim.luo.Stop;
import org.junit.jupiter.api.Test;

/**
 * Whole updates over reused kernels must never allocate once the arrays have grown: a fleet runs
 * through a million hosts with the same few instances.
 */
final class SteadyStateTest {
  private static final int ROUNDS = 2_000;
  private static final int SESSIONS = 3;
  private static final int FILES = 20;

  @Test void preservesFreezesRetrievesAndFinishesAllocateNothing() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    var ports = new Ports();
    Sessions[] kernels = {
        Mainline.asReleased(ports, ports), Mainline.asReleased(ports, ports)};
    long callbacks = updates(kernels, ports);
    threads.getThreadAllocatedBytes(self);
    long before = threads.getThreadAllocatedBytes(self);
    callbacks += updates(kernels, ports);
    long allocated = threads.getThreadAllocatedBytes(self) - before;
    int files = SESSIONS * FILES;
    int old = 2 * files + 1 + 2 * (FILES + 2 * FILES) + files;
    int next = 1 + files + files + files + 1;
    assertThat(callbacks).as("by the closed form").isEqualTo(2L * ROUNDS * (old + next));
    assertThat(allocated).as("bytes in %d updates", ROUNDS).isLessThan(ROUNDS);
  }

  private static long updates(Sessions[] kernels, Ports ports) {
    long callbacks = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Sessions old = kernels[round % 2];
      Sessions next = kernels[1 - round % 2];
      ports.receives = false;
      old.reset(ports, ports);
      old.boot();
      callbacks += update(old);
      ports.receives = true;
      ports.received = old.image();
      next.reset(ports, ports);
      next.boot();
      callbacks += arrive(next);
    }
    return callbacks;
  }

  private static long update(Sessions luo) {
    long callbacks = start(luo);
    for (int session = 0; session < SESSIONS; session++) {
      callbacks += run(luo, Operation.CREATE_SESSION, session, -1, 0);
      callbacks += preserve(luo, session);
    }
    callbacks += run(luo, Operation.CLOSE_SESSION, 0, -1, 0);
    callbacks += run(luo, Operation.CREATE_SESSION, 0, -1, 0);
    for (int file = 0; file < FILES; file++) {
      callbacks += run(luo, Operation.SESSION_PRESERVE, 0, file, file);
    }
    callbacks += run(luo, Operation.CLOSE_SESSION, 1, -1, 0);
    callbacks += run(luo, Operation.CREATE_SESSION, 1, -1, 0);
    callbacks += preserve(luo, 1);
    return callbacks + run(luo, Operation.REBOOT, 0, -1, 0);
  }

  private static long preserve(Sessions luo, int session) {
    long callbacks = 0;
    for (int file = 0; file < FILES; file++) {
      callbacks += run(luo, Operation.SESSION_PRESERVE, session, session * FILES + file, file);
    }
    return callbacks;
  }

  private static long arrive(Sessions luo) {
    long callbacks = start(luo);
    callbacks += run(luo, Operation.FLB_GET_INCOMING, 1, -1, 0);
    callbacks += run(luo, Operation.FLB_PUT_INCOMING, 1, -1, 0);
    for (int name = 0; name < SESSIONS; name++) {
      callbacks += run(luo, Operation.RETRIEVE_SESSION, name, -1, 0);
    }
    for (int session = 0; session < SESSIONS; session++) {
      for (int file = 0; file < FILES; file++) {
        callbacks += run(luo, Operation.SESSION_RETRIEVE, luo.incoming(0), -1, file);
      }
      int id = luo.incoming(0);
      callbacks += run(luo, Operation.SESSION_FINISH, id, -1, 0);
      callbacks += run(luo, Operation.CLOSE_SESSION, id, -1, 0);
    }
    return callbacks;
  }

  private static long start(Sessions luo) {
    return run(luo, Operation.REGISTER_HANDLER, 0, -1, 0)
        + run(luo, Operation.REGISTER_FLB, 1, 0, 0)
        + run(luo, Operation.OPEN_DEVICE, 0, -1, 0);
  }

  private static long run(Sessions luo, Operation operation, long argument, int object, long token) {
    long callbacks = 0;
    int op = luo.begin(operation, argument, object, token);
    for (Need need = luo.proceed(op); need != Need.DONE; need = luo.proceed(op)) {
      if (need == Need.CALLBACK) {
        callbacks++;
        Callback callback = luo.callback(op);
        long data = callback == Callback.RETRIEVE ? luo.token(op) + luo.data(op) : 1000;
        luo.answer(op, callback == Callback.CAN_PRESERVE ? 1 : 0, data);
      }
      if (need == Need.LOCK || luo.stop(op) != Stop.NONE) {
        throw new AssertionError(operation + " waits or stopped the kernel");
      }
    }
    if (luo.result(op) != 0) {
      throw new AssertionError(operation + " gave " + luo.result(op));
    }
    luo.end(op);
    return callbacks;
  }

  /** Ports that grant everything and keep nothing. */
  private static final class Ports implements Generous, SessionServices, SessionHandover, Participants {
    private static final int ALL = (1 << Callback.values().length) - 1;
    private static final String[] NAMES = {"one", "two", "three"};
    private boolean receives;
    private IncomingSessions received = new Image();
    private long page;
    private long identity;

    @Override public Participants participants() {
      return this;
    }

    @Override public boolean liveUpdate() {
      return true;
    }

    @Override public long identity(int handler, int file) {
      return ++identity;
    }

    @Override public boolean enabled() {
      return true;
    }

    @Override public long preservePage() {
      page += 4096;
      return page;
    }

    @Override public void unpreservePage(long phys) {}

    @Override public void restorePage(long phys) {}

    @Override public int addSubtree(String name, long phys, int bytes) {
      return 0;
    }

    @Override public boolean hasSubtree(String name) {
      return receives;
    }

    @Override public IncomingSessions incomingSessions() {
      return received;
    }

    @Override public String compatible(int handler) {
      return "memfd-v2";
    }

    @Override public int handlerCallbacks(int handler) {
      return ALL;
    }

    @Override public String subsystemName(int subsystem) {
      return "";
    }

    @Override public int subsystemCallbacks(int subsystem) {
      return 0;
    }

    @Override public String flbCompatible(int flb) {
      return "flb-v1";
    }

    @Override public String sessionName(int name) {
      return NAMES[name];
    }
  }
}
