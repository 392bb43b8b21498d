package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * The last address that memory can have must be accepted and the next refused, before anything is changed.
 */
final class KhoArgumentsTest {
  private static final long PAGES = 1L << 40;

  private final Kho616 kho =
      new Kho616(KhoServices.generous(), new KhoConfig(true, false, 0x1_0000_0000L, 0x9000_0000L));

  private void refused(ThrowingCallable call) {
    long before = kho.digest();
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    assertThat(kho.digest()).isEqualTo(before);
  }

  @Test void rangesEndWithTheFiftySecondBit() {
    assertThat(kho.preservePhys(PAGES - 1 << 12, 4096)).isZero();
    assertThat(kho.preservePhys(PAGES << 12, 0)).isZero();
    assertThat(kho.preservePhys(0, 0)).isZero();
    assertThat(kho.preservePhys(4096, 4096)).isZero();
    assertThat(kho.preservedBytes()).isEqualTo(2 * 4096);
    refused(() -> kho.preservePhys(PAGES - 1 << 12, 8192));
    refused(() -> kho.preservePhys(PAGES + 1 << 12, 0));
    refused(() -> kho.preservePhys(4096, -4096));
    refused(() -> kho.preservePhys(-4096, 0));
    refused(() -> kho.unpreservePhys(0, 4096));
    refused(() -> kho.unpreservePhys(-4096, 4096));
    assertThat(kho.preservePhys(1L << 51, 1L << 51)).isZero();
    assertThat(kho.units(39)).isEqualTo(1);
  }

  @Test void runsEndWithTheSamePage() {
    assertThat(kho.preserveRun((PAGES >> 9) - 3, 3, 9)).isZero();
    assertThat(kho.preserveRun(PAGES >> 9, 0, 9)).isZero();
    assertThat(kho.preserveRun(0, 1, 0)).isZero();
    assertThat(kho.units(9)).isEqualTo(3);
    refused(() -> kho.preserveRun((PAGES >> 9) - 3, 4, 9));
    refused(() -> kho.preserveRun((PAGES >> 9) + 1, 0, 9));
    refused(() -> kho.preserveRun(-1, 1, 9));
    refused(() -> kho.preserveRun(1, -1, 9));
    refused(() -> kho.preserveRun(1, 1, 40));
    refused(() -> kho.preserveRun(1, 1, -1));
    refused(() -> kho.unpreserveRun((PAGES >> 9) - 3, 4, 9));
    assertThat(kho.preserveRun(0, 1, 39)).isZero();
  }

  @Test void combsStayInTheirRowsAndInMemory() {
    long rows = PAGES >> 12;
    assertThat(kho.preserveComb((rows - 2) * 8 + 5, 3, 2, 9)).isZero();
    assertThat(kho.preserveComb(0, 8, 1, 9)).isZero();
    assertThat(kho.preserveComb(16, 1, 0, 9)).isZero();
    assertThat(kho.preserveComb(16, 0, 1, 9)).isZero();
    assertThat(kho.preserveComb(7, 1, 3, 12)).isZero();
    assertThat(kho.units(9)).isEqualTo(14);
    refused(() -> kho.preserveComb((rows - 2) * 8 + 5, 4, 2, 9));
    refused(() -> kho.preserveComb((rows - 2) * 8 + 5, 3, 3, 9));
    refused(() -> kho.preserveComb(-8, 1, 1, 9));
    refused(() -> kho.preserveComb(8, -1, 1, 9));
    refused(() -> kho.preserveComb(8, 1, -1, 9));
    refused(() -> kho.preserveComb(7, 1, 3, 13));
    refused(() -> kho.preserveComb(7, 1, 3, -1));
    refused(() -> kho.unpreserveComb((rows - 2) * 8 + 5, 4, 2, 9));
    assertThat(kho.unpreserveComb((rows - 1) * 8 + 5, 3, 1, 9)).isZero();
    assertThat(kho.units(9)).isEqualTo(11);
  }

  @Test void ordersGoToThirtyNine() {
    assertThat(kho.preserveFolio(0, 39)).isZero();
    assertThat(kho.preserved(5, 39)).isTrue();
    assertThat(kho.units(39) + kho.bitmaps(39)).isEqualTo(2);
    refused(() -> kho.preserveFolio(0, 40));
    refused(() -> kho.unpreserveFolio(0, 40));
    refused(() -> kho.unpreserveFolio(0, -1));
    refused(() -> kho.units(40));
    refused(() -> kho.bitmaps(40));
    refused(() -> kho.preserved(0, 40));
  }

  @Test void theUnitsOfTheLastRunAreForgottenByTheNext() {
    var services = new FailingServices();
    kho.reset(services, new KhoConfig(true, false, 0x1_0000_0000L, 0x9000_0000L));
    assertThat(kho.enabled()).isTrue();
    services.arm(3, 0, 0);
    assertThat(kho.preserveRun(4000, 1000, 0)).isEqualTo(-12);
    assertThat(kho.lastRunUnits()).isEqualTo(96);
    kho.setFinalized(true);
    assertThat(kho.preserveRun(4000, 1000, 0)).isEqualTo(-16);
    assertThat(kho.lastRunUnits()).isZero();
    kho.setFinalized(false);
    services.arm(1, 0, 0);
    assertThat(kho.preserveComb(5, 2, 3, 0)).isEqualTo(-12);
    assertThat(kho.lastRunUnits()).isEqualTo(2);
    kho.setFinalized(true);
    assertThat(kho.preserveComb(5, 2, 3, 0)).isEqualTo(-16);
    assertThat(kho.lastRunUnits()).isZero();
  }

  @Test void aPhysicalRangeThatFailsClearsItsPiecesAndKeepsItsBitmaps() {
    var services = new FailingServices();
    kho.reset(services, new KhoConfig(true, false, 0x1_0000_0000L, 0x9000_0000L));
    services.arm(7, 0, 0);
    assertThat(kho.preservePhys(4096, 15 * 4096)).isEqualTo(-12);
    assertThat(kho.preservedDigest()).isZero();
    assertThat(kho.bitmaps()).isEqualTo(3);
    assertThat(kho.holders()).isEqualTo(3);
    services.arm(0, 0, 0);
    assertThat(kho.preservePhys(4096, 15 * 4096)).isZero();
    assertThat(services.asked).containsExactly("alloc 0", "insert", "alloc 1", "insert");
    assertThat(kho.preservedDigest()).isNotZero();
  }

  @Test void theRootPageIsTheFolioThatAFinalizePreserves() {
    kho.startFinalize();
    assertThat(kho.preserved(0x10_0001L, 0)).isFalse();
    assertThat(kho.preserved(0x10_0000L, 0)).isTrue();
    assertThat(kho.mapAllocated()).isFalse();
    kho.serialize();
    assertThat(kho.mapAllocated()).isTrue();
    assertThat(kho.mapPhys()).isEqualTo(0x9000_0000L);
    kho.wipe();
    assertThat(kho.mapPhys()).isZero();
  }

  @Test void aResetRemovesWhatWasPublished() {
    kho.reset(KhoServices.generous(), new KhoConfig(true, true, 0x1_0000_0000L, 0x9000_0000L));
    kho.startFinalize();
    long before = kho.digest();
    kho.addSubtree("a", 1);
    assertThat(kho.publish()).isZero();
    assertThat(kho.digest()).isNotEqualTo(before);
    assertThat(kho.debugfsEntries()).isEqualTo(2);
    kho.reset(KhoServices.generous(), new KhoConfig(true, true, 0x1_0000_0000L, 0x9000_0000L));
    assertThat(kho.debugfsEntries()).isZero();
  }

  @Test void fiveFreedBlobsAreAllRemembered() {
    kho.startFinalize();
    for (int i = 1; i <= 5; i++) {
      kho.addSubtree("s" + i, i << 20);
    }
    kho.serialize();
    kho.closeRoot();
    for (int i = 5; i >= 1; i--) {
      kho.blobFreed(i << 20);
    }
    assertThat(kho.take().dangling()).containsExactly("s1", "s2", "s3", "s4", "s5");
    kho.blobFreed(0);
    kho.wipe();
    assertThat(kho.take().dangling()).hasSize(6);
  }

  @Test void aCombWithoutHolderOrBitmapFailsLikeItsRuns() {
    var services = new FailingServices();
    kho.reset(services, new KhoConfig(true, false, 0x1_0000_0000L, 0x9000_0000L));
    services.arm(1, 0, 0);
    assertThat(kho.preserveComb(5, 2, 3, 9)).isEqualTo(-12);
    assertThat(kho.holders()).isZero();
    services.arm(0, 2, 0);
    assertThat(kho.preserveComb(511 * 8, 2, 3, 9)).isEqualTo(-12);
    assertThat(kho.lastRunUnits()).isZero();
    services.arm(2, 0, 0);
    assertThat(kho.preserveComb(511 * 8, 2, 3, 9)).isEqualTo(-12);
    assertThat(kho.lastRunUnits()).isEqualTo(2);
  }

  @Test void everyChangeOfTheRootPageOrOfAFlagShowsInTheDigest() {
    kho.reset(KhoServices.generous(), new KhoConfig(true, true, 0x1_0000_0000L, 0x9000_0000L));
    var seen = new java.util.TreeSet<Long>();
    seen.add(kho.digest());
    kho.startFinalize();
    seen.add(kho.digest());
    kho.addSubtree("a", 1);
    seen.add(kho.digest());
    kho.serialize();
    seen.add(kho.digest());
    kho.closeRoot();
    seen.add(kho.digest());
    kho.publish();
    seen.add(kho.digest());
    kho.setFinalized(true);
    seen.add(kho.digest());
    kho.blobFreed(1);
    seen.add(kho.digest());
    kho.removeDebugfs();
    seen.add(kho.digest());
    kho.wipe();
    seen.add(kho.digest());
    assertThat(seen).hasSize(10);
  }

  @Test void aCarrierForgetsTheOrdersOfItsFormerJump() {
    kho.preserveRun(50, 7, 5);
    kho.serialize();
    var carrier = kho.take();
    assertThat(MapReader.read(carrier.serializedMap().firstChunkPhys(), carrier.serializedMap())).hasSize(1);
    kho.wipe();
    kho.preserveRun(50, 7, 6);
    kho.serialize();
    kho.take(carrier);
    assertThat(MapReader.read(carrier.serializedMap().firstChunkPhys(), carrier.serializedMap())).hasSize(1)
        .allMatch(element -> element.order() == 6 && element.units() == 7);
  }
}
