package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import luosim.wire.Words;
import org.junit.jupiter.api.Test;

/**
 * The map must be, byte for byte, what spec kho-6.16 section 4 lays down, and read back as what was
 * preserved.
 */
final class SerializedMapTest {
  private final Kho616 kho =
      new Kho616(KhoServices.generous(), new KhoConfig(true, false, 0x1_0000_0000L, 0x9000_0000L));

  @Test void chunksAndBitmapsHaveTheirFieldsInTheirPlaces() {
    kho.preserveFolio(0x10_0001, 0);
    kho.preserveRun(4095 + 8, 3, 8);
    kho.serialize();
    var map = kho.serializedMap();
    assertThat(map.chunks()).isEqualTo(2);
    assertThat(hex(map.chunk(0x9000_0000L), 0, 48)).isEqualTo("0010009000000000" + "00000000" + "01000000"
        + "0000000001000000" + "0020009000000000" + "00".repeat(16));
    assertThat(hex(map.chunk(0x9000_1000L), 0, 48)).isEqualTo("0000000000000000" + "08000000" + "01000000"
        + "0000000001000000" + "0022009000000000" + "00".repeat(16));
    assertThat(hex(map.bitmap(0x9000_2000L), 0, 3)).isEqualTo("020000");
    assertThat(hex(map.bitmap(0x9000_2200L), 0, 3)).isEqualTo("800300");
    assertThat(map.bitmap(0x9000_2200L)).hasSize(512);
    assertThat(map.chunk(0x9000_1000L)).hasSize(4096);
  }

  private static String hex(byte[] bytes, int from, int to) {
    return HexFormat.of().formatHex(bytes, from, to);
  }

  @Test void aChunkHoldsTwoHundredFiftyFiveElementsAndLinksToTheNext() {
    kho.preserveRun(0, 4096L * 255, 0);
    kho.preserveRun(0, 4096L * 511, 1);
    kho.serialize();
    var map = kho.serializedMap();
    assertThat(kho.chunks()).isEqualTo(1 + 3);
    assertThat(Words.little32(map.chunk(0x9000_0000L), 12)).isEqualTo(255);
    assertThat(Words.little64(map.chunk(0x9000_0000L), 0)).isEqualTo(0x9000_1000L);
    assertThat(Words.little32(map.chunk(0x9000_3000L), 12)).isEqualTo(1);
    assertThat(Words.little32(map.chunk(0x9000_3000L), 8)).isEqualTo(1);
    assertThat(Words.little64(map.chunk(0x9000_3000L), 0)).isZero();
    var elements = MapReader.read(map.firstChunkPhys(), map);
    assertThat(elements).hasSize(766).allMatch(element -> element.units() == 4096);
    assertThat(elements.get(765).startPhys()).isEqualTo(510L * 4096 << 13);
  }

  @Test void emptyBitmapsAndEmptyOrdersAreSerializedToo() {
    kho.preserveFolio(5, 3);
    kho.unpreserveFolio(5, 3);
    var services = new FailingServices();
    var held = kho.copy(services);
    services.arm(2, 0, 0);
    assertThat(held.preserveFolio(512, 9)).isEqualTo(-12);
    held.serialize();
    assertThat(held.chunks()).isEqualTo(2);
    assertThat(Words.little32(held.serializedMap().chunk(0x9000_1000L), 12)).isZero();
    assertThat(Words.little32(held.serializedMap().chunk(0x9000_1000L), 8)).isEqualTo(9);
    assertThat(MapReader.read(0x9000_0000L, held.serializedMap())).hasSize(1)
        .allMatch(element -> element.units() == 0 && element.order() == 3);
  }

  @Test void anEmptyTrackerHasNoChunk() {
    assertThat(kho.serialize()).isZero();
    assertThat(kho.serializedMap().firstChunkPhys()).isZero();
    assertThat(MapReader.read(0, kho.serializedMap())).isEmpty();
  }

  @Test void wrongAddressesAndEndlessListsAreRefused() {
    kho.preserveFolio(5, 3);
    kho.serialize();
    var map = kho.serializedMap();
    assertThatThrownBy(() -> map.chunk(0x9000_1000L)).hasMessageContaining("found 0x90001000");
    assertThatThrownBy(() -> map.chunk(0x8fff_f000L)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> map.chunk(0x9000_0001L)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> map.bitmap(0x9000_1200L)).hasMessageContaining("found 0x90001200");
    assertThatThrownBy(() -> map.bitmap(0x9000_1001L)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MapReader.read(4096, new Loop(1))).hasMessageContaining("found none");
    assertThatThrownBy(() -> MapReader.read(4096, new Loop(256))).hasMessageContaining("found 256");
  }

  @Test void everyBitOfAWindowHasItsPlace() {
    for (int order : new int[] {0, 4, 9, 12, 15}) {
      for (int first : new int[] {0, 1, 7, 8, 9, 63, 4000}) {
        for (int units : new int[] {1, 2, 7, 8, 9, 16, 90}) {
          kho.reset(KhoServices.generous(), new KhoConfig(true, false, 0x1_0000_0000L, 0x9000_0000L));
          kho.preserveRun(4096 + first, units, order);
          kho.serialize();
          var element = MapReader.read(0x9000_0000L, kho.serializedMap()).get(0);
          var bits = java.util.BitSet.valueOf(element.bitmap());
          assertThat(bits.nextSetBit(0)).isEqualTo(first);
          assertThat(bits.nextClearBit(first)).isEqualTo(first + units);
          assertThat(bits.cardinality()).isEqualTo(units).isEqualTo(element.units());
        }
      }
    }
  }

  /** Memory in which every chunk links to itself. */
  private record Loop(int elements) implements MapReader.Memory {
    @Override public byte[] chunk(long phys) {
      var page = new byte[4096];
      Words.putLittle64(page, 0, phys);
      Words.putLittle32(page, 12, elements == 1 ? 0 : elements);
      return page;
    }

    @Override public byte[] bitmap(long phys) {
      return new byte[512];
    }
  }
}
