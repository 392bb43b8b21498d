package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import luosim.wire.RadixKey;
import org.junit.jupiter.api.Test;

/**
 * Ranges must never give another count of nodes, another code, another question to the kernel or other pages
 * than a tree that is built node by node and bit by bit.
 */
final class RadixAgainstPagesTest {
  private static final KhoConfig CONFIG = new KhoConfig(true, false, 0x1_0000_0000L, 0x9000_0000L);

  private final FailingServices services = new FailingServices();
  private final FailingServices pageServices = new FailingServices();
  private final RadixTree tree = new RadixTree();
  private final Kho73 kho = new Kho73(services, CONFIG);
  private final RadixPageByPage pages = new RadixPageByPage(pageServices);
  private final SideBySide both = new SideBySide(kho, pages);

  @Test void longRandomSequencesOfEveryCallAgree() {
    for (int seed = 1; seed <= 20; seed++) {
      var random = new SplittableRandom(seed);
      kho.reset(services, CONFIG);
      pages.clear();
      for (int call = 0; call < 100; call++) {
        int fault = random.nextInt(4) == 0 ? random.nextInt(1, 9) : 0;
        services.arm(fault, 0, 0);
        pageServices.arm(fault, 0, 0);
        var what = step(random);
        assertThat(services.asked).as("seed %d call %d %s", seed, call, what).isEqualTo(pageServices.asked);
        assertThat(kho.cost().treeNodes()).as(what).isEqualTo(pages.nodes());
      }
      assertSame("seed " + seed);
    }
  }

  private String step(SplittableRandom random) {
    int order = List.of(0, 0, 0, 1, 3, 9, 12, 13, 18).get(random.nextInt(9));
    long window = random.nextInt(4) == 0 ? 32768L * random.nextInt(1, order > 9 ? 100 : 1500) : 32768;
    long unit = window - 40 + random.nextInt(80);
    int units = random.nextInt(8) == 0 ? random.nextInt(70_000) : random.nextInt(70);
    return both.step(random, order, unit, units);
  }

  private void assertSame(String where) {
    var keys = pages.keys();
    assertThat(kho.keys()).as(where).isEqualTo(keys.size());
    assertThat(kho.preservedBytes())
        .isEqualTo(keys.stream().mapToLong(key -> 4096L << RadixKey.order(key)).sum());
    assertThat(read(kho)).as(where).isEqualTo(keys);
    for (long key : keys.subList(0, Math.min(keys.size(), 50))) {
      int order = RadixKey.order(key);
      assertThat(kho.preserved(RadixKey.unit(key) << order, order)).isTrue();
      assertThat(kho.preserved((RadixKey.unit(key) << order) + 1, order)).isEqualTo(order == 0
          && keys.contains(key + 1));
    }
  }

  private static List<Long> read(Kho73 kho) {
    var keys = new ArrayList<Long>();
    var radix = kho.serializedTree();
    assertThat(RadixReader.read(radix.rootPhys(), radix, keys::add)).isTrue();
    return keys;
  }

  @Test void pagesOfOneOrderApartByALeafAndTablesOfAllSizesAreCounted() {
    tree.setRun(0, 1, 0, KhoServices.generous());
    assertThat(tree.nodes()).isEqualTo(6);
    tree.setRun(32767, 1, 0, KhoServices.generous());
    assertThat(tree.nodes()).isEqualTo(6);
    tree.setRun(32768, 1, 0, KhoServices.generous());
    assertThat(tree.nodes()).isEqualTo(7);
    tree.setRun(1L << 24, 1, 0, KhoServices.generous());
    assertThat(tree.nodes()).isEqualTo(9);
    tree.setRun(0, 1, 39, KhoServices.generous());
    tree.setRun(0, 1, 38, KhoServices.generous());
    assertThat(tree.leafCount()).isEqualTo(4);
    assertThat(tree.keys()).isEqualTo(6);
  }

  @Test void nodesGrantedInAdvanceChangeNothing() {
    var generous = new Kho73(KhoServices.generous(), CONFIG);
    var half = new Kho73(new HalfGranting(), CONFIG);
    var random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      long first = random.nextLong(1 << 26);
      long units = random.nextLong(400_000);
      assertThat(kho.preserveRun(first, units, 0) | generous.preserveRun(first, units, 0)).isZero();
      assertThat(half.preserveRun(first, units, 0)).isZero();
    }
    assertThat(generous.cost()).isEqualTo(kho.cost()).isEqualTo(half.cost());
    assertThat(generous.digest()).isEqualTo(kho.digest()).isEqualTo(half.digest());
  }

  @Test void noPagesMakeTheReaderThrowOrRunForEver() {
    var random = new SplittableRandom(9);
    for (int round = 0; round < 300; round++) {
      var node = new byte[random.nextInt(4) == 0 ? random.nextInt(4096) : 4096];
      if (random.nextBoolean()) {
        random.nextBytes(node);
      } else if (node.length > 8) {
        node[random.nextInt(node.length)] = 1;
      }
      int left = random.nextInt(1, 50);
      int[] reads = {left};
      boolean sound = RadixReader.read(7, phys -> reads[0]-- > 0 ? node : new byte[0], key -> {
        assertThat(RadixKey.order(key)).isNotNegative();
      });
      assertThat(sound && node.length < 4096).isFalse();
    }
    var radix = kho.serializedTree();
    assertThat(radix.node(radix.rootPhys() + 1)).isEmpty();
    assertThat(radix.node(radix.rootPhys() - 4096)).isEmpty();
    assertThat(radix.node(radix.rootPhys() + 4096)).isEmpty();
    assertThat(radix.node(radix.rootPhys())).hasSize(4096);
  }

  @Test void aTreeThatLeadsBackToItselfEnds() {
    var loop = new byte[4096];
    loop[3] = 7;
    var keys = new ArrayList<Long>();
    assertThat(RadixReader.read(7, phys -> loop, keys::add)).isTrue();
    assertThat(keys).hasSize(3);
    Arrays.fill(loop, (byte) 0xff);
    assertThat(RadixReader.read(7, phys -> loop, key -> {})).isFalse();
  }
}
