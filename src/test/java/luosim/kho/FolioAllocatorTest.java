package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * No page may ever be in two files, in scratch, in the kernel's memory or page 0; what is freed comes back;
 * and the scatter is what the law says, so that bitmaps and chunks follow from it.
 */
final class FolioAllocatorTest {
  private static final long GIB = 1L << 30;
  private static final KhoConfig CONFIG = new KhoConfig(true, false, 0x1000_0000L, 0x2000_0000L);

  private static MemoryLayout layout(long bytes, int nodes) {
    return MemoryLayout.of(bytes, nodes, ScratchPlan.explicit(64 << 20, 96 << 20, 32 << 20, nodes, 2 << 20),
        40 << 20);
  }

  /** Pages of all runs, each of which must be new in the set. */
  private static void addPages(FolioRuns runs, MemoryLayout layout, BitSet pages) {
    for (int run = 0; run < runs.size(); run++) {
      for (long i = 0; i < runs.repeat(run); i++) {
        int first = (int) ((runs.firstUnit(run) << runs.order()) + i * 4096);
        int end = first + (int) (runs.units(run) << runs.order());
        int taken = pages.nextSetBit(first);
        assertThat(taken < 0 || taken >= end).isTrue();
        pages.set(first, end);
        assertThat(layout.nodeOf((long) first << 12)).isEqualTo(runs.node());
        assertThat(layout.nodeOf(((long) end << 12) - 1)).isEqualTo(runs.node());
      }
    }
  }

  private static void removePages(FolioRuns runs, BitSet pages) {
    for (int run = 0; run < runs.size(); run++) {
      for (long i = 0; i < runs.repeat(run); i++) {
        int first = (int) ((runs.firstUnit(run) << runs.order()) + i * 4096);
        pages.clear(first, first + (int) (runs.units(run) << runs.order()));
      }
    }
  }

  /** Everything that files may not have. */
  private static BitSet forbidden(MemoryLayout layout) {
    var pages = new BitSet();
    pages.set(0, 4096);
    for (int region = 0; region < layout.scratchRegions(); region++) {
      int first = (int) (layout.scratchPhys(region) >> 12);
      pages.set(first, first + (int) (layout.scratchBytes(region) >> 12));
    }
    return pages;
  }

  @Test void filesNeverOverlapAndEverythingComesBack() {
    int[] orders = {0, 0, 0, 2, 4, 6, 9, 9, 12, 13, 18};
    for (int seed = 1; seed <= 12; seed++) {
      var layout = layout(24 * GIB, 2);
      var allocator = new FolioAllocator(layout);
      var pages = forbidden(layout);
      var forbidden = pages.cardinality();
      var live = new ArrayList<FolioRuns>();
      var random = new SplittableRandom(seed);
      int failed = 0;
      for (int step = 0; step < 150; step++) {
        if (random.nextInt(3) == 0 && !live.isEmpty()) {
          var gone = live.remove(random.nextInt(live.size()));
          removePages(gone, pages);
          allocator.release(gone);
        } else {
          var runs = new FolioRuns();
          int order = orders[random.nextInt(orders.length)];
          long bytes = 1 + random.nextLong(1L << random.nextInt(12, 33));
          double scatter = random.nextInt(3) / 2.0;
          int node = random.nextInt(2);
          long before = allocator.freeBytes(node);
          if (allocator.allocate(node, bytes, order, scatter, random.nextLong(), runs)) {
            assertThat(runs.totalUnits()).isEqualTo((bytes - 1 >> order + 12) + 1);
            assertThat(before - allocator.freeBytes(node)).isEqualTo(runs.totalUnits() << order + 12);
            addPages(runs, layout, pages);
            live.add(runs);
          } else {
            assertThat(allocator.freeBytes(node)).isEqualTo(before);
            assertThat(runs.size()).isZero();
            failed++;
          }
        }
      }
      assertThat(failed).as("failures of seed %d", seed).isLessThan(60);
      live.forEach(allocator::release);
      live.forEach(runs -> removePages(runs, pages));
      assertThat(pages.cardinality()).isEqualTo(forbidden);
      assertThat(allocator.freeBytes(0)).isEqualTo(layout.freeBytes(0));
      assertThat(allocator.freeBytes(1)).isEqualTo(layout.freeBytes(1));
    }
  }

  private static KhoCost cost(MemoryLayout layout, long bytes, int order, double fragmentation, long salt) {
    var runs = new FolioRuns();
    var kho = new Kho616(KhoServices.generous(), CONFIG);
    assertThat(new FolioAllocator(layout).allocate(0, bytes, order, fragmentation, salt, runs)).isTrue();
    assertThat(runs.preserve(kho)).isZero();
    return kho.cost();
  }

  @Test void withoutFragmentationAFileTakesTheFewestBitmaps() {
    var layout = layout(512 * GIB, 1);
    assertThat(cost(layout, 16 * GIB, 0, 0, 5)).extracting(KhoCost::bitmaps).isEqualTo(1024L);
    assertThat(cost(layout, 16 * GIB, 9, 0, 5)).extracting(KhoCost::bitmaps).isEqualTo(2L);
    assertThat(cost(layout, 64 * GIB, 18, 0, 5)).extracting(KhoCost::bitmaps).isEqualTo(1L);
    assertThat(cost(layout, 5 << 12, 0, 0, 5)).extracting(KhoCost::bitmaps).isEqualTo(1L);
    assertThat(cost(layout, 6 * GIB, 9, 0, 5)).extracting(KhoCost::bitmaps).isEqualTo(1L);
  }

  /** Spec kho-6.16 section 9: B = min(U, span / (16 MiB * 2^k)). */
  @Test void atFullFragmentationAFileTouchesEveryWindowThatItCan() {
    var layout = layout(64 * GIB, 1);
    var bytes = new FolioRuns();
    assertThat(new FolioAllocator(layout).allocate(0, layout.freeBytes(0) / 2, 0, 1, 0, bytes)).isTrue();
    long rows = cost(layout, layout.freeBytes(0) / 2, 0, 1, 0).bitmaps();
    assertThat(rows).isBetween(4080L, 4096L);
    for (long salt : new long[] {0, 1, 77, -3, Long.MIN_VALUE}) {
      assertThat(cost(layout, 16 * GIB, 0, 1, salt).bitmaps()).isEqualTo(rows);
      assertThat(cost(layout, 1000 << 12, 0, 1, salt).bitmaps()).isEqualTo(1000);
      assertThat(cost(layout, 16 * GIB, 9, 1, salt).bitmaps()).isEqualTo(9);
      assertThat(cost(layout, 5 << 21, 9, 1, salt).bitmaps()).isEqualTo(5);
      assertThat(cost(layout, 16 * GIB, 4, 1, salt).bitmaps()).isBetween(rows / 16, rows / 16 + 3);
      assertThat(cost(layout, 16 * GIB, 6, 1, salt).bitmaps()).isBetween(rows / 64, rows / 64 + 3);
      assertThat(cost(layout, 3 * GIB, 12, 1, salt).bitmaps()).isBetween(1L, 2L);
    }
  }

  @Test void moreFragmentationNeverMeansFewerBitmapsAndTheRunsStayFew() {
    var layout = layout(256 * GIB, 1);
    for (int order : new int[] {0, 4, 6, 9}) {
      long last = 0;
      for (int step = 0; step <= 20; step++) {
        long bitmaps = cost(layout, 16 * GIB, order, step / 20.0, 9).bitmaps();
        assertThat(bitmaps).as("order %d step %d", order, step).isGreaterThanOrEqualTo(last);
        last = bitmaps;
        var runs = new FolioRuns();
        new FolioAllocator(layout).allocate(0, 16 * GIB, order, step / 20.0, 9, runs);
        assertThat(runs.size()).isLessThan(order == 0 || order == 4 ? 10 : 600);
      }
    }
  }

  @Test void tenMachinesFilledWithVirtualMachinesStayCheap() {
    var layout = layout(512 * GIB, 2);
    for (double fragmentation : new double[] {0, 0.3, 1}) {
      for (int order : new int[] {0, 9, 18}) {
        var allocator = new FolioAllocator(layout);
        var kho = new Kho616(KhoServices.generous(), CONFIG);
        int runs = 0;
        for (int vm = 0; vm < 10; vm++) {
          var file = new FolioRuns();
          assertThat(allocator.allocate(vm % 2, 48 * GIB, order, fragmentation, 1000 + vm, file)).isTrue();
          assertThat(file.preserve(kho)).isZero();
          runs += file.size();
        }
        assertThat(kho.units(order)).isEqualTo(480 * GIB >> order + 12);
        assertThat(runs).as("order %d at %s", order, fragmentation).isLessThan(700);
      }
    }
  }

  @Test void equalSaltsGiveEqualPlacesAndOtherSaltsOthers() {
    var layout = layout(64 * GIB, 1);
    for (int order : new int[] {0, 9}) {
      var digests = new TreeMap<Long, Long>();
      for (long salt = 0; salt < 8; salt++) {
        var runs = new FolioRuns();
        var kho = new Kho616(KhoServices.generous(), CONFIG);
        new FolioAllocator(layout).allocate(0, GIB, order, 0.5, salt % 4, runs);
        runs.preserve(kho);
        digests.merge(kho.preservedDigest(), 1L, Long::sum);
      }
      assertThat(digests.values()).containsOnly(2L).hasSize(4);
    }
  }

  @Test void aFailedPreserveOfAFileLeavesNoBit() {
    var layout = layout(64 * GIB, 1);
    for (double fragmentation : new double[] {0, 0.5, 1}) {
      var runs = new FolioRuns();
      assertThat(new FolioAllocator(layout).allocate(0, 3 * GIB, 0, fragmentation, 1, runs)).isTrue();
      for (int nth : new int[] {1, 2, 3, 50, 193}) {
        var services = new FailingServices();
        var kho = new Kho616(services, CONFIG);
        services.arm(nth, 0, 0);
        assertThat(runs.preserve(kho)).isEqualTo(-12);
        assertThat(kho.preservedBytes()).isZero();
        assertThat(kho.preservedDigest()).isZero();
        assertThat(kho.bitmaps()).isEqualTo(Math.max(0, nth - 2));
      }
    }
  }

  @Test void metadataComesFromBelowAndGoesBack() {
    var layout = layout(GIB, 1);
    var allocator = new FolioAllocator(layout);
    long first = allocator.allocateFolio(0, 0);
    assertThat(first).isEqualTo((16 + 40) << 8);
    assertThat(allocator.allocateFolio(0, 0)).isEqualTo(first + 1);
    assertThat(allocator.allocateFolio(0, 8)).isEqualTo(first + 256);
    allocator.releaseFolio(first, 0);
    assertThat(allocator.allocateFolio(0, 0)).isEqualTo(first);
    allocator.releaseFolio(first + 1, 0);
    assertThatThrownBy(() -> allocator.releaseFolio(first + 1, 0)).hasMessageContaining("found 1 pages free");
    assertThat(new FolioAllocator(layout).allocateFolio(0, 13)).isEqualTo(-1);
    var all = new FolioRuns();
    assertThat(allocator.allocate(0, allocator.freeBytes(0), 0, 0, 0, all)).isTrue();
    assertThat(allocator.allocateFolio(0, 0)).isEqualTo(-1);
    assertThat(allocator.allocate(0, 1, 0, 1, 0, new FolioRuns())).isFalse();
  }

  @Test void refusesNonsense() {
    var allocator = new FolioAllocator(layout(GIB, 1));
    assertThatThrownBy(() -> allocator.allocate(0, -1, 0, 0, 0, new FolioRuns()))
        .hasMessageContaining("found -1");
    assertThatThrownBy(() -> allocator.allocate(0, 1, 21, 0, 0, new FolioRuns())).hasMessageContaining("21");
    assertThatThrownBy(() -> allocator.allocate(0, 1, 0, Double.NaN, 0, new FolioRuns()))
        .hasMessageContaining("NaN");
  }
}
