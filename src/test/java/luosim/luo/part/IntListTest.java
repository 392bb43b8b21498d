package luosim.luo.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers must keep their order, whatever comes and goes between them. */
final class IntListTest {
  private static IntList of(int... numbers) {
    var list = new IntList();
    for (int number : numbers) {
      list.add(number);
    }
    return list;
  }

  private static List<Integer> numbers(IntList list) {
    var numbers = new ArrayList<Integer>();
    for (int place = 0; place < list.size(); place++) {
      numbers.add(list.get(place));
    }
    return numbers;
  }

  @Test void growsBeyondItsFirstRoom() {
    var list = new IntList();
    for (int number = 0; number < 20; number++) {
      list.add(3 * number);
    }
    assertThat(list.size()).isEqualTo(20);
    assertThat(list.get(0)).isZero();
    assertThat(list.get(19)).isEqualTo(57);
    assertThat(list.place(27)).isEqualTo(9);
    assertThat(list.place(28)).isEqualTo(-1);
  }

  @Test void aFullRoomOfEightLosesItsLastAndItsFirst() {
    var list = of(0, 1, 2, 3, 4, 5, 6, 7);
    list.removeAt(7);
    list.removeAt(0);
    assertThat(numbers(list)).containsExactly(1, 2, 3, 4, 5, 6);
    list.remove(1);
    assertThat(numbers(list)).as("the first place counts too").containsExactly(2, 3, 4, 5, 6);
  }

  @Test void whatStandsBehindMovesDown() {
    var list = of(5, 6, 7, 6);
    list.removeAt(0);
    assertThat(numbers(list)).containsExactly(6, 7, 6);
    list.remove(6);
    assertThat(numbers(list)).containsExactly(7, 6);
    list.remove(9);
    assertThat(numbers(list)).containsExactly(7, 6);
    list.removeAt(1);
    assertThat(numbers(list)).containsExactly(7);
    list.clear();
    assertThat(numbers(list)).isEmpty();
    assertThat(list.place(7)).isEqualTo(-1);
  }

  @Test void aPlaceThatIsNotTakenIsRefused() {
    var list = of(1);
    assertThatThrownBy(() -> list.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> list.removeAt(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(numbers(list)).containsExactly(1);
  }

  @Test void aCopyGoesItsOwnWay() {
    var list = of(1, 2);
    var copy = of(9, 9, 9);
    copy.copyFrom(list);
    assertThat(digest(copy)).isEqualTo(digest(list));
    copy.add(3);
    copy.removeAt(0);
    assertThat(numbers(copy)).containsExactly(2, 3);
    assertThat(numbers(list)).containsExactly(1, 2);
  }

  @Test void theDigestTellsOrderAndNumber() {
    assertThat(digest(of(1, 2))).isEqualTo(digest(of(1, 2)));
    assertThat(List.of(digest(of()), digest(of(1)), digest(of(1, 2)), digest(of(2, 1)), digest(of(1, 1))))
        .doesNotHaveDuplicates();
  }

  private static long digest(IntList list) {
    var digest = new Digest();
    list.digest(digest);
    return digest.value();
  }
}
