package luosim.luo.onelist;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Luo;
import luosim.luo.RigServices;
import luosim.luo.Need;
import luosim.luo.Operation;
import org.junit.jupiter.api.Test;

/** A copy at any point of any operation must go on as the original does, and not be seen by it. */
final class CopyTest {
  private static Luo copy(Rig rig) {
    return rig.copyOfLuo(new RigServices(rig.cast));
  }

  /** Lets every operation of a life stop at every point, and compares copy and original there. */
  private static void everywhere(Rig rig, Operation operation, long argument, long token) {
    int op = rig.luo.begin(operation, argument, -1, token);
    Need need = Need.WINDOW;
    while (need != Need.DONE) {
      Luo copy = copy(rig);
      assertThat(copy.digest()).isEqualTo(rig.luo.digest());
      assertThat(copy.shape()).isEqualTo(rig.luo.shape());
      need = rig.step(op);
    }
    Luo copy = copy(rig);
    assertThat(copy.digest()).isEqualTo(rig.luo.digest());
    assertThat(copy.result(op)).isEqualTo(rig.luo.result(op));
    rig.end(op);
  }

  @Test void copiesAreEqualAtEveryPoint() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 2, 1, 1);
      everywhere(rig, Operation.SET_FD_EVENT, Rig.PREPARE, 1);
      everywhere(rig, Operation.PREPARE, 0, 0);
      everywhere(rig, Operation.REBOOT, 0, 0);
      var next = rig.jump().register(1, 1);
      everywhere(next, Operation.FD_RESTORE, 0, 0);
      everywhere(next, Operation.FD_PRESERVE, 7, 7);
      everywhere(next, Operation.FINISH, 0, 0);
      everywhere(rig, Operation.CANCEL, 0, 0);
      everywhere(rig, Operation.FD_UNPRESERVE, 0, 0);
      everywhere(rig, Operation.CLOSE_DEVICE, 0, 0);
    }
  }

  @Test void aCopyGoesItsOwnWay() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 1, 0, 1);
      rig.prepare();
      long before = rig.luo.digest();
      Luo copy = copy(rig);
      int op = copy.begin(Operation.OPEN_DEVICE, 0);
      assertThat(copy.proceed(op)).isEqualTo(Need.DONE);
      copy.end(op);
      assertThat(copy.outgoingTree().orElseThrow().digest(true))
          .isEqualTo(rig.luo.outgoingTree().orElseThrow().digest(true));
      assertThat(rig.luo.digest()).isEqualTo(before);
      assertThat(copy.digest()).isNotEqualTo(before);
    }
  }

  @Test void aResetInstanceIsANewOne() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 2, 1, 0);
      rig.prepare();
      rig.luo.reset(rig.services, new luosim.host.ListHandover(rig.kho, new luosim.kho.Receiver616(),
          phys -> java.util.Optional.empty()));
      rig.luo.boot();
      assertThat(rig.luo.digest()).isEqualTo(Rig.bare(manner).luo.digest());
      assertThat(rig.luo.fdtsAllocated()).isZero();
    }
  }
}
