package luosim.host;

import java.util.List;
import luosim.spec.Ask;

/** What befalls one step: a reusable carrier, cleared by the asker and filled by {@link Fates}. */
public final class Fate {
  /** The kinds of fate. */
  public enum Kind {
    /** Nothing unusual. */
    NONE,
    /** The step fails with an error number. */
    ERROR,
    /** The step takes longer. */
    DELAY,
    /** The step does not return before some time has passed, or never. */
    HANG,
    /** The host crashes. */
    CRASH,
    /** Other processes make requests while the step goes on. */
    REQUESTS
  }

  /** A hang without end. */
  public static final long FOREVER = Long.MAX_VALUE;

  private Kind kind = Kind.NONE;
  private int errno;
  private long lengthNs;
  private long afterNs;
  private List<Ask> asks = List.of();

  public void clear() {
    kind = Kind.NONE;
    errno = 0;
    lengthNs = 0;
    afterNs = 0;
    asks = List.of();
  }

  /** The step fails with this error number (positive). */
  public void error(int number) {
    kind = Kind.ERROR;
    errno = number;
  }

  /** The step takes this much longer. */
  public void delay(long ns) {
    kind = Kind.DELAY;
    lengthNs = ns;
  }

  /** The step hangs for this long, {@link #FOREVER} for ever. */
  public void hang(long ns) {
    kind = Kind.HANG;
    lengthNs = ns;
  }

  /** The host crashes this long after the step began. */
  public void crash(long ns) {
    kind = Kind.CRASH;
    afterNs = ns;
  }

  /** Another process asks these, one after the other. */
  public void requests(List<Ask> wanted) {
    kind = Kind.REQUESTS;
    asks = wanted;
  }

  /** The fate takes effect this long after the step began; for phases. */
  public void after(long ns) {
    afterNs = ns;
  }

  public Kind kind() {
    return kind;
  }

  public int errno() {
    return errno;
  }

  /** Length of a delay or hang, ns. */
  public long lengthNs() {
    return lengthNs;
  }

  /** What is asked out of turn. */
  public List<Ask> asks() {
    return asks;
  }

  /** Time from the beginning of the step to the effect, ns. */
  public long afterNs() {
    return afterNs;
  }
}
