package luosim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The account of space must never differ from the tree that it stands for, least of all where the buffer is
 * full.
 */
final class FdtSpaceTest {
  private static final int MIB = 1 << 20;

  /** Spec luo-rfc-v2 section 5.3: observed with libfdt. */
  @Test void seventeenThousandFourHundredSeventyThreeFilesFitAndOneMoreDoesNot() {
    assertThat(setup(FdtEditor.create(MIB), 17472)).isZero();
    assertThat(setup(FdtEditor.create(MIB), 17473)).isZero();
    assertThat(setup(FdtEditor.create(MIB), 17474)).isEqualTo(FdtCode.NOSPACE);
  }

  /**
   * The calls of a prepare; the first failure ends it, but the result of a file's data is not looked at
   * (D24).
   */
  private static int setup(FdtEditor editor, int count) {
    editor.setText(0, "compatible", "luo-v1");
    int files = editor.addSubnode(0, "file-descriptors");
    editor.setText(files, "compatible", "file-descriptors-v1");
    for (int token = 0; token < count; token++) {
      int file = editor.addSubnode(files, "0x" + Integer.toHexString(token));
      if (file < 0) {
        return file;
      }
      if (editor.setText(file, "compatible", "memfd-v1") < 0) {
        return FdtCode.NOSPACE;
      }
      editor.setLittle64(file, "data", 0);
    }
    int subsystems = editor.addSubnode(0, "subsystems");
    if (subsystems < 0) {
      return subsystems;
    }
    int code = editor.setText(subsystems, "compatible", "subsystems-v1");
    return code < 0 ? code : editor.setLittle64(subsystems, "s0", 0);
  }

  @Test void agreesWithTheEditorCallForCall() {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 300; round++) {
      int capacity = random.nextInt(80, 1500);
      var editor = FdtEditor.create(capacity);
      var space = new FdtSpace(capacity);
      var names = new HashSet<String>();
      for (int call = 0; call < 60; call++) {
        if (random.nextBoolean()) {
          var name = "n".repeat(random.nextInt(1, 9)) + call;
          int code = editor.addSubnode(0, name);
          assertThat(space.addNode(name.length())).isEqualTo(Math.min(code, 0));
        } else {
          var name = "p" + random.nextInt(100, 130);
          int length = random.nextInt(20);
          if (editor.tree().property(name).isEmpty()) {
            int code = editor.setProperty(0, name, new byte[length]);
            assertThat(space.addProperty(length, names.contains(name) ? 0 : name.length())).isEqualTo(code);
            if (code == FdtCode.OK) {
              names.add(name);
            }
          }
        }
        assertThat(space.usedBytes()).isEqualTo(editor.usedBytes());
      }
      space.clear();
      assertThat(space.usedBytes()).isEqualTo(80);
    }
  }

  @Test void aPropertyThatDoesNotFitLeavesNoName() {
    var editor = FdtEditor.create(100);
    assertThat(editor.setProperty(0, "abc", new byte[8])).isEqualTo(FdtCode.NOSPACE);
    assertThat(editor.usedBytes()).isEqualTo(80);
    assertThat(editor.setProperty(0, "abc", new byte[4])).isZero();
    assertThat(editor.usedBytes()).isEqualTo(100);
    assertThat(new FdtSpace(100).addProperty(Integer.MAX_VALUE, 3)).isEqualTo(FdtCode.NOSPACE);
    assertThat(new FdtSpace(100).addNode(Integer.MAX_VALUE)).isEqualTo(FdtCode.NOSPACE);
  }
}
