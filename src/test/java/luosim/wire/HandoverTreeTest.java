package luosim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The root tree of mainline must come out byte for byte as the kernel's calls leave it, and be full at the
 * very blob at which the kernel's page is full.
 */
final class HandoverTreeTest {
  private final HandoverTree tree = new HandoverTree();

  private void asObserved() {
    tree.clear(0x5c5000);
    assertThat(tree.add("kexec-metadata", 0x5cc000, 73)).isZero();
    assertThat(tree.add("LUO", 0x672000, 32)).isZero();
  }

  @Test void theObservedTreeIsWrittenByteForByte() throws Exception {
    asObserved();
    var observed = MainlineBlobs.file("in-fdt.dtb");
    assertThat(tree.toBytes()).isEqualTo(observed);
    assertThat(tree.usedBytes()).isEqualTo(observed.length);
    assertThat(FdtText.of(Fdt.parse(tree.toBytes())))
        .isEqualTo(new String(MainlineBlobs.file("in-fdt.dts"), StandardCharsets.UTF_8));
  }

  @Test void theTreeThatDebugfsCutsShortIsTheOneWithItsEarlierSize() throws Exception {
    tree.clear(0x5c5000);
    tree.add("kexec-metadata", 0x5cc000, 73);
    int earlier = tree.usedBytes();
    asObserved();
    var cut = Arrays.copyOf(tree.toBytes(), earlier);
    assertThat(cut).isEqualTo(MainlineBlobs.file("out-fdt-truncated.dtb"));
    assertThat(new FdtLookup(cut).checkHeader()).isZero(); // a kernel looks at the header alone
    assertThatThrownBy(() -> Fdt.parse(cut))
        .isInstanceOf(MalformedFdtException.class)
        .hasMessageContaining("at most the 233 bytes given, found 285");
  }

  @Test void dtcReadsWhatWeWrite(@TempDir Path folder) throws Exception {
    assertThat(Dtc.decode(tree.toBytes(), folder)).isEqualTo(FdtText.of(Fdt.parse(tree.toBytes())));
    asObserved();
    assertThat(Dtc.decode(tree.toBytes(), folder))
        .isEqualTo(new String(MainlineBlobs.file("in-fdt.dts"), StandardCharsets.UTF_8));
  }

  @Test void theFreshTreeIsWhatTheSequentialCallsLeave() {
    var page = new byte[4096];
    var writer = new FdtSequentialWriter(page);
    writer.create();
    writer.finishReserveMap();
    writer.beginNode("");
    writer.propertyText("compatible", HandoverTree.COMPATIBLE);
    writer.propertyLittle64(HandoverTree.MAP, 0x77000);
    writer.endNode();
    writer.finish();
    tree.clear(0x77000);
    assertThat(tree.toBytes()).isEqualTo(Arrays.copyOf(page, writer.totalSize()));
  }

  @Test void aPageIsFullAtTheSameBlobAsUnderTheKernelsCalls() throws Exception {
    tree.clear(1 << 12);
    var bytes = tree.toBytes();
    boolean full = false;
    for (int i = 0; !full; i++) {
      var name = "blob" + "x".repeat(i * 7 % 40) + i;
      var editor = FdtEditor.open(bytes, 4096);
      int code = editor.addSubnode(0, name);
      if (code >= 0) {
        int node = code;
        code = Math.min(editor.setLittle64(node, HandoverTree.DATA, i),
            editor.setLittle64(node, HandoverTree.SIZE, i));
      }
      assertThat(tree.add(name, i, i)).as(name).isEqualTo(Math.min(0, code));
      full = code < 0;
      if (!full) {
        bytes = tree.toBytes();
        assertThat(Fdt.parse(bytes).root()).isEqualTo(editor.tree());
        assertThat(tree.add(name, 0, 0)).isEqualTo(FdtCode.EXISTS);
        assertThat(tree.toBytes()).isEqualTo(bytes);
      }
    }
    assertThat(tree.blobs()).isBetween(30, 60);
    assertThat(tree.usedBytes()).isLessThanOrEqualTo(4096);
    assertThat(tree.toBytes()).isEqualTo(bytes);
  }

  @Test void aCopyIsApartFromItsOriginal() {
    asObserved();
    var copy = new HandoverTree();
    copy.copyFrom(tree);
    assertThat(copy.toBytes()).isEqualTo(tree.toBytes());
    copy.add("more", 1, 1);
    assertThat(tree.blobs()).isEqualTo(2);
    assertThat(copy.name(2)).isEqualTo("more");
  }
}
