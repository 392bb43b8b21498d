package luosim.invariant;

import java.util.Arrays;
import java.util.Optional;
import luosim.host.AttemptEnd;

/**
 * The cancels of one host and how they came out.
 *
 * <p>A cancel exists once an attempt of the protocol has returned without a jump, or once the agent
 * has asked for one that the kernel never lets through. Its verdict is given when the next attempt
 * begins or this one's books are closed, so that later harm of the same attempt counts.
 */
final class Cancels {
  private static final AttemptEnd[] ENDS = AttemptEnd.values();
  private static final CancelVerdict[] VERDICTS = CancelVerdict.values();
  private static final long CORRECT = Invariants.mask(Invariants.Grade.CORRECT);
  private static final long STRICT = Invariants.mask(Invariants.Grade.STRICT);

  private final long[] counts = new long[VERDICTS.length];
  private int[] attempts = new int[4];
  private int[] verdicts = new int[4];
  private int size;

  private boolean pending;
  private boolean never;
  private boolean asked;

  void clear() {
    Arrays.fill(counts, 0);
    size = 0;
    forget();
  }

  private void forget() {
    pending = false;
    never = false;
    asked = false;
  }

  /** The attempt is over without a jump; the handover may still be finalized. */
  void returned(boolean finalized) {
    pending = true;
    never |= finalized;
  }

  /** The agent has begun to give the attempt up. */
  void asked() {
    asked = true;
  }

  /** The agent has finished giving it up: everything is as before, or never will be. */
  void answered(boolean over) {
    asked = false;
    never = !over;
  }

  /** The agent's attempt has ended; if the protocol's has not, its rollback never will. */
  void attemptEnded(boolean open, int end, long violated, int attempt) {
    boolean given = ENDS[end] == AttemptEnd.CANCELLED
        || ENDS[end] == AttemptEnd.WEDGED
        || ENDS[end] == AttemptEnd.STUCK;
    if (open && (asked || given)) {
      pending = true;
      never = true;
    }
    close(violated, attempt);
  }

  /** No further event will come. */
  void hostEnded(boolean open, long violated, int attempt) {
    if (open && asked) {
      pending = true;
      never = true;
    }
    close(violated, attempt);
  }

  /** Gives the verdict on the cancel of the last attempt, if there was one. */
  void close(long violated, int attempt) {
    if (pending) {
      CancelVerdict verdict = verdict(violated);
      counts[verdict.ordinal()]++;
      note(attempt, verdict);
    }
    forget();
  }

  private CancelVerdict verdict(long violated) {
    if (never) {
      return CancelVerdict.NEVER;
    }
    if ((violated & CORRECT) != 0) {
      return CancelVerdict.INCORRECT;
    }
    return (violated & STRICT) == 0 ? CancelVerdict.STRICT : CancelVerdict.CORRECT;
  }

  private void note(int attempt, CancelVerdict verdict) {
    if (size > 0 && attempts[size - 1] == attempt) {
      verdicts[size - 1] = Math.max(verdicts[size - 1], verdict.ordinal());
      return;
    }
    if (size == attempts.length) {
      attempts = Arrays.copyOf(attempts, 2 * size);
      verdicts = Arrays.copyOf(verdicts, 2 * size);
    }
    attempts[size] = attempt;
    verdicts[size++] = verdict.ordinal();
  }

  Optional<CancelVerdict> verdict(int attempt) {
    for (int index = size - 1; index >= 0; index--) {
      if (attempts[index] == attempt) {
        return Optional.of(VERDICTS[verdicts[index]]);
      }
    }
    return Optional.empty();
  }

  void addTo(JudgeTally tally) {
    for (CancelVerdict verdict : VERDICTS) {
      tally.addCancels(verdict, counts[verdict.ordinal()]);
    }
  }
}
