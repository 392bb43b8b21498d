package luosim.fleet;

import luosim.host.Fallback;

/**
 * What is done with hosts that live update cannot serve.
 *
 * @param cancelled every attempt was given up, the host is in order
 * @param wedged no further live update can succeed on the host
 * @param afterJump the new kernel runs, but something was lost on the way
 */
public record FallbackRules(Fallback cancelled, Fallback wedged, Fallback afterJump) {
  /** Hosts are left as they are. */
  public static FallbackRules skip() {
    return new FallbackRules(Fallback.SKIP, Fallback.SKIP, Fallback.SKIP);
  }
}
