package luosim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * No packed struct that a mainline kernel was seen to hand over may be read as other values than it was
 * decoded to, or be written as other bytes; and no bytes at all may make a reader throw.
 */
final class MainlineStructsTest {
  private final MainlineBlobs blobs;

  MainlineStructsTest() throws Exception {
    blobs = MainlineBlobs.load();
  }

  private static long number(Object fields, String name) {
    return MainlineBlobs.number(fields, name);
  }

  @Test void everyObservedMemfdRecordIsReadAndWritten() {
    var names = blobs.ofKind("memfd record");
    assertThat(names).hasSize(5);
    for (var name : names) {
      var fields = blobs.decoded(name);
      var area = MainlineBlobs.fields(fields).get("vmalloc");
      var record = new MemfdRecord(
          number(fields, "pos"),
          number(fields, "size"),
          (int) number(fields, "seals"),
          (int) number(fields, "flags"),
          number(fields, "nr_folios"),
          new VmallocArea(
              number(area, "first"), number(area, "total_pages"), (int) number(area, "flags"),
              (int) number(area, "order")));
      assertThat(record.toBytes()).as(name).isEqualTo(blobs.bytes(name));
      assertThat(MemfdRecord.read(blobs.bytes(name))).as(name).contains(record);
      assertThat(VmallocArea.read(record.array().toBytes())).contains(record.array());
    }
  }

  @Test void everyObservedFolioArrayIsReadAndWritten() {
    var names = blobs.ofKind("memfd folio array");
    assertThat(names).hasSize(2);
    for (var name : names) {
      var folios = new ArrayList<FolioEntry>();
      for (var entry : (List<?>) blobs.decoded(name)) {
        folios.add(
            new FolioEntry(number(entry, "pfn"), (int) number(entry, "flags"), number(entry, "index")));
      }
      assertThat(folios).allMatch(folio -> folio.flags() == (FolioEntry.DIRTY | FolioEntry.UPTODATE));
      assertThat(FolioEntry.toBytes(folios)).as(name).isEqualTo(blobs.bytes(name));
      assertThat(FolioEntry.read(blobs.bytes(name), folios.size())).as(name).isEqualTo(folios);
      assertThat(FolioEntry.read(blobs.bytes(name), 1)).containsExactly(folios.get(0));
    }
  }

  @Test void theObservedChunkIsReadAndWritten() {
    var name = blobs.ofKind("vmalloc chunk (used part)").get(0);
    var pages = ((List<?>) MainlineBlobs.fields(blobs.decoded(name)).get("pages")).stream()
        .map(MainlineBlobs::number).toList();
    var chunk = new VmallocChunk(number(blobs.decoded(name), "next"), pages);
    assertThat(Arrays.copyOf(chunk.toBytes(), 16)).isEqualTo(blobs.bytes(name));
    assertThat(VmallocChunk.read(blobs.bytes(name))).contains(chunk);
    assertThat(VmallocChunk.read(chunk.toBytes())).contains(chunk);
    assertThat(chunk.toBytes()).hasSize(4096);
  }

  @Test void theObservedMetadataAreReadAndWritten() {
    var name = blobs.ofKind("kexec metadata").get(0);
    var fields = blobs.decoded(name);
    var metadata = new KexecMetadata(
        (int) number(fields, "version"),
        (String) MainlineBlobs.fields(fields).get("previous_release"),
        (int) number(fields, "kexec_count"));
    assertThat(metadata.toBytes()).isEqualTo(blobs.bytes(name));
    assertThat(KexecMetadata.read(blobs.bytes(name))).contains(metadata);
  }

  @Test void everyObservedStructHasAReader() {
    int ours = blobs.ofKind("memfd record").size() + blobs.ofKind("memfd folio array").size()
        + blobs.ofKind("vmalloc chunk (used part)").size() + blobs.ofKind("kexec metadata").size();
    int orchestrator = blobs.ofKind("luo header").size() + blobs.ofKind("session block").size()
        + blobs.ofKind("file block").size() + blobs.ofKind("FLB page").size();
    assertThat(ours).isEqualTo(9);
    assertThat(orchestrator).isEqualTo(7);
  }

  @Test void metadataOfAnotherSizeOrVersionOrWithoutAnEndAreNone() {
    var good = new KexecMetadata(1, "7.3.4", 2).toBytes();
    assertThat(KexecMetadata.read(Arrays.copyOf(good, 72))).isEmpty();
    assertThat(KexecMetadata.read(Arrays.copyOf(good, 74))).isEmpty();
    var newer = good.clone();
    newer[0] = 2;
    assertThat(KexecMetadata.read(newer)).isEmpty();
    var endless = good.clone();
    Arrays.fill(endless, 4, 69, (byte) 'x');
    assertThat(KexecMetadata.read(endless)).isEmpty();
    var longest = new KexecMetadata(1, "x".repeat(64), -1);
    assertThat(KexecMetadata.read(longest.toBytes())).contains(longest);
    assertThatThrownBy(() -> new KexecMetadata(1, "x".repeat(65), 0)).hasMessageContaining("found 65");
    assertThatThrownBy(() -> new KexecMetadata(1, "a\0b", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test void aFullChunkHasASuccessorAtOnce() {
    assertThat(VmallocChunk.chunks(0)).isZero();
    assertThat(VmallocChunk.chunks(1)).isEqualTo(1);
    assertThat(VmallocChunk.chunks(510)).isEqualTo(1);
    assertThat(VmallocChunk.chunks(511)).isEqualTo(2);
    assertThat(VmallocChunk.chunks(1021)).isEqualTo(2);
    assertThat(VmallocChunk.chunks(1022)).isEqualTo(3);
    var full = new VmallocChunk(0x7000, java.util.Collections.nCopies(511, 0x5000L));
    assertThat(VmallocChunk.read(full.toBytes())).contains(full);
    assertThatThrownBy(() -> new VmallocChunk(0, java.util.Collections.nCopies(512, 1L)))
        .hasMessageContaining("found 512");
    assertThatThrownBy(() -> new VmallocChunk(0, List.of(0L))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test void fieldsThatDoNotFitAreRefused() {
    assertThat(new VmallocArea(1, 0xffffffffL, 0xffff, 0xffff).toBytes()).hasSize(16);
    var widest = new VmallocArea(-1, 0xffffffffL, 0xffff, 0xffff);
    assertThat(VmallocArea.read(widest.toBytes())).contains(widest);
    assertThatThrownBy(() -> new VmallocArea(0, 1L << 32, 0, 0)).hasMessageContaining("4294967296");
    assertThatThrownBy(() -> new VmallocArea(0, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VmallocArea(0, 0, 1 << 16, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VmallocArea(0, 0, 0, 1 << 16)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FolioEntry(1L << 52, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FolioEntry(0, 1 << 12, 0)).isInstanceOf(IllegalArgumentException.class);
    var widestFolio = new FolioEntry((1L << 52) - 1, (1 << 12) - 1, -1);
    assertThat(FolioEntry.read(FolioEntry.toBytes(List.of(widestFolio)), 9)).containsExactly(widestFolio);
  }

  @Test void noBytesMakeAReaderThrow() {
    var random = new SplittableRandom(73);
    for (int round = 0; round < 5000; round++) {
      var bytes = new byte[random.nextInt(random.nextInt(8) == 0 ? 5000 : 100)];
      random.nextBytes(bytes);
      KexecMetadata.read(bytes);
      int whole = FolioEntry.read(bytes, random.nextLong()).size();
      assertThat(whole).isLessThanOrEqualTo(bytes.length / 16);
      assertThat(MemfdRecord.read(bytes).isPresent()).isEqualTo(bytes.length >= 48);
      assertThat(VmallocArea.read(bytes).isPresent()).isEqualTo(bytes.length >= 16);
      assertThat(VmallocChunk.read(bytes).isPresent()).isEqualTo(bytes.length >= 8);
      MemfdRecord.read(bytes)
          .ifPresent(record -> assertThat(record.toBytes()).isEqualTo(Arrays.copyOf(bytes, 48)));
    }
  }

  @Test void keysTellOrderAndPlace() {
    assertThat(RadixKey.of(0, 0)).isEqualTo(1L << 52);
    assertThat(RadixKey.of(5608, 0)).isEqualTo(1L << 52 | 5608);
    assertThat(RadixKey.of(19, 9)).isEqualTo(1L << 43 | 19);
    for (int order = 0; order < 40; order++) {
      long last = (1L << 40 - order) - 1;
      assertThat(RadixKey.order(RadixKey.of(last, order))).isEqualTo(order);
      assertThat(RadixKey.unit(RadixKey.of(last, order))).isEqualTo(last);
    }
    assertThat(RadixKey.order(0)).isNegative();
    assertThat(RadixKey.order(1L << 53)).isNegative();
    assertThat(RadixKey.order(-1)).isNegative();
    long key = RadixKey.of(0x12345, 0);
    assertThat(RadixKey.bit(key)).isEqualTo(0x2345);
    assertThat(RadixKey.leaf(key)).isEqualTo(1L << 37 | 2);
    assertThat(RadixKey.entry(RadixKey.leaf(key), 1)).isEqualTo(2);
    assertThat(RadixKey.entry(RadixKey.leaf(key), 5)).isEqualTo(2);
    assertThat(RadixKey.entry(RadixKey.leaf(key), 4)).isZero();
  }
}
