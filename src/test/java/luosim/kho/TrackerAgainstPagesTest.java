package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Ranges must never give another count, another code, another question to the kernel or another map than one
 * bit at a time does, whatever was preserved twice, cleared in parts, cleared in the wrong order, or failed
 * half way.
 */
final class TrackerAgainstPagesTest {
  private static final KhoConfig CONFIG = new KhoConfig(true, false, 0x1_0000_0000L, 0x9000_0000L);

  private final FailingServices services = new FailingServices();
  private final FailingServices pageServices = new FailingServices();
  private final Kho616 kho = new Kho616(services, CONFIG);
  private final PageByPage pages = new PageByPage(pageServices);

  @Test void longRandomSequencesOfEveryCallAgree() {
    for (int seed = 1; seed <= 25; seed++) {
      var random = new SplittableRandom(seed);
      kho.reset(services, CONFIG);
      pages.wipe();
      for (int call = 0; call < 120; call++) {
        int fault = random.nextInt(6) == 0 ? random.nextInt(1, 9) : 0;
        boolean inAllocation = random.nextBoolean();
        services.arm(inAllocation ? fault : 0, inAllocation ? 0 : fault, 0);
        pageServices.arm(inAllocation ? fault : 0, inAllocation ? 0 : fault, 0);
        var what = step(random);
        assertThat(services.asked).as("seed %d call %d %s", seed, call, what).isEqualTo(pageServices.asked);
      }
      assertSame("seed " + seed);
    }
  }

  private String step(SplittableRandom random) {
    int order = List.of(0, 0, 0, 1, 3, 9, 12, 13, 18).get(random.nextInt(9));
    long unit = (random.nextInt(4) == 0 ? 4096L * random.nextInt(1, 6) : 4096) - 40 + random.nextInt(80);
    int units = random.nextInt(8) == 0 ? random.nextInt(9000) : random.nextInt(70);
    long phys = 4096 * (1 + random.nextLong(1 << random.nextInt(1, 21)));
    long size = 4096 * random.nextLong(1 << random.nextInt(1, 19));
    var what = order + " " + unit + " " + units + " " + phys + " " + size;
    switch (random.nextInt(9)) {
      case 0 -> same(kho.preserveFolio(unit << order, order), pages.preserve(unit << order, order));
      case 1 -> same(kho.unpreserveFolio(unit << order, order), pages.unpreserve(unit << order, order));
      case 2 -> same(kho.preservePhys(phys, size), pages.preservePhys(phys, size));
      case 3 -> same(kho.unpreservePhys(phys, size), pages.unpreservePhys(phys, size));
      case 4, 5 -> preserveRun(unit, units, order);
      case 6 -> same(kho.unpreserveRun(unit, units, order), unpreserveRun(unit, units, order));
      case 7 -> preserveComb(random, Math.min(order, 12));
      default -> unpreserveComb(random, Math.min(order, 12));
    }
    return what;
  }

  private static void same(int ours, int theirs) {
    assertThat(ours).isEqualTo(theirs);
  }

  private void preserveRun(long unit, int units, int order) {
    int code = 0;
    int done = 0;
    while (done < units && code == 0) {
      code = pages.preserve(unit + done << order, order);
      done += code == 0 ? 1 : 0;
    }
    same(kho.preserveRun(unit, units, order), code);
    assertThat(kho.lastRunUnits()).isEqualTo(done);
  }

  private int unpreserveRun(long unit, int units, int order) {
    for (int i = 0; i < units; i++) {
      pages.unpreserve(unit + i << order, order);
    }
    return 0;
  }

  private void preserveComb(SplittableRandom random, int order) {
    int columns = 4096 >> order;
    int units = random.nextInt(0, columns + 1);
    int repeat = random.nextInt(0, 40);
    long first = random.nextLong(50) * columns + random.nextInt(columns - units + 1);
    int code = 0;
    long done = 0;
    for (int row = 0; row < repeat && code == 0; row++) {
      for (int i = 0; i < units && code == 0; i++) {
        code = pages.preserve(first + (long) row * columns + i << order, order);
        done += code == 0 ? 1 : 0;
      }
    }
    same(kho.preserveComb(first, units, repeat, order), code);
    assertThat(kho.lastRunUnits()).isEqualTo(done);
  }

  private void unpreserveComb(SplittableRandom random, int order) {
    int columns = 4096 >> order;
    int units = random.nextInt(0, columns + 1);
    int repeat = random.nextInt(0, 40);
    long first = random.nextLong(50) * columns + random.nextInt(columns - units + 1);
    for (int row = 0; row < repeat; row++) {
      unpreserveRun(first + (long) row * columns, units, order);
    }
    same(kho.unpreserveComb(first, units, repeat, order), 0);
  }

  private void assertSame(String where) {
    var cost = kho.cost();
    assertThat(cost).as(where).isEqualTo(pages.cost());
    assertThat(kho.preservedBytes()).isEqualTo(cost.preservedBytes());
    assertThat(kho.bitmaps()).isEqualTo(cost.bitmaps());
    assertThat((long) kho.holders()).isEqualTo(cost.holders());
    services.arm(0, 0, 0);
    assertThat(kho.serialize()).isZero();
    assertThat(services.asked).hasSize((int) cost.chunks()).containsOnly("alloc " + KhoServices.CHUNK);
    assertThat(kho.chunks()).isEqualTo(cost.chunks());
    assertThat(read(kho.serializedMap())).as(where).isEqualTo(pages.list());
    kho.wipe();
  }

  private static List<String> read(SerializedMap map) {
    var list = new ArrayList<String>();
    for (var element : MapReader.read(map.firstChunkPhys(), map)) {
      list.add(element.order() + " " + element.startPhys() + " " + BitSet.valueOf(element.bitmap()));
    }
    return list;
  }

  @Test void bitmapsGrantedInAdvanceChangeNothing() {
    var generous = new Kho616(KhoServices.generous(), CONFIG);
    var half = new Kho616(new HalfGranting(), CONFIG);
    var random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      long first = random.nextLong(1 << 20);
      long units = random.nextLong(40_000);
      assertThat(kho.preserveRun(first, units, 0) | generous.preserveRun(first, units, 0)).isZero();
      assertThat(half.preserveRun(first, units, 0)).isZero();
    }
    assertThat(generous.cost()).isEqualTo(kho.cost()).isEqualTo(half.cost());
    assertThat(generous.digest()).isEqualTo(kho.digest()).isEqualTo(half.digest());
  }

  /** Grants half of what is wanted, so that grants and single questions alternate. */
  private static final class HalfGranting implements KhoServices {
    @Override public boolean allocate(int what) {
      return true;
    }

    @Override public int insert() {
      return 0;
    }

    @Override public int fdt() {
      return 0;
    }

    @Override public long grantBitmaps(long wanted) {
      return wanted / 2;
    }
  }

  @Test void equalSetsHaveEqualDigestsWhateverTheirHistoryAndUnequalOnesDiffer() {
    var digests = new HashMap<Long, String>();
    for (int round = 0; round < 300; round++) {
      var one = new Kho616(KhoServices.generous(), CONFIG);
      var two = new Kho616(KhoServices.generous(), CONFIG);
      var random = new SplittableRandom(round);
      int order = random.nextInt(14);
      long first = random.nextLong(20_000);
      long units = random.nextLong(1, 20_000);
      one.preserveRun(first, units, order);
      long middle = random.nextLong(units);
      two.preserveRun(first + middle, units - middle, order);
      two.preserveRun(first, units, order);
      two.unpreserveRun(first + middle / 2, middle, order);
      assertThat(two.preservedDigest() == one.preservedDigest()).isEqualTo(middle == 0);
      two.preserveRun(first, units, order);
      assertThat(two.digest()).isEqualTo(one.digest());
      assertThat(digests.put(one.preservedDigest(), order + " " + first + " " + units)).isNull();
      one.unpreserveRun(0, first + units, order);
      assertThat(one.preservedDigest()).isZero();
      assertThat(one.digest()).isNotEqualTo(new Kho616(KhoServices.generous(), CONFIG).digest());
    }
  }
}
