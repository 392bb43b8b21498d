package luosim.report;

import java.util.Locale;
import luosim.invariant.Defects;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.SessionReading;

/** The reference page of the invariants, written from their declarations. */
public final class InvariantManual {
  private static final String HEAD =
      """
      # Invariants

      What the judge holds every simulated host to, in every run. It keeps books from the trace and looks at
      the host itself where the trace cannot tell: after each request that can change the state, after each
      rollback, at each jump and boot. After a rollback it tries the next update on a copy of the kernel: a
      PREPARE whose callbacks succeed, a CANCEL, ten times, and looks whether memory stays as it is. Equal
      states are tried once.

      A violation names the invariant and the row of the failure matrix in which it was observed, and comes
      with a token that shows the host again. Which known defect of the revision explains it is looked up
      afterwards; `-` stands for no row, a request that ended well. An invariant that could not be judged
      for want of evidence is listed as undecided, never as held. Liveness are I12, I14 and `outcome`; all
      else is safety.

      A cancel is *correct* if its attempt violates none of I1 to I3, I4w, I5 to I9, I11 to I15, I29 to I31
      and I34; it is *strict* if I4 and I10 hold as well.

      | id | kind | what must hold | known to break in RFC v2: rows and defects |
      |---|---|---|---|
      """;

  private static final String SESSIONS =
      """

      ## With sessions

      In mainline prepare is the preserve callback in the request that preserves, cancel is unpreserve, and
      a freeze is taken back by unfreeze. An attempt lasts while there is a session for the next kernel, and
      its cancel is the close of the last one. Where a number means nothing there stands `-`: it is listed
      as inapplicable, neither held nor undecided. A page that a refused request leaves behind, or a
      reference that it holds, counts as in RFC v2. Trials on a copy make a session, preserve the files and
      close it. ML-D4 is no matter of what a kernel does: what debugfs shows is cut short.

      | id | what must hold | known to break in mainline: rows and defects |
      |---|---|---|
      """;

  private InvariantManual() {}

  /** The page in Markdown. */
  public static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Invariant invariant : Invariants.all()) {
      page.append("| ").append(invariant.id()).append(" | ")
          .append(invariant.kind().name().toLowerCase(Locale.ROOT)).append(" | ")
          .append(invariant.sentence()).append(" | ")
          .append(String.join(", ", Defects.places("rfc-v2", invariant.id()))).append(" |\n");
    }
    page.append(SESSIONS);
    for (Invariant invariant : Invariants.all()) {
      page.append("| ").append(invariant.id()).append(" | ")
          .append(invariant.onSessions().map(SessionReading::sentence).orElse("-")).append(" | ")
          .append(String.join(", ", Defects.places("mainline", invariant.id()))).append(" |\n");
    }
    return page.toString();
  }
}
