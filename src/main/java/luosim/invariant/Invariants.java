package luosim.invariant;

import java.util.List;
import luosim.luo.Family;
import luosim.luo.revision.Revisions;

/** The invariants in print order, and which of them make a cancel correct. */
public final class Invariants {
  private static final List<Entry> ENTRIES = List.of(
      ofCorrect(new CancelledOnce()),
      ofCorrect(new OnlyPreparedCancelled()),
      ofCorrect(new FailedFreezeNotForgotten()),
      ofStrict(new CancelledInReverse()),
      ofCorrect(new CancelledInFixedOrder()),
      ofCorrect(new CancelGetsLastData()),
      ofCorrect(new DataClearedAtNormal()),
      ofCorrect(new NothingLeftAtNormal()),
      ofCorrect(new HandoverReadyWhenPrepared()),
      ofCorrect(new MemoryBalanced()),
      ofStrict(new CancelMayUnpreserve()),
      ofCorrect(new NothingFreedWhileReachable()),
      ofCorrect(new PrepareWorksAgain()),
      ofCorrect(new FirstErrorReturned()),
      ofCorrect(new CancelIsPossible()),
      ofCorrect(new FailedFreezeRollsBack()),
      other(new FrozenAgainBeforeJump()),
      other(new CancelledNeverArrives()),
      other(new UpdatedExactlyAfterFrozen()),
      other(new TreeNamesParticipants()),
      other(new ObjectsPreservedOnce()),
      other(new ReferencesBalanced()),
      other(new RetrievedOnce()),
      other(new FinishKnowsRetrieve()),
      other(new FinishLeavesNothing()),
      other(new NoRetrieveAfterFinish()),
      other(new FinishGetsLiveFile()),
      other(new HandlerInUseStays()),
      other(new NoRegistrationWhilePrepared()),
      ofCorrect(new StatesAgree()),
      ofCorrect(new CancelledOrFinished()),
      ofCorrect(new AbortMirrorsFinalize()),
      other(new MalformedIsRefused()),
      other(new StrangersDoNoHarm()),
      ofCorrect(new ErrnosAreValid()),
      other(new RangesExact()),
      other(new MapIsSound()),
      other(new OwnerDeathCancels()),
      other(new SwitchedOffMeansOff()),
      other(new EveryHostReachesOutcome()));

  private static final List<Invariant> ALL = ENTRIES.stream().map(Entry::invariant).toList();

  /** What a violation says of the cancel after which it is found. */
  enum Grade {
    /** The cancel was incorrect. */
    CORRECT,
    /** It may have been correct, but not strictly so. */
    STRICT,
    /** Nothing. */
    OTHER
  }

  private record Entry(Invariant invariant, Grade grade) {}

  private Invariants() {}

  private static Entry ofCorrect(Invariant invariant) {
    return new Entry(invariant, Grade.CORRECT);
  }

  private static Entry ofStrict(Invariant invariant) {
    return new Entry(invariant, Grade.STRICT);
  }

  private static Entry other(Invariant invariant) {
    return new Entry(invariant, Grade.OTHER);
  }

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

  /** The invariants of a grade as bits by their place in the list. */
  static long mask(Grade grade) {
    long mask = 0;
    for (int index = 0; index < ENTRIES.size(); index++) {
      mask |= ENTRIES.get(index).grade() == grade ? 1L << index : 0;
    }
    return mask;
  }
}
