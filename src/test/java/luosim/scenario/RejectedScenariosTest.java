package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A scenario that is wrong must never run, and its author must be told where and what instead.
 *
 * <p>Each case of {@code rejected.txt} is a scenario between a line with its title and a line with the
 * whole message, line and column included. {@code UPDATE_SNAPSHOTS=1} writes the messages anew.
 */
final class RejectedScenariosTest {
  private static final Path CASES = Path.of("src/test/resources/luosim/scenario/rejected.txt");

  @Test void everyCaseIsRefusedWithItsMessage() throws IOException {
    var cases = cases();
    assertThat(cases).hasSizeGreaterThan(100);
    var expected = new StringBuilder();
    var found = new StringBuilder();
    for (var one : cases) {
      expected.append(one.title()).append("\n  ").append(one.message()).append('\n');
      found.append(one.title()).append("\n  ").append(message(one.text())).append('\n');
    }
    if ("1".equals(System.getenv("UPDATE_SNAPSHOTS"))) {
      rewrite(cases);
    } else {
      assertThat(found).hasToString(expected.toString());
    }
  }

  @Test void everyMessageIsOneLineThatSaysWhatIsExpected() throws IOException {
    assertThat(cases())
        .allSatisfy(one -> assertThat(one.message()).matches("x\\.yaml:\\d+:\\d+: .+; expected .+"));
  }

  /** A scenario with its title and the message that refuses it. */
  private record Case(String title, String text, String message) {}

  private static List<Case> cases() throws IOException {
    var cases = new ArrayList<Case>();
    for (var part : Files.readString(CASES, StandardCharsets.UTF_8).split("(?m)^=== ")) {
      if (!part.isEmpty()) {
        int title = part.indexOf('\n');
        int message = part.lastIndexOf("--- ");
        cases.add(new Case(part.substring(0, title), part.substring(title + 1, message),
            part.substring(message + 4).stripTrailing()));
      }
    }
    return cases;
  }

  private static String message(String text) {
    try {
      ScenarioReader.parse(text, "x.yaml", Path.of("src/test/resources/luosim/scenario"), List.of());
      return "accepted";
    } catch (ScenarioException wrong) {
      return wrong.getMessage();
    }
  }

  private static void rewrite(List<Case> cases) throws IOException {
    var text = new StringBuilder();
    for (var one : cases) {
      text.append("=== ").append(one.title()).append('\n').append(one.text()).append("--- ")
          .append(message(one.text())).append('\n');
    }
    Files.writeString(CASES, text, StandardCharsets.UTF_8);
  }
}
