package luosim.luo.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import luosim.wire.Dtc;
import luosim.wire.FdtCode;
import luosim.wire.FdtSequentialSpace;
import luosim.wire.FdtSequentialWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of subsystems and the tree of files must decode to the trees of the spec, and their accounts of
 * space must be those of libfdt to the byte.
 */
final class ListTreesTest {
  private final CountingServices services = new CountingServices();

  private FilesTree files(int count, String compatible) {
    var tree = new FilesTree();
    assertThat(tree.create(services, 0x1000, FilesTree.bytesFor(count))).isZero();
    for (int token = 0; token < count; token++) {
      assertThat(tree.add(services, token, compatible)).isZero();
    }
    assertThat(tree.finish(services)).isZero();
    return tree;
  }

  @Test void theTreeOfFilesIsTheOneOfTheSpec(@TempDir Path folder) throws Exception {
    var tree = files(2, "memfd-v1");
    assertThat(tree.write(services, 1, 0x1122334455667788L)).isZero();
    assertThat(tree.write(services, 2, 1)).isEqualTo(FdtCode.NOTFOUND);
    assertThat(Dtc.decode(tree.blob(), folder)).isEqualTo("""
        /dts-v1/;

        file-descriptors {
        \tcompatible = "file-descriptors-v1";

        \t0x0 {
        \t\tcompatible = "memfd-v1";
        \t\tdata = <0x00 0x00>;
        \t};

        \t0x1 {
        \t\tcompatible = "memfd-v1";
        \t\tdata = <0x88776655 0x44332211>;
        \t};
        };
        """);
    assertThat(tree.blob()).hasSize(tree.usedBytes());
  }

  @Test void thePageOfSubsystemsListsTheLastFirst(@TempDir Path folder) throws Exception {
    var tree = new SubsystemsTree();
    tree.create(services, 0x2000);
    tree.addNode(services);
    tree.add(services, "pci");
    tree.add(services, "iommu");
    tree.write(services, 1, 0x123456000L);
    assertThat(Dtc.decode(tree.blob(), folder)).isEqualTo("""
        /dts-v1/;

        / {
        \tcompatible = "luo-v1";

        \tsubsystems {
        \t\tiommu = <0x604523 0x1000000>;
        \t\tpci = <0x00 0x00>;
        \t\tcompatible = "subsystems-v1";
        \t};
        };
        """);
    assertThat(tree.blob()).hasSize(4096);
  }

  @Test void oneHundredNineteenSubsystemsFitAndOneMoreDoesNot() {
    var tree = new SubsystemsTree();
    tree.create(services, 0x2000);
    tree.addNode(services);
    for (int i = 0; i < 119; i++) {
      assertThat(tree.add(services, "subsystem" + (100 + i))).isZero();
    }
    assertThat(tree.add(services, "subsystem999")).isEqualTo(FdtCode.NOSPACE);
  }

  @Test void theBufferIsTheSmallestPowerOfTwoOfPages() {
    assertThat(FilesTree.bytesFor(0)).isEqualTo(4096);
    assertThat(FilesTree.bytesFor(24)).isEqualTo(4096);
    assertThat(FilesTree.bytesFor(25)).isEqualTo(8192);
    assertThat(FilesTree.bytesFor(57)).isEqualTo(16384);
  }

  @Test void longCompatiblesOverflowTheEstimate() {
    var tree = new FilesTree();
    tree.create(services, 0x1000, FilesTree.bytesFor(24));
    int code = 0;
    for (int token = 0; token < 24 && code == 0; token++) {
      code = tree.add(services, token, "c".repeat(150));
    }
    assertThat(code).isEqualTo(FdtCode.NOSPACE);
    assertThat(files(24, "c".repeat(100)).blob()).hasSizeLessThanOrEqualTo(4096);
  }

  @Test void aDeletedNodeIsGoneAndTheOthersStay() {
    var tree = files(3, "h");
    tree.remove(1);
    tree.remove(9);
    assertThat(tree.fileCount()).isEqualTo(2);
    assertThat(tree.fileToken(1)).isEqualTo(2);
    var copy = new FilesTree();
    copy.copyFrom(tree);
    assertThat(copy.digest(true)).isEqualTo(tree.digest(true));
    copy.write(services, 2, 5);
    assertThat(copy.digest(true)).isNotEqualTo(tree.digest(true));
    assertThat(tree.fileData(1)).isZero();
  }

  @Test void aDeletedFileTakesNothingOfItsNeighboursAlong() {
    var tree = new FilesTree();
    tree.create(services, 0x1000, 4096);
    for (int token = 0; token < 4; token++) {
      tree.add(services, token, "h" + token);
      tree.write(services, token, 100 + token);
    }
    tree.remove(0);
    tree.remove(2);
    for (int place = 0; place < 2; place++) {
      int token = 2 * place + 1;
      assertThat(tree.fileName(place)).isEqualTo("0x" + token);
      assertThat(tree.fileCompatible(place)).isEqualTo("h" + token);
      assertThat(tree.fileData(place)).isEqualTo(100 + token);
    }
    assertThat(tree.fileCount()).isEqualTo(2);
  }

  @Test void theTreeOfFilesTellsWhatItIsAndNoMore() {
    var tree = files(1, "h");
    assertThat(tree.hasRootCompatible("file-descriptors-v1")).isTrue();
    var read = FdtIncomingTree.ofFiles(tree.blob());
    for (String compatible : new String[] {"luo-v1", "subsystems-v1", "file-descriptors-v1"}) {
      assertThat(tree.hasRootCompatible(compatible)).isEqualTo(read.hasRootCompatible(compatible));
      assertThat(tree.hasSubsystemsNode(compatible)).isEqualTo(read.hasSubsystemsNode(compatible)).isFalse();
    }
    assertThat(tree.fileDataLength(0)).isEqualTo(read.fileDataLength(0)).isEqualTo(8);
    assertThat(tree.subsystemDataLength("h")).isEqualTo(read.subsystemDataLength("h")).isEqualTo(-1);
  }

  @Test void aTreeBegunAgainNamesItsPropertiesAgain() {
    var tree = files(20, "memfd-v1");
    int used = tree.usedBytes();
    tree.create(services, 0x1000, FilesTree.bytesFor(20));
    for (int token = 0; token < 20; token++) {
      tree.add(services, token, "memfd-v1");
    }
    tree.finish(services);
    assertThat(tree.usedBytes()).isEqualTo(used).isEqualTo(tree.blob().length);
    var copy = new FilesTree();
    copy.copyFrom(tree);
    assertThat(copy.usedBytes()).isEqualTo(used);
    assertThat(copy.phys()).isEqualTo(0x1000);
    assertThat(copy.bytes()).isEqualTo(FilesTree.bytesFor(20));
  }

  @Test void theShapeOfATreeOfFilesForgetsDataButNotWhetherThereAreAny() {
    var tree = files(1, "h");
    long shape = tree.digest(false);
    tree.write(services, 0, 5);
    long five = tree.digest(false);
    long exact = tree.digest(true);
    tree.write(services, 0, 6);
    assertThat(tree.digest(false)).isEqualTo(five).isNotEqualTo(shape);
    assertThat(tree.digest(true)).isNotEqualTo(exact);
    assertThat(files(1, "i").digest(true)).isNotEqualTo(files(1, "h").digest(true));
  }

  @Test void theAccountAgreesWithTheWriterCallForCall() {
    var random = new SplittableRandom(11);
    for (int round = 0; round < 300; round++) {
      int capacity = random.nextInt(64, 900);
      var writer = new FdtSequentialWriter(new byte[capacity]);
      var space = new FdtSequentialSpace();
      writer.create();
      writer.finishReserveMap();
      assertThat(space.start(capacity)).isZero();
      var names = new java.util.HashSet<String>();
      for (int call = 0; call < 60; call++) {
        int code;
        int account;
        switch (random.nextInt(3)) {
          case 0 -> {
            String name = "n".repeat(random.nextInt(0, 9));
            code = writer.beginNode(name);
            account = space.beginNode(name.length());
          }
          case 1 -> {
            String name = "p" + random.nextInt(6);
            byte[] value = new byte[random.nextInt(0, 30)];
            code = writer.property(name, value);
            account = space.property(value.length, names.contains(name) ? 0 : name.length());
            if (code == 0) {
              names.add(name);
            }
          }
          default -> {
            code = writer.endNode();
            account = space.end();
          }
        }
        assertThat(account).isEqualTo(code);
      }
    }
  }
}
