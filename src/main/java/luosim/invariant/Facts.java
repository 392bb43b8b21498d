package luosim.invariant;

import java.util.Arrays;
import luosim.host.Corruption;
import luosim.host.Site;
import luosim.luo.LuoState;
import luosim.luo.part.Digest;

/**
 * Counts of what a check wants to know about steps since the last check; cleared once they have
 * been checked.
 */
final class Facts {
  private static final int CORRUPTIONS = Corruption.values().length;

  /** The effect of a fault that makes its step fail. */
  private static final int FAULT_ERROR = 0;

  /** The effect of one that names a wrong range. */
  private static final int FAULT_RANGE = 6;

  /** The effect of one that kills. */
  private static final int FAULT_CRASH = 3;

  private final int[] corruptions = new int[CORRUPTIONS];
  private int cancelsUnprepared;
  private int cancelsWithOtherData;
  private int unpreservesRefused;
  private int finishesAfterCancel;
  private int mistold;
  private int retrievesAfterFinish;
  private int retrievesAgain;
  private int impossibleChanges;
  private int writesFailed;
  private long dataAtPrepare;

  /** Whether the handover was made to refuse a piece that somebody on this kernel wanted to give back. */
  private boolean givingBackRefused;

  /** Whether that befell the callback which runs. */
  private boolean refusedNow;

  /** Whether the next kernel is made to crash. */
  private boolean bootCrashes;

  void clear() {
    clearStep();
    clearRetrieval();
    newKernel();
  }

  /** Forgets what befell the kernel before. */
  void newKernel() {
    givingBackRefused = false;
    refusedNow = false;
    bootCrashes = false;
  }

  void faultFired(long site, long effect) {
    if (site == Site.FDT_WRITE.ordinal() && effect == FAULT_ERROR) {
      writesFailed++;
    } else if (site == Site.KHO_UNPRESERVE.ordinal() && (effect == FAULT_ERROR || effect == FAULT_RANGE)) {
      givingBackRefused = true;
      refusedNow = true;
    } else if (site == Site.BOOT.ordinal() && effect == FAULT_CRASH) {
      bootCrashes = true;
    }
  }

  /**
   * Whether a piece cannot be given back because the handover is made to refuse it: what stays preserved then
   * is no fault of the protocol.
   */
  boolean cannotGiveBack() {
    return givingBackRefused;
  }

  /** A callback gave pieces back; whether the handover was made to refuse one of them. */
  boolean gaveBack() {
    boolean refused = refusedNow;
    refusedNow = false;
    return refused;
  }

  /** Whether the next kernel stops because it is made to. */
  boolean madeToStop() {
    return bootCrashes;
  }

  /** Forgets what belongs to events. */
  void clearStep() {
    int twice = corruptions[Corruption.RETRIEVED_TWICE.ordinal()];
    int stale = corruptions[Corruption.STALE_DATA.ordinal()];
    Arrays.fill(corruptions, 0);
    corruptions[Corruption.RETRIEVED_TWICE.ordinal()] = twice;
    corruptions[Corruption.STALE_DATA.ordinal()] = stale;
    cancelsUnprepared = 0;
    cancelsWithOtherData = 0;
    unpreservesRefused = 0;
    finishesAfterCancel = 0;
    mistold = 0;
    impossibleChanges = 0;
    writesFailed = 0;
    dataAtPrepare = 0;
  }

  /** Forgets what belongs to registrations and retrievals. */
  void clearRetrieval() {
    corruptions[Corruption.RETRIEVED_TWICE.ordinal()] = 0;
    corruptions[Corruption.STALE_DATA.ordinal()] = 0;
    retrievesAfterFinish = 0;
    retrievesAgain = 0;
  }

  /** A number over all counts. */
  long digest() {
    var digest = new Digest().add(dataAtPrepare);
    for (int kind : corruptions) {
      digest.add(kind);
    }
    digest.add(cancelsUnprepared).add(cancelsWithOtherData).add(unpreservesRefused).add(finishesAfterCancel)
        .add(mistold).add(retrievesAfterFinish).add(retrievesAgain).add(impossibleChanges).add(writesFailed)
        .add(givingBackRefused).add(bootCrashes);
    return digest.value();
  }

  void cancelUnprepared() {
    cancelsUnprepared++;
  }

  void cancelWithOtherData() {
    cancelsWithOtherData++;
  }

  /** A finish was told otherwise of its file's retrieve than it was. */
  void mistell() {
    mistold++;
  }

  /** Finishes that were told otherwise than it was. */
  int mistold() {
    return mistold;
  }

  void unpreserveRefused() {
    unpreservesRefused++;
  }

  void finishAfterCancel() {
    finishesAfterCancel++;
  }

  void retrieveAfterFinish() {
    retrievesAfterFinish++;
  }

  void retrieveAgain() {
    retrievesAgain++;
  }

  void dataAtPrepare(long in) {
    if (dataAtPrepare == 0) {
      dataAtPrepare = in;
    }
  }

  void corrupted(int kind) {
    corruptions[kind]++;
  }

  void stateChange(LuoState from, LuoState to) {
    boolean possible = switch (from) {
      case NORMAL -> to == LuoState.PREPARED;
      case PREPARED -> to == LuoState.FROZEN || to == LuoState.NORMAL;
      case FROZEN, UPDATED -> to == LuoState.NORMAL;
      case UNDEFINED -> to == LuoState.NORMAL || to == LuoState.UPDATED;
    };
    impossibleChanges += possible ? 0 : 1;
  }

  /** Cancels of participants whose prepare did not succeed in this attempt. */
  int cancelsUnprepared() {
    return cancelsUnprepared;
  }

  /** Cancels given other data than the last success returned. */
  int cancelsWithOtherData() {
    return cancelsWithOtherData;
  }

  /** Unpreserves refused inside a cancel. */
  int unpreservesRefused() {
    return unpreservesRefused;
  }

  /** Finishes of participants that the previous kernel had cancelled. */
  int finishesAfterCancel() {
    return finishesAfterCancel;
  }

  int retrievesAfterFinish() {
    return retrievesAfterFinish;
  }

  /** Retrieves of a token that was retrieved, or is being retrieved. */
  int retrievesAgain() {
    return retrievesAgain;
  }

  /** State changes that no event makes. */
  int impossibleChanges() {
    return impossibleChanges;
  }

  /** Writes into a tree that were made to fail. */
  int writesFailed() {
    return writesFailed;
  }

  /** The first datum other than 0 that a prepare was given. */
  long dataAtPrepare() {
    return dataAtPrepare;
  }

  int corruptions(Corruption kind) {
    return corruptions[kind.ordinal()];
  }
}
