package luosim.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luosim.chance.Stream;
import org.junit.jupiter.api.Test;

/**
 * An order must never reach a host before events that it would have been through, nor after events
 * that it would not.
 */
final class InstantTest {
  private final Instant instant = new Instant();

  @Test void aHostIsThroughOnceAGreaterOneHasAnsweredAtThisInstant() {
    assertThat(instant.through(7, 3, 0, 0)).isFalse();
    instant.answered(7, 2);
    assertThat(instant.through(7, 3, 0, 0)).isFalse();
    instant.answered(7, 4);
    assertThat(instant.through(7, 3, 0, 0)).isTrue();
    assertThat(instant.through(7, 5, 0, 0)).isFalse();
  }

  @Test void answersOfAnEarlierInstantMeanNothing() {
    instant.answered(7, 9);
    assertThat(instant.through(8, 3, 0, 0)).isFalse();
    instant.answered(8, 1);
    assertThat(instant.through(8, 3, 0, 0)).isFalse();
  }

  @Test void answersBeforeItsLastOrderOfThisInstantMeanNothing() {
    instant.answered(7, 9);
    long moment = instant.moment();
    assertThat(instant.through(7, 3, 7, moment)).isFalse();
    assertThat(instant.through(7, 3, 6, moment)).isTrue();
    instant.answered(7, 2);
    assertThat(instant.through(7, 3, 7, moment)).isFalse();
    instant.answered(7, 4);
    assertThat(instant.through(7, 3, 7, moment)).isTrue();
  }

  @Test void itAgreesWithAPlainSearchThroughAllAnswers() {
    Stream stream = new Stream();
    for (int run = 0; run < 500; run++) {
      stream.key(1, run, 0, 0, 0, 0, 0);
      Instant tried = new Instant();
      List<Integer> answers = new ArrayList<>();
      long first = tried.moment();
      for (int i = 0; i < 60; i++) {
        int host = stream.nextInt(40);
        tried.answered(run, host);
        answers.add(host);
        int asked = stream.nextInt(40);
        int since = stream.nextInt(answers.size() + 1);
        boolean expected = answers.subList(since, answers.size()).stream().anyMatch(answer -> answer > asked);
        assertThat(tried.through(run, asked, run, first + since)).as("run %s", run).isEqualTo(expected);
      }
    }
  }
}
