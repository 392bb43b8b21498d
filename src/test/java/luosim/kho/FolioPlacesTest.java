package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where a file lies must be what the law of {@link FolioAllocator} says, worked out by hand for a node of 4
 * GiB: rows 1 to 127 below the hole and 256 to 383 above it, scratch of one row at the top of each, and 2 MiB
 * of it cut out of row 382.
 */
final class FolioPlacesTest {
  private static final long MIB = 1L << 20;
  private static final long ROW = 16 * MIB;

  private final MemoryLayout layout =
      MemoryLayout.of(4096 * MIB, 1, ScratchPlan.explicit(16 * MIB, 16 * MIB, 2 * MIB, 1, 2 * MIB), 0);
  private final FolioAllocator allocator = new FolioAllocator(layout);
  private final List<FolioRuns> files = new ArrayList<>();

  private String place(long bytes, int order, double fragmentation, long salt) {
    var runs = new FolioRuns();
    if (!allocator.allocate(0, bytes, order, fragmentation, salt, runs)) {
      return "no room";
    }
    files.add(runs);
    var text = new StringBuilder();
    for (int run = 0; run < runs.size(); run++) {
      text.append(run == 0 ? "" : ", ").append(runs.firstUnit(run)).append('+').append(runs.units(run));
      text.append(runs.repeat(run) == 1 ? "" : "x" + runs.repeat(run));
    }
    return text.toString();
  }

  @Test void contiguousFilesStartAtTheLowestRowThatSuits() {
    assertThat(place(3 * 4096, 0, 0, 9)).isEqualTo("4096+3");
    assertThat(place(5 * ROW, 0, 0, 9)).isEqualTo("8192+20480");
    assertThat(place(ROW - 4096, 0, 0, 9)).isEqualTo("28672+4095");
    assertThat(place(2 * 4096, 0, 0, 9)).isEqualTo("4099+2");
    assertThat(place(7 * MIB, 9, 0, 9)).isEqualTo("9+4");
    assertThat(place(1, 9, 0, 9)).isEqualTo("13+1");
    assertThat(place(0, 9, 0, 9)).isEmpty();
    assertThat(place(1024 * MIB, 6, 0, 9)).as("aligned to its window").isEqualTo("16384+4096");
    assertThat(place(512 * MIB, 6, 0, 9)).isEqualTo("512+2048");
    assertThat(place(1024 * MIB, 9, 0, 9)).isEqualTo("320+512");
    assertThat(place(1024 * MIB, 9, 0, 9)).as("in two pieces, the largest first")
        .isEqualTo("2560+496, 832+16");
    assertThat(place(300 * MIB, 13, 0, 9)).isEqualTo("53+10");
    assertThat(place(1024 * MIB, 18, 0, 9)).isEqualTo("no room");
    assertThat(place(18 * MIB, 0, 0, 9)).isEqualTo("516096+4096, 7168+512");
  }

  @Test void aFileShorterThanAWindowLiesWithinOne() {
    assertThat(place(40 * ROW, 6, 0, 0)).isEqualTo("64+2560");
    assertThat(place(30 * ROW, 6, 0, 0)).as("rows 41 to 70 would lie in two").isEqualTo("4096+1920");
    assertThat(place(23 * ROW, 6, 0, 0)).isEqualTo("2624+1472");
    assertThat(place(65 * ROW, 6, 0, 0)).isEqualTo("16384+4160");
  }

  @Test void scatteredSmallPagesTakeTheSameShareOfEachRow() {
    assertThat(place(1000 * 4096, 0, 1, 0)).isEqualTo("4096+4x126, 1048576+4x115, 1519616+3x11, 1564672+3");
    assertThat(place(1000 * 4096, 0, 1, 100))
        .isEqualTo("413700+4x26, 1048580+4x115, 1519619+4x11, 1564675+4, 4100+4x88, 364548+3x12");
    assertThat(place(10 * 4096, 0, 1, -1)).isEqualTo("1564679+1, 4104+1x9");
    assertThat(place(10 * 4096, 0, 0.5, 252)).isEqualTo("1564680+2, 4105+2x3, 16393+1x2");
    assertThat(place(5 * 16 * 4096, 4, 1, 7)).isEqualTo("2049+1x2, 2561+1x3");
    assertThat(place(40 * ROW, 0, 0.5, 7))
        .isEqualTo(
            "32800+1115x5, 53256+1115x76, 364551+1115, 368647+1114x11, 413704+1114x26, 1048584+1114x28");
  }

  @Test void scatteredLargerPagesTakeAnEqualShareOfEachWindow() {
    assertThat(place(6 * 256 * 1024, 6, 1, 1)).isEqualTo("4096+1, 16384+2, 20480+1, 64+2");
    assertThat(place(6 * 256 * 1024, 6, 0.4, 3)).isEqualTo("20481+3, 4097+3");
    assertThat(place(6 * 256 * 1024, 6, 0, 3)).isEqualTo("66+6");
    assertThat(place(6 * MIB, 9, 1, 7)).as("the node has one window of order 9").isEqualTo("9+3");
    assertThat(place(300 * ROW, 6, 1, 7)).isEqualTo("no room");
    assertThat(place(200 * ROW, 6, 1, 0)).isEqualTo(
        "128+3200, 4160+3200, 16448+3200, 20544+3200");
  }

  @Test void aNodeCanBeFilledToTheLastPageByScatteredFiles() {
    for (int i = 0; i < 7; i++) {
      assertThat(place(500 * MIB, 0, 1 - i * 0.1, i * 31)).isNotEqualTo("no room");
    }
    long left = allocator.freeBytes(0);
    assertThat(place(left + 1, 0, 1, 0)).isEqualTo("no room");
    assertThat(allocator.freeBytes(0)).isEqualTo(left);
    assertThat(place(left, 0, 1, 5)).isNotEqualTo("no room");
    assertThat(allocator.freeBytes(0)).isZero();
    assertThat(place(1, 0, 1, 5)).isEqualTo("no room");
    files.forEach(allocator::release);
    assertThat(allocator.freeBytes(0)).isEqualTo(layout.freeBytes(0));
    assertThat(place(3 * 4096, 0, 0, 9)).isEqualTo("4096+3");
  }

  @Test void whatIsFreeCannotBeFreedAgain() {
    place(ROW, 0, 0, 0);
    place(5 * 4096, 0, 1, 0);
    var plain = files.get(0);
    var comb = files.get(1);
    allocator.release(plain);
    assertThatThrownBy(() -> allocator.release(plain))
        .hasMessageContaining("pfn 4096, found 4096 pages free");
    allocator.release(comb);
    assertThatThrownBy(() -> allocator.release(comb)).hasMessageContaining("pages free");
    long pfn = allocator.allocateFolio(0, 3);
    assertThat(pfn).isEqualTo(4096);
    allocator.releaseFolio(pfn, 3);
    assertThatThrownBy(() -> allocator.releaseFolio(pfn, 3)).hasMessageContaining("found 8 pages free");
    assertThat(allocator.freeBytes(0)).isEqualTo(layout.freeBytes(0));
  }

  @Test void aCopyAndAResetStandOnTheirOwn() {
    place(ROW, 0, 0, 0);
    var copy = allocator.copy();
    assertThat(copy.freeBytes(0)).isEqualTo(allocator.freeBytes(0));
    assertThat(copy.allocateFolio(0, 0)).isEqualTo(allocator.allocateFolio(0, 0)).isEqualTo(8192);
    allocator.reset(layout);
    assertThat(allocator.freeBytes(0)).isEqualTo(layout.freeBytes(0));
    assertThat(copy.freeBytes(0)).isEqualTo(layout.freeBytes(0) - ROW - 4096);
    assertThat(allocator.allocateFolio(0, 12)).isEqualTo(4096);
    assertThat(allocator.allocateFolio(0, 5)).isEqualTo(8192);
    assertThat(allocator.allocateFolio(0, 9)).isEqualTo(8192 + 512);
  }

  @Test void runsArePreservedUnpreservedAndRestoredAsAWhole() {
    place(1000 * 4096, 0, 1, 0);
    var runs = files.get(0);
    var config = new KhoConfig(true, false, 0x10_0000_0000L, 0x11_0000_0000L);
    var kho = new Kho616(KhoServices.generous(), config);
    assertThat(runs.node() + runs.order()).isZero();
    assertThat(runs.preserve(kho) | kho.startFinalize() | kho.serialize() | kho.closeRoot()).isZero();
    kho.setFinalized(true);
    assertThat(runs.unpreserve(kho)).isEqualTo(-16);
    var receiver = new Receiver616();
    receiver.populate(kho.take(), true);
    receiver.initialiseMemory();
    assertThat(runs.restore(receiver)).isEqualTo(1000).isEqualTo(runs.totalUnits());
    assertThat(runs.restore(receiver)).isZero();
    kho.setFinalized(false);
    assertThat(kho.units(0)).isEqualTo(1001);
    assertThat(runs.unpreserve(kho)).isZero();
    assertThat(kho.units(0)).isEqualTo(1);
  }
}
