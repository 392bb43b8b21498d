package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A weaker cause must never hide a stronger one, and nothing but a pass may end with 0. */
final class ExitCodeTest {
  private static final List<Integer> PRECEDENCE = List.of(130, 143, 70, 74, 73, 75, 64, 65, 1, 2, 3, 4, 0);

  @Test void constantsStandInOrderOfPrecedence() {
    assertThat(Stream.of(ExitCode.values()).map(ExitCode::number)).containsExactlyElementsOf(PRECEDENCE);
  }

  @Test void ofAnyTwoCausesTheStrongerDecidesInEitherOrder() {
    var codes = ExitCode.values();
    IntStream.range(0, codes.length).forEach(strong -> IntStream.range(strong, codes.length).forEach(weak -> {
      assertThat(ExitCode.decisive(List.of(codes[strong], codes[weak]))).isEqualTo(codes[strong]);
      assertThat(ExitCode.decisive(List.of(codes[weak], codes[strong]))).isEqualTo(codes[strong]);
    }));
  }

  @Test void aViolationOutweighsABudgetAndAFullDiskOutweighsBoth() {
    assertThat(ExitCode.decisive(List.of(ExitCode.OVER_BUDGET, ExitCode.UNKNOWN, ExitCode.VIOLATED)))
        .isEqualTo(ExitCode.VIOLATED);
    assertThat(ExitCode.decisive(List.of(ExitCode.VIOLATED, ExitCode.IO_FAILED, ExitCode.OVER_BUDGET)))
        .isEqualTo(ExitCode.IO_FAILED);
  }

  @Test void noCauseIsAPass() {
    assertThat(ExitCode.decisive(List.of())).isEqualTo(ExitCode.PASS);
  }
}
