package luosim.cli;

import java.util.Collection;

/**
 * How a process of ours ends, as the number that the shell sees.
 *
 * <p>The constants stand in order of precedence: of several causes, the one declared first decides.
 * What kept us from judging at all stands before what was judged, and a pass comes last.
 */
public enum ExitCode {
  /** SIGINT arrived. */
  INTERRUPTED(130),
  /** SIGTERM arrived. */
  TERMINATED(143),
  /** A fault of ours: a state that the program believes impossible. */
  INTERNAL_ERROR(70),
  /** Reading or writing failed after it had begun, standard output included. */
  IO_FAILED(74),
  /** The place for the output cannot be made, or is taken. */
  CANNOT_CREATE(73),
  /** A limit was reached while running; the run ended by that limit's name. */
  LIMIT_REACHED(75),
  /** The command line is not one of ours. */
  USAGE(64),
  /** A scenario, trace or table is not what it must be. */
  BAD_INPUT(65),
  /** A safety invariant was violated, or an observed trace differs from our answer. */
  VIOLATED(1),
  /** A liveness invariant was violated: something that must happen did not. */
  NEVER_ENDED(2),
  /** A budget was exceeded, or a comparison found a regression. */
  OVER_BUDGET(3),
  /** There is too little to judge by, which is never a pass. */
  UNKNOWN(4),
  /** All that was asked was done, and nothing was found wrong. */
  PASS(0);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number given to the operating system, 0 to 143. */
  public int number() {
    return number;
  }

  /** The code that decides when several causes came together; {@code PASS} when there is none. */
  public static ExitCode decisive(Collection<ExitCode> causes) {
    ExitCode decisive = PASS;
    for (ExitCode cause : causes) {
      decisive = decisive.with(cause);
    }
    return decisive;
  }

  /** The more decisive of this code and {@code other}. */
  public ExitCode with(ExitCode other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
