package luosim.invariant;

import java.util.List;
import luosim.luo.Family;
import luosim.luo.revision.Revisions;

/** The invariants in print order, and which of them make a cancel correct. */
public final class Invariants {
  private static final List<Invariant> ALL = List.of(
      new CancelledOnce(),
      new OnlyPreparedCancelled(),
      new FailedFreezeNotForgotten(),
      new CancelledInReverse(),
      new CancelledInFixedOrder(),
      new CancelGetsLastData(),
      new DataClearedAtNormal(),
      new NothingLeftAtNormal(),
      new HandoverReadyWhenPrepared(),
      new MemoryBalanced(),
      new CancelMayUnpreserve(),
      new NothingFreedWhileReachable(),
      new PrepareWorksAgain(),
      new FirstErrorReturned(),
      new CancelIsPossible(),
      new FailedFreezeRollsBack(),
      new FrozenAgainBeforeJump(),
      new CancelledNeverArrives(),
      new UpdatedExactlyAfterFrozen(),
      new TreeNamesParticipants(),
      new ObjectsPreservedOnce(),
      new ReferencesBalanced(),
      new RetrievedOnce(),
      new FinishKnowsRetrieve(),
      new FinishLeavesNothing(),
      new NoRetrieveAfterFinish(),
      new FinishGetsLiveFile(),
      new HandlerInUseStays(),
      new NoRegistrationWhilePrepared(),
      new StatesAgree(),
      new CancelledOrFinished(),
      new AbortMirrorsFinalize(),
      new MalformedIsRefused(),
      new StrangersDoNoHarm(),
      new ErrnosAreValid(),
      new RangesExact(),
      new MapIsSound(),
      new OwnerDeathCancels(),
      new SwitchedOffMeansOff(),
      new EveryHostReachesOutcome());

  /** What a correct cancel must not violate. */
  static final List<String> OF_CORRECT = List.of(
      "I1", "I2", "I3", "I4w", "I5", "I6", "I7", "I8", "I9", "I11", "I12", "I13", "I14", "I15",
      "I29", "I30", "I31", "I34");

  /** What a strictly correct cancel must not violate either. */
  static final List<String> OF_STRICT = List.of("I4", "I10");

  private Invariants() {}

  /** All of them, in the order of the specification's list; the one over the fleet comes last. */
  public static List<Invariant> all() {
    return ALL;
  }

  /** The invariant with a number such as I9, refused if there is none. */
  public static Invariant named(String id) {
    return ALL.get(index(id));
  }

  /** Whether an invariant means anything for the orchestrator of a protocol. */
  public static boolean applies(Invariant invariant, String protocol) {
    return !withSessions(protocol) || invariant.onSessions().isPresent();
  }

  static boolean withSessions(String protocol) {
    return Revisions.find(protocol).map(one -> one.family() == Family.SESSIONS).orElse(false);
  }

  static int index(String id) {
    for (int index = 0; index < ALL.size(); index++) {
      if (ALL.get(index).id().equals(id)) {
        return index;
      }
    }
    throw new IllegalArgumentException(
        "no invariant " + id + "; there are I1 to I38, I4w and outcome");
  }

  /** The invariants of a set as bits by their place in the list. */
  static long mask(List<String> ids) {
    long mask = 0;
    for (int index = 0; index < ALL.size(); index++) {
      mask |= ids.contains(ALL.get(index).id()) ? 1L << index : 0;
    }
    return mask;
  }
}
