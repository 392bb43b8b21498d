package luosim.luo.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import luosim.luo.KernelServices;
import luosim.wire.Fdt;
import luosim.wire.FdtCode;
import luosim.wire.FdtEditor;
import luosim.wire.MalformedFdtException;
import luosim.wire.Words;
import org.junit.jupiter.api.Test;

/**
 * The tree kept as values must be, byte count by byte count and failure by failure, the tree that
 * the editor of real blobs builds with the same calls.
 */
final class OutgoingTreeTest {
  private static final long SEED = 20250515;

  /** The same calls on a real blob. */
  private static final class Mirror {
    final FdtEditor editor = FdtEditor.create(OutgoingTree.CAPACITY);
    int files;
    int subsystems;

    int text(int node, String value) {
      return editor.setText(node, "compatible", value);
    }
  }

  private final KernelServices services = new CountingServices();
  private final OutgoingTree tree = new OutgoingTree();
  private final Mirror mirror = new Mirror();

  private void begin() {
    assertThat(tree.create(services, 0x1000)).isZero();
    same(tree.setRootCompatible(services), mirror.text(0, "luo-v1"));
    same(
        tree.addFilesNode(services),
        mirror.files = mirror.editor.addSubnode(0, "file-descriptors"));
    same(tree.setFilesCompatible(services), mirror.text(mirror.files, "file-descriptors-v1"));
  }

  private int file(long token, String compatible) {
    int node = mirror.editor.addSubnode(mirror.files, "0x" + Long.toHexString(token));
    int code = node < 0 ? node : mirror.text(node, compatible);
    same(tree.addFile(services, token, compatible), code);
    return code < 0 ? code : node;
  }

  private void subsystemsNode() {
    same(
        tree.addSubsystemsNode(services),
        mirror.subsystems = mirror.editor.addSubnode(0, "subsystems"));
    same(tree.setSubsystemsCompatible(services), mirror.text(mirror.subsystems, "subsystems-v1"));
  }

  private int subsystem(String name) {
    int code = mirror.editor.setLittle64(mirror.subsystems, name, 0);
    same(tree.addSubsystem(services, name), code);
    return code;
  }

  private void same(int ours, int real) {
    assertThat(Math.min(ours, 0)).isEqualTo(Math.min(real, 0));
    if (real >= 0) {
      assertThat(tree.usedBytes()).isEqualTo(mirror.editor.usedBytes());
    }
  }

  private void sameBlob() throws MalformedFdtException {
    byte[] ours = tree.blob();
    byte[] real = mirror.editor.toBytes();
    assertThat(ours).hasSize(OutgoingTree.CAPACITY);
    assertThat(Fdt.parse(ours).root()).isEqualTo(Fdt.parse(real).root());
    for (int field = 0; field < 40; field += 4) {
      assertThat(Words.big32(ours, field))
          .as("header at " + field)
          .isEqualTo(Words.big32(real, field));
    }
  }

  @Test void exampleOfTheSpecHasItsSizes() throws MalformedFdtException {
    begin();
    writeBoth(0, file(0, "memfd-v1"), 0x1122334455667788L);
    writeBoth(1, file(1, "vfiofd-v1"), 0xfee1f000L);
    subsystemsNode();
    subsystem("iommu");
    tree.writeSubsystem(services, 0, 0x123456000L);
    mirror.editor.setLittle64(mirror.subsystems, "iommu", 0x123456000L);
    sameBlob();
    byte[] blob = tree.blob();
    assertThat(Words.big32(blob, 4)).as("totalsize").isEqualTo(1 << 20);
    assertThat(Words.big32(blob, 36)).as("size_dt_struct").isEqualTo(276);
    assertThat(Words.big32(blob, 12)).as("off_dt_strings").isEqualTo(0x154);
    assertThat(Words.big32(blob, 32)).as("size_dt_strings").isEqualTo(22);
  }

  private void writeBoth(int added, int node, long data) {
    same(tree.writeFile(services, added, data), mirror.editor.setLittle64(node, "data", data));
  }

  @Test void randomTreesAreThoseOfTheEditor() throws MalformedFdtException {
    long state = SEED;
    String[] names = {"iommu", "pci", "compatible", "data", "ta", "ible", "metadata", "s0", "s10"};
    begin();
    int files = 40;
    for (int i = 0; i < files; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      int node = file(i * 37L, "handler-" + "x".repeat((int) (state >>> 60)));
      if ((state >>> 32 & 3) != 0) {
        writeBoth(i, node, state);
      }
    }
    subsystemsNode();
    for (String name : names) {
      subsystem(name);
    }
    assertThat(tree.hasSubsystemsNode("subsystems-v1"))
        .as("replaced by the subsystem named compatible")
        .isFalse();
    sameBlob();
    readsAlike(new FdtIncomingTree(tree.blob()), names);
  }

  private void readsAlike(FdtIncomingTree read, String[] names) {
    assertThat(read.fileCount()).isEqualTo(tree.fileCount());
    assertThat(read.hasRootCompatible("luo-v1")).isEqualTo(tree.hasRootCompatible("luo-v1"));
    assertThat(read.hasFilesNode("file-descriptors-v1"))
        .isEqualTo(tree.hasFilesNode("file-descriptors-v1"));
    assertThat(read.hasSubsystemsNode("subsystems-v1"))
        .isEqualTo(tree.hasSubsystemsNode("subsystems-v1"));
    for (int i = 0; i < tree.fileCount(); i++) {
      assertThat(read.fileName(i)).isEqualTo(tree.fileName(i));
      assertThat(read.fileNumbered(i)).isTrue();
      assertThat(read.fileToken(i)).isEqualTo(tree.fileToken(i));
      assertThat(read.fileCompatible(i)).isEqualTo(tree.fileCompatible(i));
      assertThat(read.fileDataLength(i)).isEqualTo(tree.fileDataLength(i));
      if (tree.hasData(i)) {
        assertThat(read.fileData(i)).isEqualTo(tree.fileData(i));
      }
    }
    for (String name : names) {
      assertThat(read.subsystemDataLength(name)).isEqualTo(tree.subsystemDataLength(name));
      assertThat(read.subsystemData(name)).isEqualTo(tree.subsystemData(name));
    }
    assertThat(read.subsystemDataLength("nosuch"))
        .isEqualTo(tree.subsystemDataLength("nosuch"))
        .isEqualTo(-1);
  }

  @Test void ownCompatibleOfTheSubsystemsIsAPropertyOfFourteenBytes() {
    begin();
    subsystemsNode();
    assertThat(tree.subsystemDataLength("compatible")).isEqualTo(14);
    assertThat(new FdtIncomingTree(tree.blob()).subsystemDataLength("compatible"))
        .isEqualTo(14);
  }

  @Test void seventeenThousandFilesFitAndNotOneMoreThanObserved() {
    assertThat(fits(17472)).isTrue();
    assertThat(fits(17473)).isTrue();
    assertThat(fits(17474)).isFalse();
  }

  private boolean fits(int files) {
    var full = new OutgoingTree();
    full.create(services, 0x1000);
    full.setRootCompatible(services);
    full.addFilesNode(services);
    full.setFilesCompatible(services);
    boolean fits = true;
    for (int i = 0; i < files; i++) {
      fits &= full.addFile(services, i, "memfd-v1") == 0;
      fits &= full.writeFile(services, i, 0) == 0;
    }
    fits &= full.addSubsystemsNode(services) == 0;
    fits &= full.setSubsystemsCompatible(services) == 0;
    return fits && full.addSubsystem(services, "s0") == 0;
  }

  @Test void outOfSpaceComesAtTheSameCallAsInTheEditor() {
    begin();
    String big = "h".repeat(60_000);
    int added = 0;
    int node = file(added, big);
    while (node >= 0) {
      writeBoth(added, node, added);
      added++;
      node = file(added, added < 17 ? big : "h".repeat(1000));
    }
    assertThat(node).isEqualTo(FdtCode.NOSPACE);
    int left = OutgoingTree.CAPACITY - tree.usedBytes();
    assertThat(left).isLessThan(1100).isGreaterThanOrEqualTo(0);
    subsystemsNodeIfItFits();
  }

  private void subsystemsNodeIfItFits() {
    subsystemsNode();
    String name = "n";
    while (subsystem(name) == 0) {
      name += "n".repeat(40);
    }
    assertThat(name).hasSizeGreaterThan(41);
  }

  @Test void injectedFailureChangesNothing() {
    begin();
    var refusing = new CountingServices();
    refusing.refuse(1);
    int used = tree.usedBytes();
    assertThat(tree.addFile(refusing, 3, "memfd-v1")).isEqualTo(FdtCode.NOSPACE);
    assertThat(tree.usedBytes()).isEqualTo(used);
    assertThat(tree.fileCount()).isZero();
  }

  @Test void aBufferThatIsBegunAgainHoldsNothing() {
    begin();
    int used = tree.usedBytes();
    long empty = tree.digest(true);
    for (int i = 0; i < 20; i++) {
      tree.addFile(services, i, "memfd-v1");
      tree.writeFile(services, i, i);
    }
    tree.addSubsystemsNode(services);
    tree.addSubsystem(services, "pci");
    assertThat(tree.digest(true)).isNotEqualTo(empty);
    tree.create(services, 0x1000);
    tree.setRootCompatible(services);
    tree.addFilesNode(services);
    tree.setFilesCompatible(services);
    assertThat(tree.digest(true)).isEqualTo(empty);
    assertThat(tree.usedBytes()).isEqualTo(used);
    assertThat(tree.fileCount() + tree.subsystemCount()).isZero();
    assertThat(List.of(tree.hasRootCompatible("luo-v2"), tree.hasFilesNode("luo-v1"))).containsOnly(false);
    assertThat(tree.bytes()).isEqualTo(tree.blob().length);
  }

  @Test void everyFileShowsInTheDigestAndItsDataInTheExactOne() {
    begin();
    var digests = new ArrayList<Long>(List.of(tree.digest(true)));
    tree.addFile(services, 1, "memfd-v1");
    digests.add(tree.digest(true));
    assertThat(tree.hasData(0)).isFalse();
    tree.writeFile(services, 0, 0);
    digests.add(tree.digest(true));
    assertThat(tree.hasData(0)).isTrue();
    tree.writeFile(services, 0, 5);
    digests.add(tree.digest(true));
    long shape = tree.digest(false);
    tree.writeFile(services, 0, 6);
    digests.add(tree.digest(true));
    assertThat(tree.digest(false)).isEqualTo(shape);
    tree.addSubsystemsNode(services);
    tree.addSubsystem(services, "pci");
    digests.add(tree.digest(true));
    assertThat(digests).doesNotHaveDuplicates();
    var other = new OutgoingTree();
    other.create(services, 0x9000);
    other.addFile(services, 1, "vfiofd-v1");
    assertThat(other.digest(true)).isNotEqualTo(digests.get(1));
  }

  @Test void aCopyHasTheSameRoomLeft() {
    begin();
    tree.addFile(services, 1, "h".repeat(1_048_000));
    var copy = new OutgoingTree();
    copy.copyFrom(tree);
    assertThat(copy.usedBytes()).isEqualTo(tree.usedBytes());
    assertThat(copy.addFile(services, 2, "h".repeat(500))).isEqualTo(FdtCode.NOSPACE);
    assertThat(copy.addFile(services, 2, "h")).isZero();
    assertThat(copy.writeFile(services, 0, 5)).isZero();
    assertThat(tree.fileCount()).isEqualTo(1);
    assertThat(tree.hasData(0)).isFalse();
    assertThat(copy.phys()).isEqualTo(0x1000);
  }

  @Test void aBlobIsToldFromAnotherByItsBytes() {
    begin();
    long empty = new FdtIncomingTree(tree.blob()).digest(true);
    tree.addFile(services, 1, "memfd-v1");
    byte[] blob = tree.blob();
    assertThat(new FdtIncomingTree(blob).digest(true)).isNotEqualTo(empty)
        .isEqualTo(new FdtIncomingTree(blob.clone()).digest(true));
  }

  @Test void bytesThatAreNoTreeReadAsAnEmptyOne() {
    var bytes =
        "not a tree at all, but long enough for a header".getBytes(StandardCharsets.ISO_8859_1);
    for (byte[] blob : new byte[][] {new byte[0], new byte[40], bytes}) {
      var read = new FdtIncomingTree(blob);
      assertThat(read.hasRootCompatible("luo-v1")).isFalse();
      assertThat(read.hasFilesNode("file-descriptors-v1")).isFalse();
      assertThat(read.hasSubsystemsNode("subsystems-v1")).isFalse();
      assertThat(read.fileCount()).isZero();
      assertThat(read.subsystemDataLength("s0")).isEqualTo(-1);
    }
  }
}
