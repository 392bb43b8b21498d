package luosim.host;

import java.util.List;
import java.util.Optional;
import luosim.spec.Ask;
import luosim.spec.RangeForm;
import luosim.spec.TreeForm;

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
    REQUESTS,
    /** What the new kernel received is malformed. */
    TREE,
    /** Whoever asks names another range than the rules allow. */
    RANGE
  }

  /** A hang without end. */
  public static final long FOREVER = Long.MAX_VALUE;

  private Kind kind = Kind.NONE;
  private int errno;
  private long lengthNs;
  private long afterNs;
  private List<Ask> asks = List.of();
  private Optional<TreeForm> tree = Optional.empty();
  private Optional<RangeForm> range = Optional.empty();

  public void clear() {
    kind = Kind.NONE;
    errno = 0;
    lengthNs = 0;
    afterNs = 0;
    asks = List.of();
    tree = Optional.empty();
    range = Optional.empty();
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

  /** The tree that was received is malformed in this way. */
  public void malformed(Optional<TreeForm> how) {
    kind = Kind.TREE;
    tree = how;
  }

  /** Whoever asks names a wrong range, in this way. */
  public void misuse(RangeForm how) {
    kind = Kind.RANGE;
    range = Optional.of(how);
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

  /** How the received tree is malformed; empty if it is not. */
  public Optional<TreeForm> tree() {
    return tree;
  }

  /** Which wrong range is named; empty if none is. */
  public Optional<RangeForm> range() {
    return range;
  }

  /** Time from the beginning of the step to the effect, ns. */
  public long afterNs() {
    return afterNs;
  }
}
