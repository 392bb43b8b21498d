package luosim.metrics;

/**
 * One wave of one rollout; times in ns, {@link Exemplar#LOST} for what did not happen.
 *
 * @param wave index from 0
 * @param beganNs when its hosts came within reach
 * @param bakesNs when its last host had an outcome
 * @param endedNs when its bake time was over
 * @param lastHost the host whose outcome came last, -1 if there was none
 */
public record WaveTimes(int wave, long beganNs, long bakesNs, long endedNs, int lastHost) {

  static WaveTimes began(int wave, long timeNs) {
    return new WaveTimes(wave, timeNs, Exemplar.LOST, Exemplar.LOST, -1);
  }

  WaveTimes bakes(long timeNs, int host) {
    return new WaveTimes(wave, beganNs, timeNs, endedNs, host);
  }

  WaveTimes ended(long timeNs) {
    return new WaveTimes(wave, beganNs, bakesNs, timeNs, lastHost);
  }

  /** From its begin to its last outcome, {@link Exemplar#LOST} if that never came. */
  public long updatingNs() {
    return bakesNs == Exemplar.LOST ? Exemplar.LOST : bakesNs - beganNs;
  }
}
