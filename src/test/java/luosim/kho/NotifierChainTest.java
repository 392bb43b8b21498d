package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Members must be told by descending priority, and equals in the order in which they came. */
final class NotifierChainTest {
  @Test void ordersByPriorityThenByRegistration() {
    var chain = new NotifierChain();
    int[][] members = {{1, 0}, {2, -10}, {3, 10}, {4, 0}, {5, 10}, {6, 0}};
    for (var member : members) {
      chain.register(member[0], member[1]);
    }
    assertThat(IntStream.range(0, chain.size()).map(chain::member)).containsExactly(3, 5, 1, 4, 6, 2);
    assertThat(chain.unregister(1)).isTrue();
    assertThat(chain.unregister(1)).isFalse();
    chain.register(1, 0);
    assertThat(IntStream.range(0, chain.size()).map(chain::member)).containsExactly(3, 5, 4, 6, 1, 2);
    assertThatThrownBy(() -> chain.member(6)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
