package luosim.luo.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import luosim.wire.FdtCode;
import luosim.wire.FdtEditor;
import org.junit.jupiter.api.Test;

/**
 * The page of subsystems (spec luo-v3-files-as-subsystem section 3) must take as many bytes as the tree that
 * the editor of real blobs builds with the same calls, and read as its blob does.
 */
final class SubsystemsTreeTest {
  private final CountingServices services = new CountingServices();
  private final SubsystemsTree tree = new SubsystemsTree();

  private void begin(SubsystemsTree begun) {
    assertThat(begun.create(services, 0x2000)).isZero();
    assertThat(begun.addNode(services)).isZero();
  }

  @Test void itsAccountIsThatOfTheEditorCallForCall() {
    var editor = FdtEditor.create(SubsystemsTree.CAPACITY);
    assertThat(tree.create(services, 0x2000)).isZero();
    editor.setText(0, "compatible", "luo-v1");
    assertThat(tree.usedBytes()).isEqualTo(editor.usedBytes());
    assertThat(tree.addNode(services)).isZero();
    int node = editor.addSubnode(0, "subsystems");
    editor.setText(node, "compatible", "subsystems-v1");
    assertThat(tree.usedBytes()).isEqualTo(editor.usedBytes());
    for (String name : new String[] {"iommu", "mmu", "pci", "compatible", "ible"}) {
      assertThat(tree.add(services, name)).isZero();
      editor.setLittle64(node, name, 0);
      assertThat(tree.usedBytes()).as(name).isEqualTo(editor.usedBytes());
    }
    int code = 0;
    for (int row = 0; code == 0; row++) {
      String name = row + "n".repeat(200 + row);
      code = tree.add(services, name);
      assertThat(code).isEqualTo(Math.min(0, editor.setLittle64(node, name, 0)));
      assertThat(tree.count()).as("what does not fit is not there").isEqualTo(5 + row + (code == 0 ? 1 : 0));
    }
    assertThat(code).isEqualTo(FdtCode.NOSPACE);
  }

  @Test void itReadsAsItsBlobDoes() {
    begin(tree);
    tree.add(services, "pci");
    tree.add(services, "iommu");
    tree.write(services, 0, 7);
    var read = new FdtIncomingTree(tree.blob());
    for (String compatible : new String[] {"luo-v1", "luo-v2", "subsystems-v1"}) {
      assertThat(tree.hasRootCompatible(compatible)).isEqualTo(read.hasRootCompatible(compatible));
      assertThat(tree.hasSubsystemsNode(compatible)).isEqualTo(read.hasSubsystemsNode(compatible));
      assertThat(tree.hasFilesNode(compatible)).isEqualTo(read.hasFilesNode(compatible)).isFalse();
    }
    assertThat(tree.fileCount()).isEqualTo(read.fileCount()).isZero();
    for (String name : new String[] {"pci", "iommu", "compatible", "none"}) {
      assertThat(tree.subsystemDataLength(name)).isEqualTo(read.subsystemDataLength(name));
    }
    assertThat(tree.subsystemData("pci")).isEqualTo(read.subsystemData("pci")).isEqualTo(7);
    assertThat(tree.bytes()).isEqualTo(tree.blob().length);
    assertThatThrownBy(() -> tree.fileToken(0)).hasMessage("file 0 of a tree without files");
  }

  @Test void eachOfItsCallsCanBeRefused() {
    for (int call = 1; call <= 5; call++) {
      var refusing = new CountingServices();
      refusing.refuse(call);
      int code = tree.create(refusing, 0x2000);
      assertThat(code).as("call %d of the root", call).isEqualTo(call <= 2 ? FdtCode.NOSPACE : 0);
      if (code == 0) {
        code = tree.addNode(refusing);
        assertThat(code).as("call %d of the node", call).isEqualTo(call <= 4 ? FdtCode.NOSPACE : 0);
      }
      if (code == 0) {
        assertThat(tree.add(refusing, "pci")).isEqualTo(FdtCode.NOSPACE);
      }
      assertThat(tree.count()).isZero();
    }
  }

  @Test void aBufferThatIsBegunAgainHoldsNothing() {
    begin(tree);
    int used = tree.usedBytes();
    long empty = tree.digest(true);
    for (int row = 0; row < 20; row++) {
      tree.add(services, "subsystem" + row);
    }
    long full = tree.digest(true);
    begin(tree);
    assertThat(tree.usedBytes()).isEqualTo(used);
    assertThat(tree.count()).isZero();
    assertThat(tree.digest(true)).isEqualTo(empty).isNotEqualTo(full);
  }

  @Test void aCopyHasTheSameRoomLeft() {
    begin(tree);
    tree.add(services, "n".repeat(3700));
    var copy = new SubsystemsTree();
    copy.copyFrom(tree);
    assertThat(copy.phys()).isEqualTo(0x2000);
    assertThat(copy.digest(true)).isEqualTo(tree.digest(true));
    assertThat(copy.usedBytes()).isEqualTo(tree.usedBytes());
    assertThat(copy.add(services, "m".repeat(300))).isEqualTo(FdtCode.NOSPACE);
    assertThat(copy.add(services, "m")).isZero();
    assertThat(tree.count()).isEqualTo(1);
  }

  @Test void theShapeForgetsDataButNotWhetherThereAreAny() {
    begin(tree);
    tree.add(services, "pci");
    long exact = tree.digest(true);
    long shape = tree.digest(false);
    tree.write(services, 0, 5);
    long five = tree.digest(false);
    assertThat(tree.digest(true)).isNotEqualTo(exact);
    assertThat(five).isNotEqualTo(shape);
    tree.write(services, 0, 6);
    assertThat(tree.digest(false)).isEqualTo(five);
    var other = new SubsystemsTree();
    begin(other);
    other.add(services, "iommu");
    assertThat(other.digest(true)).as("names count").isNotEqualTo(exact);
  }
}
