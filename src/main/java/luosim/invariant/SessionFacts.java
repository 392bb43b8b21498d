package luosim.invariant;

import java.util.Arrays;
import luosim.host.Corruption;
import luosim.luo.part.Digest;

/** Counts of what a check wants to know about steps since the last check, on a host with sessions. */
final class SessionFacts {
  private final int[] corruptions = new int[Corruption.values().length];

  /** Unpreserves of who was not preserved. */
  int unpreservedWithout;

  /** Callbacks given other data than the last success returned. */
  int otherData;

  /** Preserves given data although nothing was preserved. */
  int dataAtPreserve;

  /** Refusals to take pages out of the preserved memory, inside an unpreserve. */
  int unpreservesRefused;

  /** Finishes of what the previous kernel had unpreserved. */
  int finishesAfterUnpreserve;

  int retrievesAfterFinish;
  int retrievesAgain;

  /** Finishes told another story of the retrieve than the true one. */
  int mistold;

  /** Finishes with a file object that no retrieve gave, or without the one that it gave. */
  int wrongObject;

  void clear() {
    Arrays.fill(corruptions, 0);
    unpreservedWithout = 0;
    otherData = 0;
    dataAtPreserve = 0;
    unpreservesRefused = 0;
    finishesAfterUnpreserve = 0;
    retrievesAfterFinish = 0;
    retrievesAgain = 0;
    mistold = 0;
    wrongObject = 0;
  }

  long digest() {
    var digest = new Digest();
    for (int kind : corruptions) {
      digest.add(kind);
    }
    return digest.add(unpreservedWithout).add(otherData).add(dataAtPreserve).add(unpreservesRefused)
        .add(finishesAfterUnpreserve).add(retrievesAfterFinish).add(retrievesAgain).add(mistold)
        .add(wrongObject).value();
  }

  void corrupted(int kind) {
    corruptions[kind]++;
  }

  int corruptions(Corruption kind) {
    return corruptions[kind.ordinal()];
  }
}
