package luosim.luo.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import luosim.chance.Stream;
import org.junit.jupiter.api.Test;

/** The set must agree with a plain one, whatever comes and goes. */
final class IdentitySetTest {
  @Test void agreesWithAPlainSet() {
    var numbers = new Stream();
    numbers.key(7, 3, 1, 1, 1, 1, 1);
    var set = new IdentitySet();
    var plain = new TreeSet<Long>();
    for (int step = 0; step < 20_000; step++) {
      long number = numbers.nextInt(400) * (step % 2 == 0 ? 1L : 1L << 32);
      if (numbers.nextInt(3) == 0) {
        set.remove(number);
        plain.remove(number);
      } else {
        assertThat(set.add(number)).isEqualTo(plain.add(number));
      }
      assertThat(set.size()).isEqualTo(plain.size());
      long other = numbers.nextInt(400);
      assertThat(set.contains(other)).isEqualTo(plain.contains(other));
    }
    var copy = new IdentitySet();
    copy.copyFrom(set);
    plain.forEach(number -> assertThat(copy.contains(number)).isTrue());
    copy.clear();
    plain.forEach(number -> assertThat(copy.contains(number)).isFalse());
  }

  @Test void itsDigestKnowsTheContentAndNotTheWayThere() {
    var one = new IdentitySet();
    var two = new IdentitySet();
    for (long number = 0; number < 100; number++) {
      one.add(number);
      two.add(99 - number);
      two.add(1000 + number);
    }
    assertThat(digest(two)).isNotEqualTo(digest(one));
    for (long number = 0; number < 100; number++) {
      two.remove(1000 + number);
    }
    assertThat(digest(two)).isEqualTo(digest(one));
  }

  private static long digest(IdentitySet set) {
    var digest = new Digest();
    set.digest(digest);
    return digest.value();
  }
}
