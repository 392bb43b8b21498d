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
  private final SideBySide both = new SideBySide(kho, pages);

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
    return both.step(random, order, unit, units);
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
