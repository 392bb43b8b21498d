package luosim.host;

import luosim.kho.FinalizedKho;
import luosim.kho.Handover;
import luosim.kho.Receiver;
import luosim.kho.Receiver616;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Orchestrator;
import luosim.trace.TraceKind;

/**
 * What the cores of all orchestrators with one state share: they stand on an era of Kexec HandOver with a
 * finalize, and the trace is told when the state or the finalized flag is another than before.
 */
abstract class OneStateCore implements Core {
  final Receiver616 receiver = new Receiver616();
  private final Handover arrived;
  private final Handover nothing = new Handover();
  private LuoState toldState = LuoState.NORMAL;
  private boolean toldFinalized;

  OneStateCore() {
    arrived = new Handover();
  }

  /** A copy for probes, which shares what was received. */
  OneStateCore(OneStateCore other) {
    arrived = other.arrived;
  }

  @Override public abstract Luo luo();

  @Override public abstract FinalizedKho kho();

  @Override public final Orchestrator orchestrator() {
    return luo();
  }

  @Override public final Receiver receiver() {
    return receiver;
  }

  @Override public final void receiveNothing() {
    receiver.populate(nothing, true);
  }

  @Override public final int receive(Core old, boolean readable) {
    old.kho().take(arrived);
    receiveTrees(old.orchestrator());
    return receiver.populate(arrived, readable);
  }

  /** Remembers the trees that stand in the memory which the orchestrator before this one leaves. */
  abstract void receiveTrees(Orchestrator sender);

  @Override public final void watchFrom() {
    toldState = luo().state();
    toldFinalized = kho().finalized();
  }

  @Override public final void watch(Frame frame) {
    LuoState state = luo().state();
    if (state != toldState) {
      frame.trace(TraceKind.STATE_CHANGED, 0, toldState.ordinal(), state.ordinal(), 0);
      toldState = state;
    }
    boolean finalized = kho().finalized();
    if (finalized != toldFinalized) {
      toldFinalized = finalized;
      frame.trace(TraceKind.KHO_FINALIZED, 0, finalized ? 1 : 0);
    }
  }

  @Override public final void ended(
      Operation operation, long argument, int result, long value, Frame frame) {
    // The state says it all.
  }

  @Override public final boolean reclaimed(int op) {
    return luo().reclaimed(op);
  }

  @Override public final boolean keepsFiles() {
    return false;
  }

  @Override public final LuoState bootState() {
    return luo().state();
  }

  @Override public final boolean holdsReceived() {
    return luo().incomingHeld();
  }

  @Override public final long shape() {
    var kho = kho();
    long flags = (kho.finalized() ? 1 : 0)
        | (kho.mapAllocated() ? 2 : 0)
        | kho.rootState().ordinal() << 2
        | (long) kho.debugfsEntries() << 4;
    return flags ^ kho.subtreesShape() << 16;
  }
}
