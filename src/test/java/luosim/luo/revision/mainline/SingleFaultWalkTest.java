package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * Whatever single question or callback is refused in a whole update, closing everything must leave
 * nothing: no page, no reference, no object, no FLB in use.
 */
final class SingleFaultWalkTest {
  private static final String[] CALLS = {
      "preserve F1", "preserve F2", "preserve F3", "preserve a0", "preserve b1", "preserve c2",
      "freeze a0", "freeze b1", "freeze a3"};
  private static final String[] LATER_CALLS = {
      "retrieve a0", "retrieve b1", "can_finish a0", "can_finish b1", "retrieve F1", "retrieve F3"};

  @Test void anyRefusalBeforeTheJumpIsForgottenWhenAllSessionsAreClosed() {
    TreeMap<String, Integer> walked = new TreeMap<>();
    for (boolean mended : new boolean[] {false, true}) {
      for (String kind : Ports.kinds()) {
        int nth = 1;
        while (oneRun(Rig.started(new Ports(), mended), kind, nth)) {
          nth++;
        }
        walked.merge(kind, nth - 1, Integer::sum);
      }
      for (String call : CALLS) {
        Rig rig = Rig.started(new Ports(), mended);
        rig.fail(call, Errno.EIO);
        oneRun(rig, "", 0);
      }
    }
    assertThat(walked.toString()).isEqualTo(
        "{alloc=16, copyIn=14, copyOut=14, fd=4, file=8, insert=8, page=6}");
  }

  /** Whether the refused question was asked. */
  private static boolean oneRun(Rig rig, String kind, int nth) {
    rig.ports.refuse(kind, nth);
    rig.ports.asked.clear();
    for (String name : List.of("one", "two")) {
      rig.run(Operation.CREATE_SESSION, rig.ports.name(name));
    }
    int[] sessions = {0, 0, 1, 1};
    for (int file = 0; file < sessions.length; file++) {
      rig.run(Operation.SESSION_PRESERVE, sessions[file], file, file);
    }
    rig.run(Operation.SESSION_NAME, 0);
    boolean reached = rig.ports.asked.stream().filter(kind::equals).count() >= nth;
    rig.ports.refuse(kind, 0);
    rig.fail("freeze a3", Errno.EIO);
    if (rig.luo.outgoingCount() == 2 && rig.luo.fileCount(rig.luo.outgoing(1)) == 2) {
      assertThat(rig.run(Operation.REBOOT, 0)).isNegative();
    }
    while (rig.luo.outgoingCount() > 0) {
      assertThat(rig.run(Operation.CLOSE_SESSION, rig.luo.outgoing(0))).isZero();
    }
    nothingHeld(rig, kind + nth);
    return reached;
  }

  private static void nothingHeld(Rig rig, String what) {
    assertThat(rig.pages()).as(what).isZero();
    assertThat(rig.ports.references).as(what).isEmpty();
    assertThat(rig.ports.allocated).as(what).isEmpty();
    assertThat(rig.luo.identityCount()).as(what).isZero();
    for (int flb = 1; flb <= 3; flb++) {
      assertThat(rig.luo.flbOutgoingCount(flb)).as(what).isZero();
      assertThat(rig.luo.flbOutgoingObject(flb)).as(what).isFalse();
    }
  }

  @Test void anyRefusalAfterTheJumpEndsInItsRowAndLosesNothingButByName() {
    TreeMap<Row, Integer> rows = new TreeMap<>();
    List<String> faults = new ArrayList<>(List.of(LATER_CALLS));
    for (String kind : List.of("alloc", "copyIn", "copyOut", "fd")) {
      for (int nth = 1; nth <= 8; nth++) {
        faults.add(kind + "#" + nth);
      }
    }
    for (String fault : faults) {
      arrive(fault, rows);
    }
    assertThat(rows.toString()).isEqualTo("{M8=4, M9=3, M10=2, M11=2, M14=2, M16=5, M20=2, M21=5}");
  }

  private static void arrive(String fault, TreeMap<Row, Integer> rows) {
    Rig old = Rig.cold();
    old.create("one", 0, 1);
    old.create("two", 2);
    Rig rig = old.jump(false);
    if (fault.contains("#")) {
      String[] parts = fault.split("#");
      rig.ports.refuse(parts[0], Integer.parseInt(parts[1]));
    } else {
      rig.fail(fault, Errno.EBUSY);
    }
    note(rig, rows, rig.run(Operation.OPEN_DEVICE, 0));
    for (int flb = 1; flb <= 3; flb++) {
      note(rig, rows, rig.run(Operation.FLB_GET_INCOMING, flb));
    }
    for (int name = 0; name < 2; name++) {
      note(rig, rows, rig.run(Operation.RETRIEVE_SESSION, name));
    }
    for (int token = 0; token < 3; token++) {
      note(rig, rows, rig.run(Operation.SESSION_RETRIEVE, token == 2 ? 1 : 0, -1, token));
    }
    for (int flb = 1; flb <= 3; flb++) {
      if (rig.luo.flbRetrieveStatus(flb) > 0) {
        note(rig, rows, rig.run(Operation.FLB_PUT_INCOMING, flb));
      }
    }
    for (int session = 0; session < 2; session++) {
      note(rig, rows, rig.run(Operation.SESSION_FINISH, session));
      note(rig, rows, rig.run(Operation.SESSION_FINISH, session));
      note(rig, rows, rig.run(Operation.CLOSE_SESSION, session));
    }
    if (rig.luo.incomingCount() == 0 && !rig.luo.deviceFailed()) {
      assertThat(rig.ports.restored).as(fault).hasSize(3);
      assertThat(rig.ports.allocated).as(fault).isEmpty();
      assertThat(rig.luo.identityCount()).as(fault).isZero();
    }
  }

  private static void note(Rig rig, TreeMap<Row, Integer> rows, int result) {
    assertThat(result).isLessThanOrEqualTo(0);
    if (rig.row() != Row.NONE) {
      rows.merge(rig.row(), 1, Integer::sum);
    }
  }
}
