package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luosim.luo.Need;
import luosim.luo.Operation;
import org.junit.jupiter.api.Test;

/**
 * Kernel work between callbacks: its order and amounts must follow from the entries, and no work
 * must take a step.
 */
final class WorkTest {

  private static String works(Rig rig, Operation operation) {
    int op = rig.luo.begin(operation, 0);
    List<String> works = new ArrayList<>();
    Need need = rig.step(op);
    while (need != Need.DONE) {
      if (need == Need.WORK) {
        works.add(rig.luo.work(op) + " " + rig.luo.workAmount(op));
      }
      need = rig.step(op);
    }
    rig.end(op);
    return String.join(", ", works);
  }

  @Test void prepareWalksEveryPairOfEntriesTwiceAndListsTheBitmaps() {
    var rig = Rig.of(4, 2);
    assertThat(works(rig, Operation.PREPARE))
        .isEqualTo("FDT_SETUP 13, FDT_WRITE 10, FDT_WRITE 3, KHO_SERIALIZE 2");
    assertThat(works(rig, Operation.FREEZE)).isEqualTo("FDT_WRITE 10, FDT_WRITE 3");
    assertThat(works(rig, Operation.CANCEL)).isEqualTo("KHO_WIPE 2, FDT_WRITE 10, FDT_WRITE 3");
  }

  @Test void nothingToWriteTakesNoStep() {
    var rig = Rig.of(0, 0);
    assertThat(works(rig, Operation.PREPARE)).isEqualTo("KHO_SERIALIZE 2");
    assertThat(works(rig, Operation.FREEZE)).isEmpty();
  }

  @Test void failedWriteHasWalkedOnlyAsFarAsItGot() {
    var rig = Rig.of(4, 0);
    rig.prepare();
    rig.refuse("fdt", 2);
    assertThat(works(rig, Operation.FREEZE)).isEqualTo("FDT_WRITE 7");
  }

  @Test void failedSetUpHasWalkedOnlyAsFarAsItGot() {
    var rig = Rig.of(4, 2);
    rig.refuse("fdt", 16);
    assertThat(works(rig, Operation.PREPARE)).isEqualTo("FDT_SETUP 3, KHO_WIPE 1");
  }

  @Test void rebuildIsPaidOnceByTheFirst() {
    var rig = Rig.of(3, 0);
    rig.prepare();
    rig.freeze();
    var next = rig.jump().register(0);
    assertThat(works(next, Operation.FD_RESTORE)).isEqualTo("REBUILD 3");
    assertThat(works(next, Operation.FINISH)).isEmpty();
  }
}
