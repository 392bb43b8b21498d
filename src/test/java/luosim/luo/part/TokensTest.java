package luosim.luo.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A token is found where it stands, and its place is told where it does not, above the signed ones too. */
final class TokensTest {
  @Test void everyTokenIsFoundAndEveryGapNamed() {
    long[] column = {2, 4, 6, Long.MAX_VALUE, Long.MIN_VALUE, -4, -2, 1, 3};
    for (int size = 0; size <= 7; size++) {
      for (int place = 0; place < size; place++) {
        assertThat(Tokens.search(column, size, column[place])).isEqualTo(place);
        assertThat(Tokens.search(column, size, column[place] - 1)).isEqualTo(
            column[place] == Long.MIN_VALUE ? 3 : -1 - place);
      }
      assertThat(Tokens.search(column, size, -1)).isEqualTo(-1 - size);
    }
  }
}
