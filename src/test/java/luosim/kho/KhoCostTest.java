package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counts must be those of the table of examples in spec kho-6.16 section 9. */
final class KhoCostTest {
  private static final long GIB = 1L << 30;
  private static final long START = 4096 * GIB;

  private Kho616 kho;

  @BeforeEach void boot() {
    kho = new Kho616(KhoServices.generous(), new KhoConfig(true, false, 0x1_0000_0000L, 0x9000_0000L));
  }

  private void expect(long bitmaps, long bitmapBytes, long chunks, long chunkBytes) {
    var cost = kho.cost();
    assertThat(cost.bitmaps()).isEqualTo(bitmaps);
    assertThat(cost.bitmapBytes()).isEqualTo(bitmapBytes);
    assertThat(cost.scannedBits()).isEqualTo(4096 * bitmaps);
    assertThat(kho.serialize()).isZero();
    assertThat(kho.chunks()).isEqualTo(cost.chunks()).isEqualTo(chunks);
    assertThat(cost.chunkBytes()).isEqualTo(chunkBytes);
  }

  @Test void theOrchestratorWithoutParticipants() {
    kho.startFinalize();
    kho.preservePhys(0x1_0010_0000L, 1 << 20);
    expect(2, 1 << 10, 2, 8 << 10);
  }

  @Test void sixteenGibibytesOfSinglePages() {
    kho.preserveRun(START >> 12, 16 * GIB >> 12, 0);
    expect(1024, 512 << 10, 5, 20 << 10);
  }

  @Test void aTebibyteOfSinglePages() {
    kho.preserveRun(START >> 12, 1024 * GIB >> 12, 0);
    expect(65536, 32 << 20, 258, 1032 << 10);
  }

  @Test void aTebibyteOfHugePages() {
    kho.preserveRun(START >> 21, 1024 * GIB >> 21, 9);
    expect(128, 64 << 10, 1, 4 << 10);
  }

  @Test void aTebibyteOfGibibytePieces() {
    for (int i = 0; i < 1024; i++) {
      kho.preservePhys(START + i * GIB, GIB);
    }
    expect(1, 512, 1, 4 << 10);
    assertThat(kho.cost().units()).isEqualTo(1024);
    assertThat(kho.cost().treeNodes()).isEqualTo(2);
  }

  @Test void aHundredThousandPagesEachInItsOwnWindow() {
    kho.preserveComb(START >> 12, 1, 100_000, 0);
    expect(100_000, 51_200_000, 393, 1572 << 10);
  }

  @Test void fifteenPagesFromPageOne() {
    kho.preservePhys(4096, 15 * 4096);
    expect(4, 2 << 10, 4, 16 << 10);
    assertThat(kho.cost().units()).isEqualTo(4);
  }

  @Test void aRunThatIsNotAlignedToItsWindowsTakesOneBitmapMore() {
    kho.preserveRun(4095, 4096 * 3 + 1, 0);
    expect(4, 2048, 1, 4096);
  }
}
