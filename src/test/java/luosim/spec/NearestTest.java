package luosim.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A suggestion must never send somebody to a word that has nothing to do with theirs. */
final class NearestTest {
  private static final List<String> KNOWN = List.of("cpus", "memory", "numaNodes", "pauseLimit", "id");

  @Test void slipsOfTheFingerAreFound() {
    assertThat(Nearest.to("cpu", KNOWN)).isEqualTo("cpus");
    assertThat(Nearest.to("memroy", KNOWN)).isEqualTo("memory");
    assertThat(Nearest.to("NUMANODES", KNOWN)).isEqualTo("numaNodes");
    assertThat(Nearest.to("pause_limit", KNOWN)).isEqualTo("pauseLimit");
  }

  @Test void strangersAreNot() {
    assertThat(Nearest.to("colour", KNOWN)).isEmpty();
    assertThat(Nearest.to("ab", KNOWN)).isEmpty();
    assertThat(Nearest.to("x".repeat(100_000), KNOWN)).isEmpty();
    assertThat(Nearest.to("cpus", List.of())).isEmpty();
  }

  @Test void ofEquallyNearWordsTheFirstWins() {
    assertThat(Nearest.to("zone", List.of("zones", "zoner"))).isEqualTo("zones");
  }
}
