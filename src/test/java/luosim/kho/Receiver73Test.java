package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.wire.HandoverTree;
import luosim.wire.KexecMetadata;
import luosim.wire.Words;
import org.junit.jupiter.api.Test;

/**
 * The next kernel of mainline must miss exactly the preserved pages until they are restored, refuse what was
 * never preserved, and boot on cold from anything that is no handover of its own kind.
 */
final class Receiver73Test {
  private static final KhoConfig CONFIG = new KhoConfig(true, false, 0x5c4000, 0x5c5000);

  private final Kho73 kho = new Kho73(KhoServices.generous(), CONFIG);
  private final Handover handover = new Handover();
  private final Receiver73 receiver = new Receiver73();

  Receiver73Test() {
    kho.boot(new KexecMetadata(1, "7.3.4", 0), 0x5cc000, false);
    kho.addSubtree("LUO", 0x672000, 32);
  }

  private void jump() {
    kho.take(handover);
    assertThat(receiver.populate(handover, true)).isZero();
    assertThat(receiver.initialiseMemory()).isEqualTo(Receiver.MapWalk.RESERVED);
  }

  @Test void memoryIsMissingUntilItIsRestored() {
    kho.preserveFolio(0x2600, 9);
    kho.preserveRun(1000, 3, 0);
    jump();
    assertThat(receiver.reservedPages()).isEqualTo(2 + 512 + 3);
    assertThat(receiver.reserved().units()).isEqualTo(2 + 1 + 3);
    assertThat(receiver.restoreFolio(0x2600_000L, true)).isEqualTo(9);
    assertThat(receiver.missingPages()).isEqualTo(5);
    assertThat(receiver.restoreRun(1000, 3, 0)).isEqualTo(3);
    assertThat(receiver.missingPages()).isEqualTo(2);
    assertThat(receiver.restoredPages()).isEqualTo(515);
  }

  @Test void aBlobIsFoundByNameWithItsSize() {
    jump();
    assertThat(receiver.retrieveSubtree("LUO")).isZero();
    assertThat(receiver.subtreePhys()).isEqualTo(0x672000);
    assertThat(receiver.subtreeBytes()).isEqualTo(32);
    assertThat(receiver.retrieveSubtree("kexec-metadata")).isZero();
    assertThat(receiver.subtreeBytes()).isEqualTo(73);
    assertThat(receiver.retrieveSubtree("memblock")).isEqualTo(-2);
  }

  @Test void whatWasNotPreservedOrWasRestoredBeforeIsRefused() {
    kho.preserveFolio(0x2600, 9);
    jump();
    assertThat(receiver.restoreFolio(0x2601_000L, true)).isEqualTo(-1);
    assertThat(receiver.lastRestored()).isEqualTo(Receiver.Restored.NOT_PRESERVED);
    assertThat(receiver.restoreFolio(0x2600_000L, false)).isEqualTo(-1);
    assertThat(receiver.lastRestored()).isEqualTo(Receiver.Restored.NONE);
    assertThat(receiver.restoreFolio(0x2600_000L, true)).isEqualTo(9);
    assertThat(receiver.lastRestored()).isEqualTo(Receiver.Restored.PRESERVED);
    assertThat(receiver.restoreFolio(0x2600_000L, true)).isEqualTo(-1);
    assertThat(receiver.lastRestored()).isEqualTo(Receiver.Restored.AGAIN);
    assertThat(receiver.missingPages()).isEqualTo(2);
  }

  @Test void runsAreRestoredWholeOrNotAtAll() {
    kho.preserveRun(4096, 100, 0);
    kho.preserveComb(8192, 10, 4, 0);
    jump();
    assertThat(receiver.restoreRun(4096, 101, 0)).isEqualTo(100);
    assertThat(receiver.restoreRun(4096, 0, 0)).isZero();
    assertThat(receiver.missingPages()).isEqualTo(142);
    assertThat(receiver.restoreComb(4096, 100, 1, 0)).isEqualTo(100);
    assertThat(receiver.restoreRun(4096, 100, 0)).isZero();
    assertThat(receiver.restoreComb(8192, 10, 5, 0)).isEqualTo(40);
    assertThat(receiver.missingPages()).isEqualTo(42);
    assertThat(receiver.restoreComb(8192, 10, 4, 0)).isEqualTo(40);
    assertThat(receiver.restoreComb(8192, 10, 4, 0)).isZero();
    assertThat(receiver.restoreComb(8192, 10, 0, 0)).isZero();
    assertThat(receiver.missingPages()).isEqualTo(2);
  }

  @Test void piecesAboveTheAllocatorsOrderAreReservedButNeverRestored() {
    kho.preserveFolio(1 << 20, 18);
    jump();
    assertThat(receiver.reservedPages()).isEqualTo(2 + (1 << 18));
    assertThat(receiver.restoreFolio(1L << 32, true)).isEqualTo(-1);
    assertThat(receiver.lastRestored()).isEqualTo(Receiver.Restored.NONE);
    assertThat(receiver.restoreRun(4, 1, 18)).isZero();
    assertThat(receiver.restoreComb(4, 1, 2, 11)).isZero();
  }

  @Test void anythingButAHandoverOfItsKindMeansAColdStart() {
    kho.take(handover);
    var page = handover.rootPage();
    page[56 + 8 + 12 + 5] = '3';
    assertCold(handover, -22);
    kho.take(handover);
    page[0] = 0;
    assertCold(handover, -22);
    assertCold(new Handover(), -22);
    var old = new Kho616(KhoServices.generous(), CONFIG);
    old.startFinalize();
    old.serialize();
    old.closeRoot();
    var rfc = old.take();
    assertThat(rfc.valid()).isTrue();
    assertCold(rfc, -22);
    kho.take(handover);
    assertThat(receiver.populate(handover, false)).isEqualTo(-14);
    assertThat(receiver.initialiseMemory()).isEqualTo(Receiver.MapWalk.NOT_REVIVED);
    assertThat(new Receiver616().populate(handover, true)).isEqualTo(-22);
  }

  private void assertCold(Handover received, int code) {
    assertThat(receiver.populate(received, true)).isEqualTo(code);
    assertThat(receiver.revived()).isFalse();
    assertThat(receiver.initialiseMemory()).isEqualTo(Receiver.MapWalk.NOT_REVIVED);
    assertThat(receiver.missingPages()).isZero();
    assertThat(receiver.retrieveSubtree("LUO")).isEqualTo(-2);
    assertThat(receiver.restoreFolio(0x5c4000, true)).isEqualTo(-1);
    assertThat(receiver.restoreRun(0x5c4, 1, 0)).isZero();
  }

  @Test void aMapPropertyOfAnotherLengthOrZeroTurnsRevivalOff() {
    kho.take(handover);
    int at = indexOf(handover.rootPage(), 0x5c5000);
    Words.putBig32(handover.rootPage(), at - 8, 4);
    assertBadMap(Receiver.MapWalk.MAP_PROPERTY_BAD);
    kho.take(handover);
    Words.putLittle64(handover.rootPage(), at, 0);
    assertBadMap(Receiver.MapWalk.MAP_PROPERTY_BAD);
    kho.take(handover);
    Words.putLittle64(handover.rootPage(), at, 0x777000);
    assertBadMap(Receiver.MapWalk.DANGLING);
  }

  private void assertBadMap(Receiver.MapWalk walk) {
    assertThat(receiver.populate(handover, true)).isZero();
    assertThat(receiver.initialiseMemory()).isEqualTo(walk);
    assertThat(receiver.revived()).isFalse();
    assertThat(receiver.missingPages()).isZero();
  }

  @Test void aBlobWhosePropertiesHaveAnotherLengthIsInvalid() {
    for (long value : new long[] {0x672000, 32}) {
      kho.take(handover);
      Words.putBig32(handover.rootPage(), indexOf(handover.rootPage(), value) - 8, 7);
      receiver.populate(handover, true);
      receiver.initialiseMemory();
      assertThat(receiver.retrieveSubtree("LUO")).isEqualTo(-22);
    }
  }

  private static int indexOf(byte[] page, long value) {
    int at = 0;
    while (Words.little64(page, at) != value) {
      at += 4;
    }
    return at;
  }

  @Test void theNextHandoverStartsOver() {
    kho.preserveFolio(0x2600, 9);
    jump();
    receiver.restoreFolio(0x2600_000L, true);
    jump();
    assertThat(receiver.restoredPages()).isZero();
    assertThat(receiver.restoreFolio(0x2600_000L, true)).isEqualTo(9);
    assertThat(HandoverTree.COMPATIBLE).isEqualTo("kho-v4");
  }

  @Test void piecesInScratchAreCounted() {
    var layout = MemoryLayout.of(32L << 30, 1, ScratchPlan.explicit(32 << 20, 64 << 20, 64 << 20, 1, 2 << 20),
        64 << 20);
    long inside = layout.scratchPhys(0) >> 12;
    kho.preserveRun(inside, 5, 0);
    assertThat(receiver.unitsInScratch(layout)).isZero();
    jump();
    assertThat(receiver.unitsInScratch(layout)).isEqualTo(5);
  }
}
