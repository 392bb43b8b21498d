package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luosim.luo.Errno;
import luosim.luo.Need;
import luosim.luo.Operation;
import org.junit.jupiter.api.Test;

/** A copy must be the same kernel, at every step of every operation, and live on its own. */
final class CopyTest {
  @Test void aCopyTakenAtAnyStepGoesOnAsTheOriginal() {
    for (Scene scene : scenes()) {
      int steps = 0;
      Rig counted = scene.start();
      int op = scene.begin(counted);
      while (counted.step(op) != Need.DONE) {
        steps++;
      }
      for (int stop = 0; stop <= steps; stop++) {
        checkCopy(scene, stop);
      }
    }
  }

  private static void checkCopy(Scene scene, int stop) {
    Rig rig = scene.start();
    int op = scene.begin(rig);
    for (int step = 0; step < stop; step++) {
      rig.step(op);
    }
    Rig copy = rig.copy();
    assertThat(copy.luo.digest()).isEqualTo(rig.luo.digest());
    assertThat(copy.luo.shape()).isEqualTo(rig.luo.shape());
    rig.until(op, Need.DONE);
    copy.until(op, Need.DONE);
    assertThat(copy.luo.result(op)).isEqualTo(rig.luo.result(op));
    assertThat(copy.luo.row(op)).isEqualTo(rig.luo.row(op));
    assertThat(copy.luo.digest()).isEqualTo(rig.luo.digest());
    int later = rig.luo.begin(Operation.CLOSE_DEVICE, 0);
    rig.until(later, Need.DONE);
    assertThat(copy.luo.digest()).isNotEqualTo(rig.luo.digest());
  }

  @Test void waitersAreCopiedWithTheirPlaces() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    int first = rig.luo.begin(Operation.SESSION_PRESERVE, session, 0, 0);
    rig.step(first);
    int second = rig.luo.begin(Operation.SESSION_NAME, session);
    int reboot = rig.luo.begin(Operation.REBOOT, 0);
    assertThat(rig.step(second)).isEqualTo(Need.LOCK);
    assertThat(rig.step(reboot)).isEqualTo(Need.LOCK);
    Rig copy = rig.copy();
    for (Rig each : List.of(rig, copy)) {
      each.until(first, Need.DONE);
      assertThat(each.luo.nextReleased()).isEqualTo(second);
      each.until(second, Need.DONE);
      assertThat(each.luo.nextReleased()).isEqualTo(reboot);
    }
    assertThat(copy.luo.digest()).isEqualTo(rig.luo.digest());
  }

  @Test void equalStatesReachedByDifferentWaysHaveOneDigest() {
    Rig one = Rig.cold();
    one.create("s", 0);
    Rig two = Rig.cold();
    for (int session = 0; session < 9; session++) {
      two.create("gone" + session, 3 + 3 * session);
    }
    for (int session = 0; session < 9; session++) {
      two.run(Operation.CLOSE_SESSION, two.luo.outgoing(0));
    }
    two.ports.names.clear();
    two.create("s", 0);
    assertThat(two.luo.shape()).isEqualTo(one.luo.shape());
    assertThat(two.luo.digest()).as("pages stand elsewhere").isNotEqualTo(one.luo.digest());
    one.run(Operation.FLB_GET_OUTGOING, 1);
    assertThat(two.luo.shape()).isNotEqualTo(one.luo.shape());
  }

  /** A kernel and an operation on it. */
  private interface Scene {
    Rig start();

    int begin(Rig rig);
  }

  private record Outgoing(Operation operation, int object, long token, String failing)
      implements Scene {
    @Override public Rig start() {
      Rig rig = Rig.cold();
      rig.create("s", 0, 1);
      rig.create("t", 2, 4);
      if (!failing.isEmpty()) {
        rig.fail(failing, Errno.EIO);
      }
      return rig;
    }

    @Override public int begin(Rig rig) {
      boolean creates = operation == Operation.CREATE_SESSION;
      return rig.luo.begin(operation, creates ? rig.ports.name("new") : 0, object, token);
    }
  }

  private record Incoming(Operation operation, long argument, long token) implements Scene {
    @Override public Rig start() {
      Rig rig = Rig.cold();
      rig.create("s", 0, 1);
      rig.create("t", 2, 4);
      if (operation == Operation.OPEN_DEVICE) {
        return rig.jump(false);
      }
      Rig next = rig.jump();
      if (operation != Operation.RETRIEVE_SESSION) {
        next.run(Operation.FLB_GET_INCOMING, 1);
        next.retrieveSession("s");
        next.retrieve(0, 1);
      }
      return next;
    }

    @Override public int begin(Rig rig) {
      return rig.luo.begin(operation, argument, -1, token);
    }
  }

  private static List<Scene> scenes() {
    var scenes = new ArrayList<Scene>();
    for (String failing : List.of("", "preserve F2", "preserve a3")) {
      scenes.add(new Outgoing(Operation.SESSION_PRESERVE, 3, 3, failing));
    }
    for (String failing : List.of("", "freeze b1", "freeze b4")) {
      scenes.add(new Outgoing(Operation.REBOOT, -1, 0, failing));
    }
    scenes.add(new Outgoing(Operation.CLOSE_SESSION, -1, 0, ""));
    scenes.add(new Outgoing(Operation.CREATE_SESSION, -1, 0, ""));
    scenes.add(new Outgoing(Operation.SESSION_NAME, -1, 0, ""));
    scenes.add(new Incoming(Operation.OPEN_DEVICE, 0, 0));
    scenes.add(new Incoming(Operation.RETRIEVE_SESSION, 0, 0));
    scenes.add(new Incoming(Operation.SESSION_RETRIEVE, 0, 0));
    scenes.add(new Incoming(Operation.SESSION_FINISH, 0, 0));
    scenes.add(new Incoming(Operation.CLOSE_SESSION, 0, 0));
    scenes.add(new Incoming(Operation.FLB_GET_INCOMING, 3, 0));
    scenes.add(new Incoming(Operation.FLB_PUT_INCOMING, 1, 0));
    return scenes;
  }
}
