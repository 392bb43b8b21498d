package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import luosim.kho.Kho.RootState;
import luosim.wire.Dtc;
import luosim.wire.Fdt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Finalize and abort must ask, fail and leave behind exactly what spec kho-6.16 section 3 and 10 and the
 * README of the observed traces say; above all the root page, which survives everything, must be judged right
 * at the jump.
 */
final class Kho616Test {
  private static final long ROOT = 0x1_0000_0000L;
  private static final long MAP = 0x9000_0000L;
  private static final long LUO = 0x1_0010_0000L;
  private static final long MIB = 1 << 20;

  private final FailingServices services = new FailingServices();
  private final Kho616 kho = new Kho616(services, new KhoConfig(true, false, ROOT, MAP));

  /** A finalize with the orchestrator on the chain; the first error ends it, and the caller wipes. */
  private static int prepare(Kho616 kho) {
    int code = kho.startFinalize();
    code = code < 0 ? code : kho.preservePhys(LUO, MIB);
    code = code < 0 ? code : kho.addSubtree("LUO", LUO);
    code = code < 0 ? code : kho.serialize();
    code = code < 0 ? code : kho.closeRoot();
    if (code < 0) {
      kho.wipe();
      return code;
    }
    kho.setFinalized(true);
    return kho.publish();
  }

  private static void cancel(Kho616 kho) {
    kho.wipe();
    kho.blobFreed(LUO);
    kho.setFinalized(false);
    kho.removeDebugfs();
  }

  @Test void aPrepareAsksInTheObservedOrder() {
    assertThat(prepare(kho)).isZero();
    assertThat(services.asked).containsExactly("fdt", "fdt", "fdt", "fdt", "fdt",
        "alloc 0", "insert", "alloc 1", "insert", "alloc 0", "insert", "alloc 1", "insert",
        "fdt", "fdt", "fdt", "alloc 2", "alloc 2", "fdt", "fdt");
    assertThat(kho.preservedBytes()).isEqualTo(1_052_672);
    assertThat(kho.chunks()).isEqualTo(2);
    assertThat(kho.holders() + kho.bitmaps()).isEqualTo(4);
    assertThat(kho.bitmaps(0)).isEqualTo(1);
    assertThat(kho.bitmaps(8)).isEqualTo(1);
    assertThat(kho.units(8)).isEqualTo(1);
    assertThat(kho.debugfsEntries()).isZero();
  }

  @Test void theDebugOptionAddsTwoAllocations() {
    kho.reset(services, new KhoConfig(true, true, ROOT, MAP));
    assertThat(prepare(kho)).isZero();
    assertThat(services.asked.subList(13, 20))
        .containsExactly("fdt", "fdt", "fdt", "alloc 3", "alloc 2", "alloc 2", "fdt");
    assertThat(services.asked.get(21)).isEqualTo("alloc 4");
    assertThat(kho.debugfsEntries()).isEqualTo(2);
  }

  @Test void theRootTreeIsTheOneOfTheSpec(@TempDir Path folder) throws Exception {
    assertThat(kho.rootFdtBlob()).isEmpty();
    prepare(kho);
    assertThat(kho.rootFdtBlob()).hasSize(188);
    assertThat(Dtc.decode(kho.rootFdtBlob(), folder)).isEqualTo("""
        /dts-v1/;

        / {
        \tcompatible = "kho-v1";
        \tpreserved-memory-map = <0x90 0x00>;

        \tLUO {
        \t\tfdt = <0x1000 0x1000000>;
        \t};
        };
        """);
  }

  @Test void eachRefusedAllocationOrInsertIsReturnedAndTheTrackerIsWiped() {
    for (int nth = 1; nth <= 6; nth++) {
      services.arm(nth, 0, 0);
      assertThat(prepare(kho)).as("allocation %d", nth).isEqualTo(-12);
      expectWiped();
    }
    services.insertCode = -28;
    for (int nth = 1; nth <= 4; nth++) {
      services.arm(0, nth, 0);
      assertThat(prepare(kho)).as("insert %d", nth).isEqualTo(-28);
      expectWiped();
    }
    services.arm(0, 0, 0);
    assertThat(prepare(kho)).isZero();
  }

  private void expectWiped() {
    assertThat(kho.preservedBytes() + kho.bitmaps() + kho.holders() + kho.chunks()).isZero();
    assertThat(kho.mapAllocated()).isFalse();
    assertThat(kho.finalized()).isFalse();
    assertThat(kho.rootState()).isEqualTo(RootState.IN_PROGRESS);
    assertThat(kho.take().valid()).isFalse();
    assertThat(kho.take().dangling()).isEmpty();
  }

  @Test void aRefusedTreeCallGivesTheObservedCodes() {
    for (int nth = 1; nth <= 10; nth++) {
      kho.reset(services, new KhoConfig(true, false, ROOT, MAP));
      services.arm(0, 0, nth);
      assertThat(prepare(kho)).as("tree call %d", nth).isEqualTo(nth == 1 ? -1 : -3);
      var untouched = nth == 1 ? RootState.NEVER_USED : RootState.IN_PROGRESS;
      assertThat(kho.rootState()).isEqualTo(nth == 9 ? RootState.COMPLETE : untouched);
    }
  }

  @Test void aRootThatWasNotEndedIsHandedOverWithPointersToFreedMemory() {
    services.arm(0, 0, 9);
    assertThat(prepare(kho)).isEqualTo(-3);
    kho.blobFreed(LUO);
    var handover = kho.take();
    assertThat(handover.valid()).isTrue();
    assertThat(handover.dangling()).containsExactly("preserved-memory-map", "LUO");
  }

  @Test void aCreateThatDoesNotHappenLeavesTheOldTreeInThePage() {
    prepare(kho);
    cancel(kho);
    services.arm(0, 0, 1);
    assertThat(prepare(kho)).isEqualTo(-3);
    assertThat(kho.rootState()).isEqualTo(RootState.COMPLETE);
    assertThat(kho.take().dangling()).containsExactly("preserved-memory-map", "LUO");
    services.arm(0, 0, 2);
    assertThat(prepare(kho)).isEqualTo(-3);
    assertThat(kho.rootState()).isEqualTo(RootState.IN_PROGRESS);
    services.arm(0, 0, 1);
    assertThat(prepare(kho)).isEqualTo(-3);
  }

  @Test void afterACancelThePageStillNamesTheFreedMapAndTree() {
    prepare(kho);
    assertThat(kho.take().dangling()).isEmpty();
    cancel(kho);
    assertThat(kho.preservedDigest()).isZero();
    assertThat(kho.take().valid()).isTrue();
    assertThat(kho.take().dangling()).containsExactly("preserved-memory-map", "LUO");
    prepare(kho);
    assertThat(kho.take().dangling()).isEmpty();
  }

  @Test void anAbortThatTheChainRefusesLeavesTheFlagOverAnEmptyTracker() {
    prepare(kho);
    kho.wipe();
    assertThat(kho.finalized()).isTrue();
    assertThat(kho.take().dangling()).containsExactly("preserved-memory-map");
    assertThat(kho.preserveFolio(77, 0)).isEqualTo(-16);
  }

  @Test void onceFinalizedAllFourCallsAreBusyAndNothingChanges() {
    prepare(kho);
    long before = kho.digest();
    services.asked.clear();
    assertThat(kho.preserveFolio(77, 0)).isEqualTo(-16);
    assertThat(kho.unpreserveFolio(ROOT >> 12, 0)).isEqualTo(-16);
    assertThat(kho.preservePhys(3, 3)).isEqualTo(-16);
    assertThat(kho.unpreservePhys(3, 3)).isEqualTo(-16);
    assertThat(kho.preserveRun(1, 1, 0)).isEqualTo(-16);
    assertThat(kho.unpreserveRun(1, 1, 0)).isEqualTo(-16);
    assertThat(kho.preserveComb(1, 1, 2, 0)).isEqualTo(-16);
    assertThat(kho.unpreserveComb(1, 1, 2, 0)).isEqualTo(-16);
    assertThat(kho.lastRunUnits()).isZero();
    assertThat(kho.digest()).isEqualTo(before);
    assertThat(services.asked).isEmpty();
  }

  @Test void anAlignedRangeIsOnePieceAndASubRangeOfItCannotBeUnpreserved() {
    assertThat(kho.preservePhys(1L << 30, 1L << 30)).isZero();
    assertThat(kho.units(18)).isEqualTo(1);
    assertThat(kho.unpreservePhys(1L << 30, 1L << 29)).isZero();
    assertThat(kho.preservedBytes()).isEqualTo(1L << 30);
    assertThat(kho.unpreserveFolio(1L << 18, 9)).isZero();
    assertThat(kho.preservedBytes()).isEqualTo(1L << 30);
    assertThat(kho.unpreservePhys(1L << 30, 1L << 30)).isZero();
    assertThat(kho.preservedBytes()).isZero();
    assertThat(kho.bitmaps(18)).isEqualTo(1);
  }

  @Test void preservingTwiceIsPreservingOnceAndOnePageMayBeInTwoOrders() {
    kho.preserveFolio(512, 0);
    kho.preserveFolio(512, 0);
    kho.preserveFolio(512, 9);
    assertThat(kho.units(0)).isEqualTo(1);
    assertThat(kho.preservedBytes()).isEqualTo(4096 + (2 << 20));
    kho.unpreserveFolio(512, 0);
    assertThat(kho.preserved(512, 0)).isFalse();
    assertThat(kho.preserved(512, 9)).isTrue();
    assertThat(kho.preserved(1023, 9)).isTrue();
  }

  @Test void argumentsAreCheckedInTheKernelsOrder() {
    assertThat(kho.preservePhys(1, 4096)).isEqualTo(-22);
    assertThat(kho.preservePhys(4096, 1)).isEqualTo(-22);
    assertThat(kho.unpreservePhys(1, 4096)).isEqualTo(-22);
    assertThat(kho.preservePhys(4096, 0)).isZero();
    assertThat(kho.holders()).isZero();
    assertThatThrownBy(() -> kho.preservePhys(0, 4096)).hasMessageContaining("physical page 0");
    assertThatThrownBy(() -> kho.preservePhys(-4096, 4096)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kho.preservePhys(4096, 1L << 52)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kho.preserveFolio(1, 40)).hasMessageContaining("found 40");
    assertThatThrownBy(() -> kho.preserveRun(-1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kho.preserveRun(0, 1L << 40, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kho.preserveComb(4000, 97, 2, 0)).hasMessageContaining("within 16 MiB");
    assertThatThrownBy(() -> kho.preserveComb(0, 1, 2, 13)).hasMessageContaining("order 0 to 12");
    assertThatThrownBy(() -> kho.preserveComb(0, 1, 1L << 29, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(kho::serializedMap).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kho.take().serializedMap()).isInstanceOf(IllegalStateException.class);
  }

  @Test void switchedOffItSaysSoAndStillTracks() {
    kho.reset(services, new KhoConfig(false, false, ROOT, MAP));
    assertThat(kho.enabled()).isFalse();
    assertThat(kho.preserveFolio(5, 0)).isZero();
    kho.reset(services, new KhoConfig(true, false, ROOT, MAP));
    assertThat(kho.enabled()).isTrue();
    assertThat(kho.preservedBytes()).isZero();
  }

  @Test void aStaleDebugfsNameRefusesEveryLaterPrepareUntilASuccessfulAbort() {
    kho.reset(services, new KhoConfig(true, true, ROOT, MAP));
    services.arm(7, 0, 0);
    assertThat(prepare(kho)).isEqualTo(-12);
    assertThat(kho.debugfsEntries()).isEqualTo(1);
    services.arm(0, 0, 0);
    assertThat(prepare(kho)).isEqualTo(-17);
    assertThat(prepare(kho)).isEqualTo(-17);
    services.arm(5, 0, 0);
    assertThat(prepare(kho)).isEqualTo(-12);
    kho.removeDebugfs();
    services.arm(8, 0, 0);
    assertThat(prepare(kho)).isEqualTo(-12);
    assertThat(kho.finalized()).isTrue();
    assertThat(kho.debugfsEntries()).isEqualTo(1);
    assertThat(kho.publish()).isZero();
    assertThat(kho.publish()).isEqualTo(-17);
  }

  @Test void twoSubtreesOfOneNameAreBothInTheTreeWithoutDebugfs() throws Exception {
    kho.startFinalize();
    assertThat(kho.addSubtree("a", 1)).isZero();
    assertThat(kho.addSubtree("a", 2)).isZero();
    kho.serialize();
    kho.closeRoot();
    assertThat(Fdt.parse(kho.rootFdtBlob()).root().children()).hasSize(2);
  }

  @Test void theHundredTwentyFourthSubtreeDoesNotFit() {
    kho.startFinalize();
    for (int i = 0; i < 123; i++) {
      assertThat(kho.addSubtree(Integer.toString(100 + i), 1)).isZero();
    }
    assertThat(kho.addSubtree("LUO", LUO)).isEqualTo(-3);
  }

  @Test void aRootPageThatIsFullToTheLastWordsCannotBeClosed() {
    kho.startFinalize();
    for (int i = 0; i < 122; i++) {
      assertThat(kho.addSubtree(Integer.toString(100 + i), 1)).isZero();
    }
    assertThat(kho.addSubtree("elevenchars", 1)).isZero();
    kho.serialize();
    assertThat(kho.closeRoot()).isEqualTo(-3);
    assertThat(kho.rootState()).isEqualTo(RootState.IN_PROGRESS);
  }

  @Test void aCopyIsEqualAndGoesItsOwnWay() {
    kho.reset(services, new KhoConfig(true, true, ROOT, MAP));
    kho.preserveRun(5000, 9000, 0);
    prepare(kho);
    long before = kho.digest();
    var copy = kho.copy(KhoServices.generous());
    assertThat(copy.digest()).isEqualTo(before);
    assertThat(copy.cost()).isEqualTo(kho.cost());
    assertThat(copy.chunks()).isEqualTo(kho.chunks());
    assertThat(copy.mapPhys()).isEqualTo(MAP);
    cancel(copy);
    assertThat(copy.digest()).isNotEqualTo(before);
    assertThat(kho.digest()).isEqualTo(before);
    assertThat(kho.take().dangling()).isEmpty();
    cancel(kho);
    assertThat(kho.digest()).isEqualTo(copy.digest());
  }

  @Test void aResetInstanceIsANewOne() {
    prepare(kho);
    cancel(kho);
    kho.reset(services, new KhoConfig(true, false, ROOT, MAP));
    var fresh = new Kho616(services, new KhoConfig(true, false, ROOT, MAP));
    assertThat(kho.digest()).isEqualTo(fresh.digest());
    assertThat(kho.rootState()).isEqualTo(RootState.NEVER_USED);
    assertThat(kho.take().rootPage()).containsOnly(0);
    assertThat(prepare(kho) | prepare(fresh)).isZero();
    assertThat(kho.digest()).isEqualTo(fresh.digest());
  }

  @Test void eachPartOfTheStateShowsInTheDigest() {
    long fresh = kho.digest();
    kho.preserveFolio(9, 0);
    long folio = kho.digest();
    kho.unpreserveFolio(9, 0);
    long emptyBitmap = kho.digest();
    kho.setFinalized(true);
    long flagged = kho.digest();
    kho.setFinalized(false);
    kho.blobFreed(9);
    kho.blobFreed(9);
    assertThat(List.of(fresh, folio, emptyBitmap, flagged, kho.digest())).doesNotHaveDuplicates();
    assertThat(kho.preservedDigest()).isZero();
  }

  @Test void aJumpMayReuseItsCarrier() {
    prepare(kho);
    var carrier = new Handover();
    assertThat(carrier.valid()).isFalse();
    kho.take(carrier);
    assertThat(MapReader.read(carrier.serializedMap().firstChunkPhys(), carrier.serializedMap())).hasSize(2);
    cancel(kho);
    assertThat(carrier.dangling()).isEmpty();
    kho.take(carrier);
    assertThat(carrier.dangling()).hasSize(2);
    assertThatThrownBy(carrier::serializedMap).isInstanceOf(IllegalStateException.class);
  }
}
