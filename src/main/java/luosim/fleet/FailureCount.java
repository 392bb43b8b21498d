package luosim.fleet;

/** The hosts decided and failed so far, as a failure threshold counts them. */
final class FailureCount {
  private final FailureThreshold threshold;
  private long decided;
  private long failed;

  FailureCount(FailureThreshold threshold) {
    this.threshold = threshold;
  }

  void waveBegan() {
    if (threshold.scope() == FailureThreshold.Scope.WAVE) {
      decided = 0;
      failed = 0;
    }
  }

  void decided() {
    decided++;
  }

  /** A host failed; a decided one counts as decided beside. */
  void failed(Failure kind) {
    if (threshold.counts().contains(kind)) {
      failed++;
    }
  }

  boolean exceeded() {
    return failed >= threshold.least() && failed * Share.WHOLE > threshold.aboveMillionths() * decided;
  }
}
