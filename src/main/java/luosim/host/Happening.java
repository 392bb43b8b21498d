package luosim.host;

/** Kinds of events on a host's own list; the comment says what the argument is. */
final class Happening {
  /** An operation goes on. Argument: operation id. */
  static final int OPERATION = 0;

  /** What a worker does with a VM is done. Argument: VM. */
  static final int VM = 1;

  /** The agent acts. Argument: what it does next. */
  static final int AGENT = 2;

  /** The way into the next kernel goes on. Argument: stage. */
  static final int PASSAGE = 3;

  /** A fate takes effect. Argument: its place in {@link Dooms}. */
  static final int DOOM = 4;

  /** A limit is reached. Argument: which. */
  static final int LIMIT = 5;

  /** A fallback goes on. Argument: VM, or -1 for the host. */
  static final int FALLBACK = 6;

  private Happening() {}
}
