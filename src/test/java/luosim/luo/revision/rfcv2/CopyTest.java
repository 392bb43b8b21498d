package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.host.KhoHandover;
import luosim.kho.NotifierChain;
import luosim.kho.Receiver616;
import luosim.luo.Errno;
import luosim.luo.RigServices;
import luosim.luo.Luo;
import luosim.luo.Need;
import luosim.luo.Operation;
import org.junit.jupiter.api.Test;

/**
 * A copy must go on exactly as its original would, also from the middle of an operation, and must
 * never touch it; a reset kernel must not differ from a new one.
 */
final class CopyTest {

  static Luo copyOf(Rig rig) {
    var services = new RigServices(rig.cast);
    var kho = rig.kho.copy(services);
    services.tellFreed(kho::blobFreed);
    var chain = new NotifierChain();
    return rig.luo.copy(services, new KhoHandover(kho, chain, new Receiver616(), phys -> {
      throw new IllegalStateException("no tree at " + phys);
    }));
  }

  /** Lets both go on with equal answers until the operation is done. */
  static void inStep(Luo original, Luo copy, int op) {
    Need need = Need.WINDOW;
    while (need != Need.DONE) {
      assertThat(copy.digest()).isEqualTo(original.digest());
      assertThat(copy.shape()).isEqualTo(original.shape());
      need = original.proceed(op);
      assertThat(copy.proceed(op)).isEqualTo(need);
      if (need == Need.CALLBACK) {
        assertThat(copy.subject(op)).isEqualTo(original.subject(op));
        assertThat(copy.data(op)).isEqualTo(original.data(op));
        int answer = original.subject(op) == 1 ? -Errno.EIO : 0;
        original.answer(op, answer, 9);
        copy.answer(op, answer, 9);
      }
    }
    assertThat(copy.result(op)).isEqualTo(original.result(op));
    assertThat(copy.row(op)).isEqualTo(original.row(op));
    assertThat(copy.state()).isEqualTo(original.state());
    assertThat(copy.digest()).isEqualTo(original.digest());
  }

  @Test void copiesTakenAtEveryStepOfAFailingPrepareGoOnAlike() {
    for (int steps = 0; steps < 12; steps++) {
      var rig = Rig.of(3, 2);
      rig.fail("prepare f2", Errno.EIO);
      int op = rig.luo.begin(Operation.PREPARE, 0);
      for (int i = 0; i < steps && !rig.step(op).equals(Need.DONE); i++) {
        continue;
      }
      inStep(rig.luo, copyOf(rig), op);
    }
  }

  @Test void copyOfAWaitingOperationWaitsForItsOwnLock() {
    var rig = Rig.of(1, 0);
    rig.prepare();
    int freeze = rig.luo.begin(Operation.FREEZE, 0);
    rig.luo.proceed(freeze);
    int cancel = rig.luo.begin(Operation.CANCEL, 0);
    rig.until(cancel, Need.LOCK);
    Luo copy = copyOf(rig);
    copy.answer(freeze, 0, 1);
    while (copy.proceed(freeze) != Need.DONE) {
      continue;
    }
    assertThat(copy.nextReleased()).isEqualTo(cancel);
    assertThat(rig.luo.nextReleased()).isEqualTo(-1);
    assertThat(rig.luo.proceed(cancel)).isEqualTo(Need.LOCK);
  }

  @Test void copyDoesNotTouchItsOriginal() {
    var rig = Rig.of(2, 2);
    rig.prepare();
    long before = rig.luo.digest();
    Luo copy = copyOf(rig);
    int op = copy.begin(Operation.FREEZE, 0);
    for (Need need = copy.proceed(op); need != Need.DONE; need = copy.proceed(op)) {
      if (need == Need.CALLBACK) {
        copy.answer(op, 0, 77);
      }
    }
    assertThat(copy.digest()).isNotEqualTo(before);
    assertThat(rig.luo.digest()).isEqualTo(before);
    assertThat(rig.luo.outgoingData(0)).isEqualTo(0x1000);
  }

  @Test void shapeForgetsDataButNotWhetherThereAreAny() {
    var rig = Rig.of(1, 1);
    long empty = rig.luo.shape();
    var other = Rig.of(1, 1);
    for (Rig each : new Rig[] {rig, other}) {
      int op = each.luo.begin(Operation.PREPARE, 0);
      Need need = each.luo.proceed(op);
      while (need != Need.DONE) {
        if (need == Need.CALLBACK) {
          each.luo.answer(op, 0, each == rig ? 5 : 6);
        }
        need = each.luo.proceed(op);
      }
      each.luo.end(op);
    }
    assertThat(other.luo.digest()).isNotEqualTo(rig.luo.digest());
    assertThat(other.luo.shape()).isEqualTo(rig.luo.shape()).isNotEqualTo(empty);
  }

  @Test void resetKernelIsANewOne() {
    var fresh = Rig.bare();
    var used = Rig.of(3, 2);
    used.prepare();
    used.fail("freeze s1", Errno.EIO);
    used.freeze();
    used.luo.begin(Operation.CANCEL, 0);
    var services = new RigServices(used.cast);
    var handover = new KhoHandover(fresh.kho, new NotifierChain(), new Receiver616(), phys -> {
      throw new IllegalStateException("no tree at " + phys);
    });
    used.luo.reset(services, handover);
    assertThat(used.luo.digest()).isEqualTo(fresh.luo.digest());
    assertThat(used.luo.notifies()).isZero();
    assertThat(used.luo.fdtsAllocated()).isZero();
    assertThat(used.luo.outgoingTree()).isEmpty();
  }

  @Test void digestTellsStatesApart() {
    var rig = Rig.of(1, 1);
    long normal = rig.luo.digest();
    rig.prepare();
    long prepared = rig.luo.digest();
    rig.freeze();
    long frozen = rig.luo.digest();
    rig.cancel();
    assertThat(rig.luo.digest())
        .as("a cancel leaves no trace in the orchestrator")
        .isEqualTo(normal);
    assertThat(prepared).isNotEqualTo(normal).isNotEqualTo(frozen);
    var other = Rig.of(1, 1);
    other.prepare();
    other.freeze();
    assertThat(other.luo.digest()).as("addresses do not count").isEqualTo(frozen);
  }
}
