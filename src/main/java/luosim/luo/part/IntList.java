package luosim.luo.part;

import java.util.Arrays;
import java.util.Objects;

/** Numbers in an order; places are counted from 0 and close up. */
public final class IntList {
  private int[] numbers = new int[8];
  private int size;

  public int size() {
    return size;
  }

  public int get(int place) {
    return numbers[Objects.checkIndex(place, size)];
  }

  /** The first place of a number, or -1. */
  public int place(int number) {
    for (int place = 0; place < size; place++) {
      if (numbers[place] == number) {
        return place;
      }
    }
    return -1;
  }

  /** Appends at the end. */
  public void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size] = number;
    size++;
  }

  /** Takes out what stands at a place. */
  public void removeAt(int place) {
    Objects.checkIndex(place, size);
    size--;
    System.arraycopy(numbers, place + 1, numbers, place, size - place);
  }

  /** Takes the first of that number out, where there is one. */
  public void remove(int number) {
    int place = place(number);
    if (place >= 0) {
      removeAt(place);
    }
  }

  public void clear() {
    size = 0;
  }

  public void copyFrom(IntList other) {
    numbers = other.numbers.clone();
    size = other.size;
  }

  public void digest(Digest into) {
    into.add(size);
    for (int place = 0; place < size; place++) {
      into.add(numbers[place]);
    }
  }
}
