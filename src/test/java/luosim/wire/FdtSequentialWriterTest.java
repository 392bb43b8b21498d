package luosim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The handover's root page must have the size, the limit and the codes that were observed (spec kho-6.16
 * section 4).
 */
final class FdtSequentialWriterTest {
  private final byte[] page = new byte[4096];
  private final FdtSequentialWriter writer = new FdtSequentialWriter(page);

  private int start() {
    int code = writer.create() | writer.finishReserveMap() | writer.beginNode("");
    code |= writer.propertyText("compatible", "kho-v1");
    return code | Math.min(writer.propertyPlaceholder("preserved-memory-map", 8), 0);
  }

  private int subtree(String name) {
    return writer.beginNode(name) | writer.propertyLittle64("fdt", 0x1_0420_0000L) | writer.endNode();
  }

  @Test void theRootWithOneSubtreeTakes188BytesAndEachFurtherShortNameThirtyTwo(@TempDir Path folder)
      throws Exception {
    assertThat(start() | subtree("LUO") | writer.endNode() | writer.finish()).isZero();
    assertThat(writer.totalSize()).isEqualTo(188);
    assertThat(Dtc.decode(page, folder)).isEqualTo("""
        /dts-v1/;

        / {
        \tcompatible = "kho-v1";
        \tpreserved-memory-map = <0x00 0x00>;

        \tLUO {
        \t\tfdt = <0x2004 0x1000000>;
        \t};
        };
        """);
    for (int more = 1; more <= 122; more++) {
      int code = start() | subtree("LUO");
      for (int i = 0; i < more; i++) {
        code |= subtree(Integer.toString(i, 36));
      }
      assertThat(code | writer.endNode() | writer.finish()).as("%d more", more).isZero();
      assertThat(writer.totalSize()).isEqualTo(188 + 32 * more);
    }
  }

  @Test void theHundredTwentyFourthSubtreeLeavesNoRoomToClose() {
    int code = start();
    for (int i = 0; i < 123; i++) {
      code |= subtree(Integer.toString(i, 36));
    }
    assertThat(code).isZero();
    code = subtree("ab");
    assertThat(code | writer.endNode() | writer.finish()).isEqualTo(FdtCode.NOSPACE);
  }

  @Test void aCreateThatDoesNotHappenOnAFreshPageTurnsTheWholeStartIntoMinusOne() {
    int code = FdtCode.NOSPACE | writer.finishReserveMap() | writer.beginNode("");
    code |=
        writer.propertyText("compatible", "kho-v1") | writer.propertyPlaceholder("preserved-memory-map", 8);
    assertThat(code).isEqualTo(-1);
    assertThat(page).containsOnly(0);
  }

  @Test void onAFinishedTreeEveryCallIsBadStateAndTheTreeStays() {
    assertThat(start() | writer.endNode() | writer.finish()).isZero();
    var before = page.clone();
    assertThat(writer.finishReserveMap()).isEqualTo(FdtCode.BADSTATE);
    assertThat(writer.addReservation(1, 1)).isEqualTo(FdtCode.BADSTATE);
    assertThat(writer.beginNode("")).isEqualTo(FdtCode.BADSTATE);
    assertThat(writer.property("a", new byte[1])).isEqualTo(FdtCode.BADSTATE);
    assertThat(writer.propertyText("a", "b")).isEqualTo(FdtCode.BADSTATE);
    assertThat(writer.propertyLittle64("a", 1)).isEqualTo(FdtCode.BADSTATE);
    assertThat(writer.endNode()).isEqualTo(FdtCode.BADSTATE);
    assertThat(writer.finish()).isEqualTo(FdtCode.BADSTATE);
    assertThat(page).isEqualTo(before);
  }

  @Test void anUnfinishedTreeHasTheComplementOfTheMagicAndIsRefusedByTheHeaderCheck() {
    start();
    var lookup = new FdtLookup(page);
    assertThat(Words.big32(page, 0)).isEqualTo(~0xd00dfeed);
    assertThat(lookup.checkHeader()).isEqualTo(FdtCode.BADMAGIC);
    assertThat(lookup.propertyLength(0, "preserved-memory-map")).isEqualTo(8);
    writer.endNode();
    writer.finish();
    assertThat(lookup.checkHeader()).isZero();
    assertThat(lookup.checkCompatible(0, "kho-v1")).isZero();
    assertThat(lookup.checkCompatible(0, "kho-v")).isEqualTo(1);
    assertThat(lookup.subnode(0, "LUO")).isEqualTo(FdtCode.NOTFOUND);
  }

  @Test void aRootThatWasNeverEndedStillFinishesAndIsFoundByTheReceiver() {
    assertThat(start() | subtree("LUO") | writer.finish()).isZero();
    var lookup = new FdtLookup(page);
    assertThat(lookup.checkHeader()).isZero();
    assertThat(lookup.propertyLittle64(lookup.subnode(0, "LUO"), "fdt")).isEqualTo(0x1_0420_0000L);
  }
}
