package luosim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * A blob from outside must never end as anything but a tree or a {@link MalformedFdtException} that says
 * where, what was expected and what was found; and never take memory out of proportion.
 */
final class FdtReaderTest {

  private static FdtEditor small() {
    var editor = FdtEditor.create(320);
    editor.setText(0, "compatible", "luo-v1");
    int files = editor.addSubnode(0, "file-descriptors");
    editor.setText(files, "compatible", "file-descriptors-v1");
    int file = editor.addSubnode(files, "0x0");
    editor.setText(file, "compatible", "memfd-v1");
    editor.setLittle64(file, "data", 0x1000);
    return editor;
  }

  @Test void readsWhatTheEditorWrote() throws Exception {
    var editor = small();
    var tree = Fdt.parse(editor.toBytes());
    assertThat(tree.root()).isEqualTo(editor.tree());
    assertThat(tree.totalSize()).isEqualTo(320);
    var file = tree.root().child("file-descriptors").flatMap(node -> node.child("0x0")).orElseThrow();
    assertThat(file.property("data").orElseThrow().little64()).isEqualTo(0x1000);
    assertThat(file.property("compatible").orElseThrow().isText("memfd-v1")).isTrue();
    assertThat(file.child("none")).isEmpty();
    assertThat(file).hasToString("FdtNode[name=0x0, properties=[data = <0x100000 0x00>, "
        + "compatible = \"memfd-v1\"], children=[]]");
  }

  @Test void refusesEveryTruncation() {
    var blob = small().toBytes();
    for (int length = 0; length < blob.length; length++) {
      var part = Arrays.copyOf(blob, length);
      assertThatThrownBy(() -> Fdt.parse(part)).isInstanceOf(MalformedFdtException.class);
    }
  }

  @Test void refusesEveryTruncationThatTheHeaderAgreesWith() {
    var editor = small();
    var blob = editor.toBytes();
    for (int length = 0; length < editor.usedBytes(); length++) {
      var part = Arrays.copyOf(blob, Math.max(length, 8));
      Words.putBig32(part, 4, length);
      assertThatThrownBy(() -> Fdt.parse(part)).isInstanceOf(MalformedFdtException.class);
    }
  }

  @Test void survivesEverySingleByteMutation() {
    var blob = small().toBytes();
    int refused = 0;
    for (int at = 0; at < blob.length; at++) {
      byte before = blob[at];
      for (int value = 0; value < 256; value++) {
        blob[at] = (byte) value;
        refused += refuses(blob) ? 1 : 0;
      }
      blob[at] = before;
    }
    assertThat(refused).isBetween(20_000, 60_000);
  }

  private static boolean refuses(byte[] blob) {
    try {
      var tree = Fdt.parse(blob);
      assertThat(FdtText.of(tree)).startsWith("/dts-v1/;");
      assertThat(FdtEditor.open(blob, 512).tree()).isEqualTo(tree.root());
      return false;
    } catch (MalformedFdtException malformed) {
      assertThat(malformed.offset()).isBetween(0L, (long) blob.length);
      assertThat(malformed.expected()).isNotEmpty();
      assertThat(malformed.found()).isNotEmpty();
      return true;
    }
  }

  @Test void namesThePlaceTheExpectationAndTheFinding() {
    refuses("byte 0: expected magic d00dfeed, found 0xd00dfee0", 3, 0xe0);
    refuses("byte 20: expected version 16 or later, found 15", 23, 15);
    refuses("byte 24: expected compatible with version 17 or earlier, found 18", 27, 18);
    refuses("byte 24: expected at most version 16, found 17", 23, 16, 27, 17);
    refuses("byte 4: expected at most the 320 bytes given, found 576", 6, 2);
    refuses("byte 4: expected at most 16777216 bytes in total, found 4278190400", 4, 255);
    refuses("byte 8: expected a multiple of 4, found 65", 11, 65);
    refuses("byte 16: expected a multiple of 8, found 52", 19, 52);
    refuses("byte 16: expected an offset within the blob, found 8", 19, 8);
    refuses("byte 32: expected at most 104 bytes, found 65296", 34, 255);
    refuses("byte 36: expected at most 256 bytes, found 408", 38, 1);
    refuses("byte 36: expected a multiple of 4, found 149", 39, 149);
    refuses("byte 64: expected the root node's begin token, found 0x7", 67, 7);
    refuses("byte 68: expected a root without name, found 'x'", 68, 'x');
    refuses("byte 76: expected at most 132 bytes of value, found 16777223", 76, 1);
    refuses("byte 80: expected a name offset below 16, found 17", 83, 17);
    refuses("byte 92: expected a property, a node or the end of '', found 0x9", 95, 9);
    refuses("byte 212: expected the end token after the root node, found 0x2", 215, 2);
  }

  private static void refuses(String message, int... changes) {
    var blob = small().toBytes();
    for (int i = 0; i < changes.length; i += 2) {
      blob[changes[i]] = (byte) changes[i + 1];
    }
    assertThatThrownBy(() -> Fdt.parse(blob)).hasMessage("device tree blob, " + message);
  }

  @Test void readsSixtyFourLevelsAndRefusesTheNext() throws Exception {
    assertThat(Fdt.parse(nested(63)).root().children()).hasSize(1);
    assertThatThrownBy(() -> Fdt.parse(nested(64))).hasMessageContaining("at most 64 levels, found level 65");
    assertThatThrownBy(() -> Fdt.parse(nested(300_000))).hasMessageContaining("at most 64 levels");
  }

  private static byte[] nested(int levels) {
    var page = new byte[200 + 16 * levels];
    var writer = new FdtSequentialWriter(page);
    writer.create();
    writer.finishReserveMap();
    writer.beginNode("");
    for (int i = 0; i < levels; i++) {
      writer.beginNode("n");
    }
    for (int i = 0; i <= levels; i++) {
      writer.endNode();
    }
    assertThat(writer.finish()).isZero();
    return page;
  }

  @Test void refusesPropertiesBehindChildrenAndLongNames() {
    var page = new byte[1024];
    var writer = new FdtSequentialWriter(page);
    writer.create();
    writer.finishReserveMap();
    writer.beginNode("");
    writer.beginNode("child");
    writer.endNode();
    writer.propertyLittle64("late", 1);
    writer.endNode();
    writer.finish();
    assertThatThrownBy(() -> Fdt.parse(page)).hasMessageContaining("expected properties before child nodes");
    var longName = "n".repeat(256);
    assertThatThrownBy(() -> small().addSubnode(0, longName)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> small().addSubnode(0, "a\0b")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test void aLongStringsBlockSharedByManyPropertiesStaysSmallInMemory() {
    var blob = new byte[4 << 20];
    int[] header = {0xd00dfeed, blob.length, 64, 64 + (3 << 20), 40, 17, 16, 0, (1 << 20) - 64, 3 << 20};
    for (int i = 0; i < header.length; i++) {
      Words.putBig32(blob, 4 * i, header[i]);
    }
    Words.putBig32(blob, 64, 1);
    Arrays.fill(blob, 64 + (3 << 20), blob.length, (byte) 'n');
    for (int at = 72, name = 0; at < 3 << 20; at += 12, name++) {
      Words.putBig32(blob, at, 3);
      Words.putBig32(blob, at + 8, name);
    }
    assertThatThrownBy(() -> Fdt.parse(blob)).hasMessageContaining("at most 255 characters");
  }

  @Test void readsVersionSixteenWhichHasNoStructureSize() throws Exception {
    var blob = small().toBytes();
    var root = Fdt.parse(blob).root();
    Words.putBig32(blob, 20, 16);
    Words.putBig32(blob, 36, -1);
    assertThat(Fdt.parse(blob).root()).isEqualTo(root);
  }
}
