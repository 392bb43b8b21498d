package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/** Rectangles must never hold another set than a list of bits does, and stay apart, sorted and few. */
final class UnitSetTest {

  @Test void agreesWithBitsOverLongRandomSequences() {
    for (int seed = 0; seed < 60; seed++) {
      var random = new SplittableRandom(seed);
      var set = new UnitSet(List12.orders[seed % List12.orders.length]);
      int columns = set.columns();
      int rows = Math.min(60, 60_000 / columns + 4);
      var bits = new BitSet();
      for (int step = 0; step < 200; step++) {
        int top = random.nextInt(rows);
        int bottom = random.nextInt(top, rows) + 1;
        int left = random.nextInt(columns);
        int right = random.nextInt(left, columns) + 1;
        int first = random.nextInt(rows * columns);
        int end = Math.min(rows * columns, first + random.nextInt(3 * columns + 2));
        switch (random.nextInt(5)) {
          case 0 -> {
            set.add(top, bottom, left, right);
            fill(bits, columns, top, bottom, left, right, true);
          }
          case 1 -> {
            long before = bits.cardinality();
            fill(bits, columns, top, bottom, left, right, false);
            assertThat(set.remove(top, bottom, left, right)).isEqualTo(before - bits.cardinality());
          }
          case 2 -> {
            set.addRun(first, end);
            bits.set(first, Math.max(first, end));
          }
          case 3 -> {
            long before = bits.cardinality();
            bits.clear(first, Math.max(first, end));
            assertThat(set.removeRun(first, end)).isEqualTo(before - bits.cardinality());
          }
          default -> assertThat(set.countRun(first, end)).isEqualTo(bits.get(first, end).cardinality());
        }
        assertThat(set.units()).isEqualTo(bits.cardinality());
      }
      assertSame(set, bits, columns);
    }
  }

  /** Orders with rows of 4096, 64, 8 and 1 units. */
  private static final class List12 {
    static final int[] orders = {0, 6, 9, 12, 15};
  }

  private static void fill(BitSet bits, int columns, int top, int bottom, int left, int right,
      boolean value) {
    for (int row = top; row < bottom; row++) {
      bits.set(row * columns + left, row * columns + right, value);
    }
  }

  private static void assertSame(UnitSet set, BitSet bits, int columns) {
    var found = new BitSet();
    var rebuilt = new UnitSet(0);
    long area = 0;
    for (int i = 0; i < set.rectangles(); i++) {
      area += (set.bottom(i) - set.top(i)) * (set.right(i) - set.left(i));
      fill(found, columns, (int) set.top(i), (int) set.bottom(i), set.left(i), set.right(i), true);
      rebuilt.add(set.top(i), set.bottom(i), set.left(i), set.right(i));
      assertThat(i == 0 || set.top(i - 1) <= set.top(i)).isTrue();
    }
    assertThat(found).isEqualTo(bits);
    assertThat(area).isEqualTo(bits.cardinality());
    assertThat(rebuilt.hash()).isEqualTo(set.hash());
    var copy = new UnitSet(0);
    copy.copyFrom(set);
    assertThat(copy.hash()).isEqualTo(set.hash());
    set.clear();
    assertThat(set.units() + set.hash() + set.rectangles()).isZero();
  }

  @Test void pagesAddedOneByOneBecomeOneRectangle() {
    var set = new UnitSet(0);
    for (int i = 0; i < 3 * 4096; i++) {
      set.addRun(i, i + 1);
    }
    assertThat(set.rectangles()).isEqualTo(1);
    var backwards = new UnitSet(0);
    for (int i = 3 * 4096 - 1; i >= 0; i--) {
      backwards.addRun(i, i + 1);
    }
    assertThat(backwards.rectangles()).isEqualTo(1);
    assertThat(backwards.hash()).isEqualTo(set.hash());
  }

  @Test void aScatteredFileIsOneRectangle() {
    var set = new UnitSet(0);
    for (int row = 0; row < 1000; row++) {
      set.addRun(row * 4096 + 100, row * 4096 + 107);
    }
    assertThat(set.rectangles()).isEqualTo(1);
    assertThat(set.contains(999 * 4096 + 106)).isTrue();
    assertThat(set.contains(999 * 4096 + 107)).isFalse();
  }

  @Test void agreesWithCompressedBitmapsOverAWholeMachine() {
    var random = new SplittableRandom(11);
    var set = new UnitSet(0);
    var pages = new Roaring64Bitmap();
    for (int step = 0; step < 300; step++) {
      long first = random.nextLong(1L << 28);
      long end = first + 1 + random.nextLong(1L << random.nextInt(1, 26));
      var range = Roaring64Bitmap.bitmapOf();
      range.addRange(first, end);
      if (random.nextInt(3) > 0) {
        set.addRun(first, end);
        pages.or(range);
      } else {
        set.removeRun(first, end);
        pages.andNot(range);
      }
      assertThat(set.units()).isEqualTo(pages.getLongCardinality());
    }
    for (int probe = 0; probe < 2000; probe++) {
      long page = random.nextLong(1L << 28);
      assertThat(set.contains(page)).isEqualTo(pages.contains(page));
    }
  }
}
