package luosim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No tree that was observed from RFC v2 may decode to another text than dtc printed for it, or come out
 * different when we build it with the calls that the kernel makes.
 */
final class GoldenTreesTest {
  private record Golden(String id, String what, byte[] blob, String source) {}

  @Test void everyTreeDecodesToTheTextOfDtc() throws Exception {
    for (var golden : golden()) {
      assertThat(FdtText.of(Fdt.parse(golden.blob))).as(golden.id).isEqualTo(golden.source);
    }
  }

  @Test void everyTreeOfTheOrchestratorIsRebuiltWithTheSameTreeStringsAndSize() throws Exception {
    int trees = 0;
    for (var golden : golden()) {
      if (golden.what.startsWith("luo")) {
        var parsed = Fdt.parse(golden.blob);
        var built = rebuilt(parsed.root(), golden.blob.length).toBytes();
        assertThat(Fdt.parse(built)).as(golden.id).isEqualTo(parsed);
        assertThat(Arrays.copyOf(built, 64)).isEqualTo(Arrays.copyOf(golden.blob, 64));
        assertThat(strings(built)).isEqualTo(strings(golden.blob));
        trees++;
      }
    }
    assertThat(trees).isEqualTo(55);
  }

  /** The calls of a prepare: spec luo-rfc-v2 section 5.2. */
  private static FdtEditor rebuilt(FdtNode root, int capacity) {
    var editor = FdtEditor.create(capacity);
    editor.setProperty(0, "compatible", root.property("compatible").orElseThrow().value());
    for (var name : List.of("file-descriptors", "subsystems")) {
      var node = root.child(name).orElseThrow();
      int number = editor.addSubnode(0, name);
      copyProperties(editor, node, number);
      for (int i = node.children().size() - 1; i >= 0; i--) {
        copyProperties(editor, node.children().get(i),
            editor.addSubnode(number, node.children().get(i).name()));
      }
    }
    return editor;
  }

  private static void copyProperties(FdtEditor editor, FdtNode from, int to) {
    for (int i = from.properties().size() - 1; i >= 0; i--) {
      editor.setProperty(to, from.properties().get(i).name(), from.properties().get(i).value());
    }
  }

  @Test void everyRootTreeIsRewrittenByteForByte() throws Exception {
    int trees = 0;
    for (var golden : golden()) {
      if (golden.what.startsWith("kho")) {
        var page = new byte[4096];
        var writer = new FdtSequentialWriter(page);
        writer.create();
        writer.finishReserveMap();
        write(writer, Fdt.parse(golden.blob).root());
        assertThat(writer.finish()).isZero();
        assertThat(Arrays.copyOf(page, writer.totalSize())).as(golden.id).isEqualTo(golden.blob);
        trees++;
      }
    }
    assertThat(trees).isEqualTo(45);
  }

  private static void write(FdtSequentialWriter writer, FdtNode node) {
    writer.beginNode(node.name());
    node.properties().forEach(property -> writer.property(property.name(), property.value()));
    node.children().forEach(child -> write(writer, child));
    writer.endNode();
  }

  @Test void dtcReadsOurBlobsAsWeDo(@TempDir Path folder) throws Exception {
    var all = golden();
    for (int i = 0; i < all.size(); i += 9) {
      var tree = Fdt.parse(all.get(i).blob);
      var ours = rebuiltAnyway(tree, all.get(i).blob.length).toBytes();
      assertThat(Dtc.decode(ours, folder)).as(all.get(i).id).isEqualTo(all.get(i).source);
    }
  }

  private static FdtEditor rebuiltAnyway(Fdt tree, int capacity) {
    var editor = FdtEditor.create(capacity + 64);
    copyAll(editor, tree.root(), 0);
    return editor;
  }

  private static void copyAll(FdtEditor editor, FdtNode from, int to) {
    copyProperties(editor, from, to);
    for (int i = from.children().size() - 1; i >= 0; i--) {
      copyAll(editor, from.children().get(i), editor.addSubnode(to, from.children().get(i).name()));
    }
  }

  private static byte[] strings(byte[] blob) {
    int at = Words.big32(blob, 12);
    return Arrays.copyOfRange(blob, at, at + Words.big32(blob, 32));
  }

  private static List<Golden> golden() throws IOException {
    var all = new ArrayList<Golden>();
    try (var in = GoldenTreesTest.class.getResourceAsStream("rfc-v2-trees.tsv.gz");
        var text = new GZIPInputStream(in)) {
      for (var line : new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        var field = line.split("\t");
        var blob = Arrays.copyOf(Base64.getDecoder().decode(field[3]), Integer.parseInt(field[2]));
        var source = field[4].replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
        all.add(new Golden(field[0], field[1], blob, source));
      }
    }
    assertThat(all).hasSize(100);
    return all;
  }
}
