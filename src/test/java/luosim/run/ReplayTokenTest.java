package luosim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A token must give back exactly what it was made of, or be refused by name; never anything else. */
final class ReplayTokenTest {
  private static final byte[] DICTIONARY = "fleet: {topology: {zones: 1}}\n".getBytes(StandardCharsets.UTF_8);

  private final ReplayToken token =
      new ReplayToken(
          42,
          3,
          17,
          2,
          List.of(
              new ReplayToken.Order(0, ReplayToken.Order.Kind.START, 0),
              new ReplayToken.Order(90_000_000_000L, ReplayToken.Order.Kind.CANCEL, 77)),
          "fleet: {topology: {zones: 2}}\nname: übung\n",
          List.of(new ReplayToken.Input("a.csv", "ns\n17\n")));

  @Test void givesBackWhatItWasMadeOf() {
    assertThat(ReplayToken.decode(token.encode(DICTIONARY), DICTIONARY)).isEqualTo(token);
  }

  @Test void isOneWordOfHarmlessCharacters() {
    assertThat(token.encode(DICTIONARY)).matches("[A-Za-z0-9_-]+");
  }

  @Test void everyShortenedTokenIsRefusedByName() {
    String whole = token.encode(DICTIONARY);
    for (int length = 0; length < whole.length(); length++) {
      String cut = whole.substring(0, length);
      assertThatThrownBy(() -> ReplayToken.decode(cut, DICTIONARY)).isInstanceOf(ReplayToken.BadToken.class);
    }
  }

  @Test void everyMistypedLetterIsRefusedOrHarmless() {
    String whole = token.encode(DICTIONARY);
    for (int at = 0; at < whole.length(); at++) {
      char other = whole.charAt(at) == 'A' ? 'B' : 'A';
      String wrong = whole.substring(0, at) + other + whole.substring(at + 1);
      try {
        assertThat(ReplayToken.decode(wrong, DICTIONARY)).isEqualTo(token);
      } catch (ReplayToken.BadToken refused) {
        assertThat(refused).hasMessageContaining("replay token");
      }
    }
  }

  @Test void anotherVersionsDictionaryIsRefused() {
    String whole = token.encode(DICTIONARY);
    assertThatThrownBy(() -> ReplayToken.decode(whole, "other".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ReplayToken.BadToken.class)
        .hasMessageContaining("another version");
  }
}
