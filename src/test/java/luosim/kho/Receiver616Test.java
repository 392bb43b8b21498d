package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.kho.Receiver.MapWalk;
import luosim.kho.Receiver.Restored;
import luosim.wire.Words;
import org.junit.jupiter.api.Test;

/**
 * The next kernel must take what a valid handover gives, ignore an invalid one without harm, and where the
 * real one would follow a pointer into freed memory, overflow, or take a page that is not its own, say so by
 * name.
 */
final class Receiver616Test {
  private static final long ROOT = 0x1_0000_0000L;
  private static final long LUO = 0x1_0010_0000L;

  private final Kho616 kho =
      new Kho616(KhoServices.generous(), new KhoConfig(true, false, ROOT, 0x9000_0000L));
  private final Receiver616 receiver = new Receiver616();

  private Handover handover() {
    assertThat(kho.startFinalize()).isZero();
    assertThat(kho.preservePhys(LUO, 1 << 20)).isZero();
    assertThat(kho.addSubtree("LUO", LUO) | kho.serialize() | kho.closeRoot()).isZero();
    kho.setFinalized(true);
    return kho.take();
  }

  @Test void aValidHandoverIsReservedAndItsSubtreeFound() {
    kho.preserveRun(0x20_0000, 10_000, 0);
    var handover = handover();
    assertThat(receiver.populate(handover, true)).isZero();
    assertThat(receiver.revived()).isTrue();
    assertThat(receiver.initialiseMemory()).isEqualTo(MapWalk.RESERVED);
    assertThat(receiver.reserved()).isEqualTo(kho.cost());
    assertThat(receiver.reserved().units()).isEqualTo(10_002);
    assertThat(receiver.retrieveSubtree("LUO")).isZero();
    assertThat(receiver.subtreePhys()).isEqualTo(LUO);
    assertThat(receiver.retrieveSubtree("LUX")).isEqualTo(-2);
  }

  @Test void nothingIsRevivedWithoutAPopulate() {
    assertThat(receiver.initialiseMemory()).isEqualTo(MapWalk.NOT_REVIVED);
    assertThat(receiver.retrieveSubtree("LUO")).isEqualTo(-2);
    assertThat(receiver.reserved()).isEqualTo(KhoCost.NONE);
  }

  @Test void badMagicBadCompatibleAndBadScratchSwitchRevivalOff() {
    var magic = handover();
    Words.putBig32(magic.rootPage(), 0, 0x12345678);
    assertThat(receiver.populate(magic, true)).isEqualTo(-22);
    var compatible = kho.take();
    compatible.rootPage()[64 + 8 + 12 + 5] = '9';
    assertThat(receiver.populate(compatible, true)).isEqualTo(-22);
    assertThat(receiver.populate(kho.take(), false)).isEqualTo(-14);
    assertThat(receiver.populate(magic, false)).isEqualTo(-22);
    assertThat(receiver.revived()).isFalse();
    assertThat(receiver.initialiseMemory()).isEqualTo(MapWalk.NOT_REVIVED);
    assertThat(receiver.retrieveSubtree("LUO")).isEqualTo(-2);
    assertThat(receiver.populate(new Handover(), true)).isEqualTo(-22);
    assertThat(receiver.populate(kho.take(), true)).isZero();
  }

  @Test void aShortSubtreePointerIsInvalid() {
    var handover = handover();
    int at = indexOf(handover.rootPage(), "LUO") + 4;
    assertThat(Words.big32(handover.rootPage(), at + 4)).isEqualTo(8);
    Words.putBig32(handover.rootPage(), at + 4, 5);
    assertThat(receiver.populate(handover, true)).isZero();
    assertThat(receiver.retrieveSubtree("LUO")).isEqualTo(-22);
    assertThat(receiver.subtreePhys()).isZero();
  }

  private static int indexOf(byte[] page, String text) {
    return new String(page, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text + "\0");
  }

  @Test void aMapPropertyOfAnotherLengthReservesNothingAndTheRestWorks() {
    var handover = handover();
    int at = 64 + 8 + 12 + 8;
    assertThat(Words.big32(handover.rootPage(), at + 4)).isEqualTo(8);
    Words.putBig32(handover.rootPage(), at + 4, 7);
    assertThat(receiver.populate(handover, true)).isZero();
    assertThat(receiver.initialiseMemory()).isEqualTo(MapWalk.MAP_PROPERTY_BAD);
    assertThat(receiver.reserved()).isEqualTo(KhoCost.NONE);
    assertThat(receiver.retrieveSubtree("LUO")).isZero();
    assertThat(receiver.restoreFolio(LUO, true)).isZero();
    assertThat(receiver.lastRestored()).isEqualTo(Restored.NOT_PRESERVED);
  }

  @Test void aPointerToAFreedOrForeignMapIsNamed() {
    handover();
    kho.wipe();
    assertThat(receiver.populate(kho.take(), true)).isZero();
    assertThat(receiver.initialiseMemory()).isEqualTo(MapWalk.DANGLING);
    kho.setFinalized(false);
    var edited = handover();
    Words.putLittle64(edited.rootPage(), 64 + 8 + 12 + 8 + 12, 0x7777_0000L);
    receiver.populate(edited, true);
    assertThat(receiver.initialiseMemory()).isEqualTo(MapWalk.DANGLING);
    Words.putLittle64(edited.rootPage(), 64 + 8 + 12 + 8 + 12, 0);
    receiver.populate(edited, true);
    assertThat(receiver.initialiseMemory()).isEqualTo(MapWalk.RESERVED);
  }

  @Test void aPieceOfTwoGibibytesOverflowsAndOneOfOneGibibyteDoesNot() {
    kho.preserveFolio(1L << 19, 18);
    receiver.populate(handover(), true);
    assertThat(receiver.initialiseMemory()).isEqualTo(MapWalk.RESERVED);
    kho.setFinalized(false);
    kho.wipe();
    kho.preserveFolio(1L << 20, 19);
    receiver.populate(handover(), true);
    assertThat(receiver.initialiseMemory()).isEqualTo(MapWalk.PIECE_OVERFLOW);
    assertThat(receiver.reserved().units()).isZero();
  }

  @Test void theFirstOfTwoSubtreesOfOneNameWins() {
    kho.startFinalize();
    kho.addSubtree("a", 1);
    kho.addSubtree("a", 2);
    kho.serialize();
    kho.closeRoot();
    receiver.populate(kho.take(), true);
    assertThat(receiver.retrieveSubtree("a")).isZero();
    assertThat(receiver.subtreePhys()).isEqualTo(1);
  }

  @Test void foliosAreRestoredInTheOrderThatTheWalkLeftInTheirHead() {
    kho.preserveFolio(512, 0);
    kho.preserveFolio(512, 9);
    kho.preserveFolio(2048, 10);
    kho.preserveFolio(4096, 11);
    receiver.populate(handover(), true);
    receiver.initialiseMemory();
    expectRestore(2048, 10, Restored.PRESERVED);
    expectRestore(2048, 10, Restored.AGAIN);
    expectRestore(512, 9, Restored.PRESERVED);
    expectRestore(513, 0, Restored.NOT_PRESERVED);
    expectRestore(9999, 0, Restored.NOT_PRESERVED);
    expectRestore(4096, -1, Restored.NONE);
    assertThat(receiver.restoreFolio(LUO, false)).isEqualTo(-1);
    assertThat(receiver.restoreFolio(LUO, true)).isEqualTo(8);
  }

  @Test void neighboursOfARestoredFolioAreNotRestoredWithIt() {
    kho.preserveRun(7, 3, 0);
    kho.preserveRun(100, 2, 9);
    kho.preserveRun(300, 2, 10);
    receiver.populate(handover(), true);
    receiver.initialiseMemory();
    expectRestore(8, 0, Restored.PRESERVED);
    expectRestore(7, 0, Restored.PRESERVED);
    expectRestore(8, 0, Restored.AGAIN);
    expectRestore(10, 0, Restored.NOT_PRESERVED);
    expectRestore(100 << 9, 9, Restored.PRESERVED);
    expectRestore(101 << 9, 9, Restored.PRESERVED);
    assertThat(receiver.restoreRun(300, 2, 10)).isEqualTo(2);
    assertThat(receiver.restoreComb(300, 1, 2, 10)).isZero();
    expectRestore(301 << 10, 10, Restored.AGAIN);
    assertThat(receiver.restoreRun(100, 2, 9)).isZero();
    assertThat(receiver.restoreComb(7, 1, 2, 0)).isZero();
  }

  private void expectRestore(long pfn, int order, Restored what) {
    assertThat(receiver.restoreFolio(pfn << 12, true)).isEqualTo(order);
    assertThat(receiver.lastRestored()).isEqualTo(what);
  }

  @Test void runsAreRestoredOnce() {
    kho.preserveRun(10_000, 500, 0);
    kho.preserveComb(70_000, 7, 30, 0);
    receiver.populate(handover(), true);
    assertThat(receiver.restoreRun(10_000, 500, 0)).as("before the walk").isZero();
    receiver.initialiseMemory();
    assertThat(receiver.restoreRun(10_000, 501, 0)).isEqualTo(500);
    assertThat(receiver.restoreRun(10_000, 400, 0)).isEqualTo(400);
    assertThat(receiver.restoreRun(10_000, 500, 0)).isEqualTo(100);
    assertThat(receiver.restoreRun(10_000, 500, 1)).isZero();
    assertThat(receiver.restoreRun(10_000, 500, 11)).isZero();
    assertThat(receiver.restoreComb(70_000, 7, 31, 0)).isEqualTo(210);
    assertThat(receiver.restoreComb(70_000, 7, 30, 0)).isEqualTo(210);
    assertThat(receiver.restoreComb(70_000, 7, 30, 0)).isZero();
    assertThat(receiver.restoreComb(70_000, 7, 1, 0)).isZero();
    receiver.populate(kho.take(), true);
    receiver.initialiseMemory();
    assertThat(receiver.restoreComb(70_000, 7, 1, 0)).isEqualTo(7);
  }

  @Test void preservedUnitsInScratchAreCounted() {
    var layout =
        MemoryLayout.of(1L << 30, 1, ScratchPlan.explicit(2 << 20, 2 << 20, 2 << 20, 1, 2 << 20), 0);
    long scratch = layout.scratchPhys(2);
    kho.preserveRun((scratch >> 12) - 4, 10, 0);
    kho.preserveFolio(1 << 18, 0);
    kho.preserveFolio((1 << 18) - 1, 0);
    kho.preserveFolio(scratch >> 12, 9);
    kho.preserveFolio((scratch >> 12) - 512, 9);
    receiver.populate(handover(), true);
    receiver.initialiseMemory();
    assertThat(receiver.unitsInScratch(layout)).isEqualTo(6 + 1 + 1);
  }
}
