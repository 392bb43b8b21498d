package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import luosim.host.AttemptEnd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A verdict must not be given on what is no cancel, withheld from one, or better than its worst part. */
final class CancelsTest {
  private static final long OF_CORRECT = 1L << Invariants.index("I9");
  private static final long OF_STRICT = 1L << Invariants.index("I10");
  private static final long OF_NEITHER = 1L << Invariants.index("I25");

  private final Cancels cancels = new Cancels();

  @BeforeEach void begin() {
    cancels.clear();
  }

  private List<CancelVerdict> given() {
    var tally = new JudgeTally("rfc-v2");
    cancels.addTo(tally);
    var counts = tally.cancels();
    return Arrays.stream(CancelVerdict.values()).filter(verdict -> switch (verdict) {
      case STRICT -> counts.strict() > 0;
      case CORRECT -> counts.correct() > counts.strict();
      case INCORRECT -> counts.incorrect() > counts.never();
      case NEVER -> counts.never() > 0;
    }).toList();
  }

  @Test void whatWasViolatedDecidesTheVerdict() {
    cancels.returned(false);
    cancels.close(OF_NEITHER, 1);
    cancels.returned(false);
    cancels.close(OF_STRICT | OF_NEITHER, 2);
    cancels.returned(false);
    cancels.close(OF_CORRECT | OF_STRICT, 3);
    cancels.returned(true);
    cancels.close(0, 4);
    assertThat(cancels.verdict(1)).contains(CancelVerdict.STRICT);
    assertThat(cancels.verdict(2)).contains(CancelVerdict.CORRECT);
    assertThat(cancels.verdict(3)).contains(CancelVerdict.INCORRECT);
    assertThat(cancels.verdict(4)).contains(CancelVerdict.NEVER);
    assertThat(given()).containsExactlyInAnyOrder(CancelVerdict.values());
  }

  @Test void whatNeverReturnedIsNoCancel() {
    cancels.asked();
    cancels.close(OF_CORRECT, 1);
    cancels.hostEnded(true, OF_CORRECT, 1);
    assertThat(cancels.verdict(1)).isEmpty();
    assertThat(given()).isEmpty();
  }

  @Test void onceFinalizedStaysSoUntilTheAgentHasItsAnswer() {
    cancels.returned(true);
    cancels.returned(false);
    cancels.close(0, 1);
    cancels.returned(true);
    cancels.answered(true);
    cancels.close(0, 2);
    cancels.returned(false);
    cancels.answered(false);
    cancels.close(0, 3);
    assertThat(cancels.verdict(1)).contains(CancelVerdict.NEVER);
    assertThat(cancels.verdict(2)).contains(CancelVerdict.STRICT);
    assertThat(cancels.verdict(3)).contains(CancelVerdict.NEVER);
  }

  @ParameterizedTest
  @EnumSource(AttemptEnd.class) void anAttemptThatTheAgentAskedToGiveUpIsNeverGivenUpWhileItIsOpen(
      AttemptEnd how) {
    cancels.asked();
    cancels.attemptEnded(true, how.ordinal(), 0, 1);
    assertThat(cancels.verdict(1)).contains(CancelVerdict.NEVER);
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCELLED", "WEDGED", "STUCK"}) void anAgentThatSaysSoHasAskedForIt(AttemptEnd how) {
    cancels.attemptEnded(true, how.ordinal(), 0, 1);
    assertThat(cancels.verdict(1)).contains(CancelVerdict.NEVER);
    cancels.attemptEnded(false, how.ordinal(), 0, 2);
    assertThat(cancels.verdict(2)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE,
      names = {"CANCELLED", "WEDGED", "STUCK"}) void anotherEndOfAnAttemptIsNoCancel(AttemptEnd how) {
    cancels.attemptEnded(true, how.ordinal(), 0, 1);
    assertThat(cancels.verdict(1)).isEmpty();
    cancels.returned(false);
    cancels.attemptEnded(false, how.ordinal(), 0, 2);
    assertThat(cancels.verdict(2)).contains(CancelVerdict.STRICT);
  }

  @Test void aHostThatEndsLeavesOpenWhatWasAskedFor() {
    cancels.hostEnded(true, 0, 1);
    assertThat(cancels.verdict(1)).isEmpty();
    cancels.asked();
    cancels.hostEnded(false, 0, 2);
    assertThat(cancels.verdict(2)).isEmpty();
    cancels.asked();
    cancels.answered(true);
    cancels.hostEnded(true, 0, 3);
    assertThat(cancels.verdict(3)).isEmpty();
    cancels.asked();
    cancels.hostEnded(true, 0, 4);
    assertThat(cancels.verdict(4)).contains(CancelVerdict.NEVER);
  }

  @Test void theWorstOfTheCancelsOfAnAttemptIsItsVerdict() {
    for (int attempt = 1; attempt <= 9; attempt++) {
      cancels.returned(false);
      cancels.close(attempt % 2 == 0 ? OF_CORRECT : 0, attempt);
      cancels.returned(false);
      cancels.close(attempt % 3 == 0 ? OF_STRICT : 0, attempt);
    }
    for (int attempt = 1; attempt <= 9; attempt++) {
      assertThat(cancels.verdict(attempt)).as("attempt %d", attempt).contains(
          attempt % 2 == 0 ? CancelVerdict.INCORRECT
              : attempt % 3 == 0 ? CancelVerdict.CORRECT : CancelVerdict.STRICT);
    }
    assertThat(cancels.verdict(0)).isEmpty();
    assertThat(cancels.verdict(10)).isEmpty();
  }

  @Test void anotherHostKnowsNothingOfTheLast() {
    cancels.returned(true);
    cancels.close(0, 1);
    cancels.asked();
    cancels.returned(true);
    cancels.clear();
    cancels.close(0, 2);
    cancels.hostEnded(true, 0, 3);
    assertThat(given()).isEmpty();
    assertThat(cancels.verdict(1)).isEmpty();
    assertThat(cancels.verdict(2)).isEmpty();
    assertThat(cancels.verdict(3)).isEmpty();
  }

  @Test void verdictsHaveWordsForPeople() {
    assertThat(CancelVerdict.values()).extracting(CancelVerdict::text).doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(text).isNotBlank());
  }
}
