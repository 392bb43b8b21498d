package luosim.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import luosim.chance.Stream;
import org.junit.jupiter.api.Test;

/**
 * Answers must never leave in another order than by time and then host, whatever the order they
 * came in.
 */
final class AnswerQueueTest {
  private record Pair(long timeNs, int host) implements Comparable<Pair> {
    @Override public int compareTo(Pair other) {
      return timeNs != other.timeNs ? Long.compare(timeNs, other.timeNs) : Integer.compare(host, other.host);
    }
  }

  @Test void answersLeaveByTimeAndThenByHost() {
    Stream stream = new Stream();
    stream.key(3, 0, 0, 0, 0, 0, 0);
    AnswerQueue queue = new AnswerQueue();
    PriorityQueue<Pair> reference = new PriorityQueue<>();
    for (int i = 0; i < 20_000; i++) {
      if (reference.isEmpty() || stream.nextInt(5) < 3) {
        Pair pair = new Pair(stream.nextInt(50), stream.nextInt(1_000));
        queue.add(pair.timeNs(), pair.host());
        reference.add(pair);
      } else {
        Pair expected = reference.remove();
        assertThat(new Pair(queue.timeNs(), queue.host())).isEqualTo(expected);
        queue.removeFirst();
      }
      assertThat(queue.isEmpty()).isEqualTo(reference.isEmpty());
    }
  }
}
