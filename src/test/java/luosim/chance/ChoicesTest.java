package luosim.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A walk over all paths must never miss one or take one twice, and a recorded path must never lead
 * elsewhere.
 */
final class ChoicesTest {
  @Test void independentQuestionsGiveExactlyTheirProduct() {
    ExhaustiveChoices choices = new ExhaustiveChoices(3);
    List<String> paths = new ArrayList<>();
    while (choices.next()) {
      paths.add("" + choices.choose("a", 2) + choices.choose("b", 3) + choices.choose("c", 2));
    }
    assertThat(paths)
        .containsExactly(
            "000", "001", "010", "011", "020", "021", "100", "101", "110", "111", "120", "121");
    assertThat(choices.paths()).isEqualTo(12);
    assertThat(choices.next()).isFalse();
  }

  @Test void questionsThatDependOnAnswersGiveExactlyTheirTree() {
    ExhaustiveChoices choices = new ExhaustiveChoices(10);
    List<String> paths = new ArrayList<>();
    while (choices.next()) {
      paths.add(retryUntilItWorks(choices));
    }
    assertThat(paths)
        .containsExactly("ok", "fail ok", "fail fail ok", "fail fail dead", "fail hang", "hang");
    assertThat(paths).hasSize((int) choices.paths());
  }

  /** At most three attempts; the last one cannot hang; a hang ends it all. */
  private static String retryUntilItWorks(Choices choices) {
    String text = "";
    for (int attempt = 1; attempt <= 2; attempt++) {
      int answer = choices.choose("attempt", 3);
      if (answer != 1) {
        return text + (answer == 0 ? "ok" : "hang");
      }
      text += "fail ";
    }
    return text + (choices.choose("last", 2) == 0 ? "ok" : "dead");
  }

  @Test void aRunWithoutQuestionsHasOnePath() {
    ExhaustiveChoices choices = new ExhaustiveChoices(1);
    assertThat(choices.next()).isTrue();
    assertThat(choices.next()).isFalse();
    assertThat(choices.paths()).isEqualTo(1);
  }

  @Test void fewUnusualAnswersGiveTheBinomialNumberOfPaths() {
    for (int most = 0; most <= 5; most++) {
      ExhaustiveChoices choices = new ExhaustiveChoices(5, most);
      int paths = 0;
      while (choices.next()) {
        int unusual = 0;
        for (int i = 0; i < 5; i++) {
          unusual += choices.choose("site", 3) > 0 ? 1 : 0;
        }
        assertThat(unusual).isLessThanOrEqualTo(most);
        paths++;
      }
      int[] binomial = {1, 5, 10, 10, 5, 1};
      int expected = 0;
      for (int k = 0; k <= most; k++) {
        expected += binomial[k] << k;
      }
      assertThat(paths).as("at most %d", most).isEqualTo(expected);
    }
  }

  @Test void thePathAndItsTextTellWhatWasUnusual() {
    ExhaustiveChoices choices = new ExhaustiveChoices(20);
    choices.next();
    choices.choose("save", 2);
    assertThat(choices.describe()).isEqualTo("nothing unusual");
    choices.next();
    choices.choose("save", 2);
    choices.choose("freeze", 3);
    assertThat(choices.path()).containsExactly(1, 0);
    choices.next();
    choices.choose("save", 2);
    choices.choose("freeze", 3);
    assertThat(choices.path()).containsExactly(1, 1);
    assertThat(choices.describe()).isEqualTo("save=1, freeze=1");
  }

  @Test void everyPathOfAWalkIsReplayed() {
    ExhaustiveChoices choices = new ExhaustiveChoices(10);
    int replayed = 0;
    while (choices.next()) {
      String outcome = retryUntilItWorks(choices);
      ReplayedChoices again = new ReplayedChoices(choices.path());
      assertThat(retryUntilItWorks(again)).isEqualTo(outcome);
      assertThat(again.unused()).isZero();
      replayed++;
    }
    assertThat(replayed).isEqualTo(6);
  }

  @Test void aRunThatAsksAnotherQuestionEndsTheWalk() {
    ExhaustiveChoices choices = new ExhaustiveChoices(10);
    choices.next();
    choices.choose("a", 2);
    choices.choose("b", 2);
    choices.next();
    assertThatThrownBy(() -> choices.choose("x", 2))
        .isInstanceOf(PathMismatchException.class)
        .hasMessage("choice 1 at x: expected a with 2 options, found x with 2 options; the path was"
            + " recorded from another run");
  }

  @Test void aRunThatOffersOtherOptionsEndsTheWalkEvenWhereNoBranchIsOpen() {
    ExhaustiveChoices choices = new ExhaustiveChoices(10, 0);
    choices.next();
    choices.choose("a", 2);
    assertThat(choices.next()).isFalse();
    ExhaustiveChoices more = new ExhaustiveChoices(10, 1);
    more.next();
    more.choose("a", 2);
    more.choose("b", 2);
    more.next();
    more.choose("a", 2);
    assertThatThrownBy(() -> more.choose("b", 3)).isInstanceOf(PathMismatchException.class);
  }

  @Test void aRunThatStopsAskingEndsTheWalk() {
    ExhaustiveChoices choices = new ExhaustiveChoices(10);
    choices.next();
    choices.choose("a", 2);
    choices.choose("b", 2);
    choices.next();
    choices.choose("a", 2);
    assertThatThrownBy(choices::next)
        .isInstanceOf(PathMismatchException.class)
        .hasMessage("choice 2 at b: expected this question, as in the run before, found the end of"
            + " the run; the path was recorded from another run");
  }

  @Test void aRunThatNeverStopsAskingMeetsTheDepthLimit() {
    ExhaustiveChoices choices = new ExhaustiveChoices(100);
    choices.next();
    for (int i = 0; i < 100; i++) {
      choices.choose("retry", 2);
    }
    assertThatThrownBy(() -> choices.choose("retry", 2))
        .isInstanceOf(DepthLimitException.class)
        .hasMessage("limit reached: choices in one run, at most 100, when retry asked for one more;"
            + " raise the limit or find the loop in the run")
        .extracting("depthMax")
        .isEqualTo(100);
  }

  @Test void questionsOutsideARunAreRefused() {
    ExhaustiveChoices choices = new ExhaustiveChoices(1);
    assertThatThrownBy(() -> choices.choose("a", 2)).isInstanceOf(IllegalStateException.class);
    choices.next();
    choices.next();
    assertThatThrownBy(() -> choices.choose("a", 2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new ExhaustiveChoices(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ExhaustiveChoices(1, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test void behindItsEndAReplayedPathIsNotUnusual() {
    ReplayedChoices choices = new ReplayedChoices(2, 1);
    assertThat(choices.unused()).isEqualTo(2);
    assertThat(choices.choose("a", 3)).isEqualTo(2);
    assertThat(choices.choose("b", 2)).isEqualTo(1);
    assertThat(choices.choose("c", 9)).isZero();
    assertThat(choices.unused()).isZero();
    assertThat(choices.path()).containsExactly(2, 1);
  }

  @Test void aReplayedAnswerThatDoesNotExistIsAMismatch() {
    ReplayedChoices choices = new ReplayedChoices(0, 2);
    choices.choose("a", 1);
    assertThatThrownBy(() -> choices.choose("b", 2))
        .isInstanceOf(PathMismatchException.class)
        .hasMessage("choice 2 at b: expected an answer below 2, found 2; the path was recorded from"
            + " another run");
    assertThatThrownBy(() -> new ReplayedChoices(0, -1))
        .hasMessage("replayed choices: answer 2 must be at least 0, found -1");
  }

  @Test void noChoiceHasLessThanOneOption() {
    ExhaustiveChoices exhaustive = new ExhaustiveChoices(1);
    exhaustive.next();
    for (Choices choices : List.of(new SeededChoices(1, 1), new ReplayedChoices(), exhaustive)) {
      assertThatThrownBy(() -> choices.choose("a", 0))
          .hasMessage("choice at a: options must be at least 1, found 0");
      assertThat(choices.choose("a", 1)).isZero();
    }
  }

  @Test void seededChoicesRepeatWithTheirSeedAndCanBeReplayed() {
    int[] path = answers(new SeededChoices(42, 3));
    assertThat(answers(new SeededChoices(42, 3))).isEqualTo(path);
    assertThat(answers(new SeededChoices(43, 3))).isNotEqualTo(path);
    assertThat(answers(new SeededChoices(42, 4))).isNotEqualTo(path);
    assertThat(answers(new ReplayedChoices(path))).isEqualTo(path);
    SeededChoices choices = new SeededChoices(42, 3);
    answers(choices);
    assertThat(choices.path()).isEqualTo(path);
  }

  @Test void seededAnswersAreEquallyLikelyOrSeldomUnusual() {
    int[] even = new int[4];
    int[] seldom = new int[4];
    SeededChoices evenly = new SeededChoices(5, 0);
    SeededChoices seldomly = new SeededChoices(5, 0, 0.3);
    for (int i = 0; i < 100_000; i++) {
      even[evenly.choose("a", 4)]++;
      seldom[seldomly.choose("a", 4)]++;
    }
    assertThat(Arrays.stream(even)).allMatch(n -> Math.abs(n - 25_000) < 600);
    assertThat(seldom[0]).isBetween(69_400, 70_600);
    assertThat(Arrays.stream(seldom, 1, 4)).allMatch(n -> Math.abs(n - 10_000) < 400);
    assertThat(answers(new SeededChoices(5, 0, 0))).containsOnly(0);
    assertThat(answers(new SeededChoices(5, 0, 1))).doesNotContain(0);
    assertThatThrownBy(() -> new SeededChoices(5, 0, 1.1))
        .hasMessage("choices: unusual must be 0 to 1, found 1.1");
  }

  private static int[] answers(Choices choices) {
    int[] answers = new int[50];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = choices.choose("site", 2 + i % 5);
    }
    return answers;
  }
}
