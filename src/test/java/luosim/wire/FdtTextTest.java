package luosim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our text of a tree must never differ from dtc's, whatever the values look like. */
final class FdtTextTest {

  @Test void guessesTypesAndEscapesAsDtcDoes(@TempDir Path folder) throws Exception {
    var editor = FdtEditor.create(4096);
    String[] values = {
        "text\0", "two\0texts\0", "\0", "a\0", "a\0\0", "ab\0\0", "\0\0\0\0", "a\0\0\0", "no zero", "four",
        "\u00e4\0",
        "tab\t quote\" back\\ bell\u0007 feed\f\0", "\u0001\0\0\0", "\u007f\0", "\u00ff\u00fe", "x\0y\0z\0",
        "1\u00802",
        "\0\0\0\u0007\u0012\u0034\u0056\u0078", "", "\u00ff\u00ff\u00ff\u00ff\u0080\0\0\u000f",
        "\n\r\u000b\b\0"
    };
    int node = editor.addSubnode(0, "node@1,a");
    for (int i = 0; i < values.length; i++) {
      editor.setProperty(node, "p" + i, values[i].getBytes(StandardCharsets.ISO_8859_1));
    }
    editor.addSubnode(editor.addSubnode(node, "inner"), "innermost");
    editor.addSubnode(0, "sibling");
    var blob = editor.toBytes();
    assertThat(FdtText.of(Fdt.parse(blob))).isEqualTo(Dtc.decode(blob, folder));
  }

  @Test void printsReservations(@TempDir Path folder) throws Exception {
    var page = new byte[256];
    var writer = new FdtSequentialWriter(page);
    writer.create();
    writer.addReservation(0x1000, 0x234567);
    writer.addReservation(-4096, 4096);
    writer.finishReserveMap();
    writer.beginNode("");
    writer.endNode();
    writer.finish();
    var text = FdtText.of(Fdt.parse(page));
    assertThat(text).isEqualTo(Dtc.decode(page, folder)).contains("0x0000000000234567", "0xfffffffffffff000");
  }

  @Test void ourTextCompilesBackToTheSameTree(@TempDir Path folder) throws Exception {
    var editor = FdtEditor.create(1024);
    editor.setText(0, "compatible", "kho-v1");
    editor.setLittle64(editor.addSubnode(0, "LUO"), "fdt", 0x1_0420_0000L);
    var tree = Fdt.parse(editor.toBytes());
    var compiled = Fdt.parse(Dtc.encode(FdtText.of(tree), folder));
    assertThat(compiled.root()).isEqualTo(tree.root());
  }
}
