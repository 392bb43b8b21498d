package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import org.junit.jupiter.api.Test;

/**
 * Every single fault, at every question that the protocol asks and in every callback, for up to 3
 * files and 3 subsystems: each must end in a row of the failure matrix, with the callbacks, the
 * state and the way out that the row prescribes. What a row prescribes is written down here once
 * more, apart from the code.
 */
final class SingleFaultWalkTest {
  private static final int MOST = 3;

  private final Map<Row, Integer> rows = new EnumMap<>(Row.class);
  private int runs;

  /** One fault: a question such as {@code fdt/3}, or a callback such as {@code prepare f1}. */
  private record Fault(String what) {
    boolean inCallback() {
      return what.contains(" ");
    }

    /** Number of the participant whose callback fails. */
    int index() {
      return Integer.parseInt(what.substring(what.length() - 1));
    }

    void arm(Rig rig) {
      if (inCallback()) {
        rig.fail(what, Errno.EIO);
      } else {
        String[] parts = what.split("/");
        rig.refuse(parts[0], Integer.parseInt(parts[1]));
      }
    }
  }

  /** A kernel ready for one operation, made anew for each fault. */
  @FunctionalInterface
  private interface Ready {
    Rig make();
  }

  /** Every fault that one operation can meet, from a run in which nothing fails. */
  private static List<Fault> faults(Ready ready, Operation operation, long argument) {
    var rig = ready.make();
    rig.services.clear();
    rig.takeCalls();
    int op = rig.luo.begin(operation, argument);
    while (rig.step(op) != luosim.luo.Need.DONE) {
      continue;
    }
    var faults = new ArrayList<Fault>();
    for (String kind : rig.services.kinds()) {
      long times = rig.services.asked().stream().filter(kind::equals).count();
      for (int nth = 1; nth <= times; nth++) {
        faults.add(new Fault(kind + "/" + nth));
      }
    }
    for (String call : rig.takeCalls().split(", ")) {
      if (call.startsWith("prepare") || call.startsWith("freeze") || call.startsWith("retrieve")) {
        faults.add(new Fault(call.substring(0, call.lastIndexOf(' '))));
      }
    }
    return faults;
  }

  private Rig hit(Ready ready, Operation operation, long argument, Fault fault) {
    var rig = ready.make();
    rig.takeCalls();
    rig.services.clear();
    fault.arm(rig);
    int result = rig.run(operation, argument);
    runs++;
    rows.merge(rig.row(), 1, Integer::sum);
    if (rig.stop() == Stop.NONE) {
      assertThat(result < 0)
          .as("%s hit by %s gives %s", operation, fault, result)
          .isEqualTo(failed(rig.row()) || fault.what().startsWith("copyin"));
    }
    return rig;
  }

  /** Whether a row is that of a refused or failed request. */
  private static boolean failed(Row row) {
    return row != Row.NONE && row != Row.C1 && row != Row.T8;
  }

  private static String all(String callback, String kind, int count) {
    var calls = new StringBuilder();
    for (int i = 0; i < count; i++) {
      calls.append(callback).append(' ').append(kind).append(i).append(" ok, ");
    }
    return calls.toString();
  }

  /** The calls of a forward pass that a fault ended, and of its rollback. */
  private static String calls(Row row, String callback, int files, int subsystems, Fault fault) {
    String failed = fault.what() + " EIO, ";
    String everyFile = all(callback, "f", files);
    String backAllFiles = all("cancel", "f", files);
    return switch (row) {
      case P10, Z2 ->
          all(callback, "f", fault.index()) + failed + all("cancel", "f", fault.index());
      case P11, Z3 -> everyFile + backAllFiles;
      case P12, Z4 ->
          everyFile
              + all(callback, "s", fault.index())
              + failed
              + all("cancel", "s", fault.index())
              + backAllFiles;
      case P13, Z5 ->
          everyFile + all(callback, "s", subsystems) + all("cancel", "s", subsystems) + backAllFiles;
      case P14 ->
          everyFile + all(callback, "s", subsystems) + backAllFiles + all("cancel", "s", subsystems);
      case NONE -> everyFile + all(callback, "s", subsystems);
      default -> "";
    };
  }

  private static void expectCalls(Rig rig, String calls) {
    rig.expectCalls(calls.isEmpty() ? "" : calls.substring(0, calls.length() - 2));
  }

  private void prepares(int files, int subsystems) {
    Ready ready = () -> Rig.of(files, subsystems);
    for (Fault fault : faults(ready, Operation.PREPARE, 0)) {
      var rig = hit(ready, Operation.PREPARE, 0, fault);
      Row row = rig.row();
      expectCalls(rig, calls(row, "prepare", files, subsystems, fault));
      boolean prepared = row == Row.NONE;
      boolean lost = row.name().matches("P1[0-3]");
      assertThat(rig.luo.state()).isEqualTo(prepared ? LuoState.PREPARED : LuoState.NORMAL);
      assertThat(rig.kho.finalized()).isEqualTo(prepared);
      assertThat(rig.kho.preservedBytes()).isEqualTo(prepared ? 4096 + (1 << 20) : 0);
      assertThat(rig.luo.fdtsAllocated()).isEqualTo(prepared || lost ? 1 : 0);
      assertThat(rig.cancel()).isEqualTo(prepared ? 0 : -Errno.ENOENT);
      assertThat(rig.prepare()).isZero();
      assertThat(rig.freeze()).isZero();
    }
  }

  private void freezes(int files, int subsystems) {
    Ready ready = () -> {
      var rig = Rig.of(files, subsystems);
      rig.prepare();
      return rig;
    };
    for (Fault fault : faults(ready, Operation.FREEZE, 0)) {
      var rig = hit(ready, Operation.FREEZE, 0, fault);
      Row row = rig.row();
      expectCalls(rig, calls(row, "freeze", files, subsystems, fault));
      LuoState expected =
          row == Row.NONE ? LuoState.FROZEN : row == Row.Z1 ? LuoState.PREPARED : LuoState.NORMAL;
      assertThat(rig.luo.state()).isEqualTo(expected);
      assertThat(rig.kho.finalized()).isTrue();
      assertThat(rig.kho.preservedBytes()).isEqualTo(4096 + (1 << 20));
      assertThat(rig.handover().dangling()).isEmpty();
      assertThat(rig.prepare()).isEqualTo(-Errno.EEXIST);
      assertThat(rig.cancel()).isEqualTo(expected == LuoState.NORMAL ? -Errno.EINVAL : 0);
    }
  }

  private void cancels(int files, int subsystems, boolean frozen) {
    Ready ready = () -> {
      var rig = Rig.of(files, subsystems);
      rig.prepare();
      if (frozen) {
        rig.freeze();
      }
      return rig;
    };
    for (Fault fault : faults(ready, Operation.CANCEL, 0)) {
      var rig = hit(ready, Operation.CANCEL, 0, fault);
      boolean through = rig.row() == Row.C1;
      expectCalls(rig, through ? all("cancel", "f", files) + all("cancel", "s", subsystems) : "");
      LuoState kept = frozen ? LuoState.FROZEN : LuoState.PREPARED;
      assertThat(rig.luo.state()).isEqualTo(through ? LuoState.NORMAL : kept);
      assertThat(rig.kho.finalized()).isEqualTo(!through);
      assertThat(rig.kho.preservedBytes()).isZero();
      assertThat(rig.cancel()).isEqualTo(through ? -Errno.ENOENT : 0);
      assertThat(rig.luo.fdtsAllocated()).isZero();
      assertThat(rig.prepare()).isZero();
    }
  }

  private void restoresAndFinishes(int files, int subsystems) {
    Ready ready = () -> {
      var rig = Rig.of(files, subsystems);
      rig.prepare();
      rig.freeze();
      return rig.jump().register(subsystems);
    };
    for (Fault fault : faults(ready, Operation.FINISH, 0)) {
      var rig = hit(ready, Operation.FINISH, 0, fault);
      if (rig.stop() == Stop.NONE) {
        assertThat(rig.luo.state())
            .isEqualTo(rig.row() == Row.T7 ? LuoState.UPDATED : LuoState.NORMAL);
      }
    }
    if (files > 0) {
      for (Fault fault : faults(ready, Operation.FD_RESTORE, 0)) {
        var rig = hit(ready, Operation.FD_RESTORE, 0, fault);
        if (rig.stop() == Stop.NONE) {
          boolean burnt = rig.row() == Row.T4 || rig.row() == Row.T6;
          boolean untouched = rig.row() == Row.T1 || fault.what().startsWith("copyin");
          assertThat(rig.restore(0)).isEqualTo(untouched ? 0 : -Errno.EINVAL);
          assertThat(burnt || untouched || rig.luo.incomingReclaimed(0)).isTrue();
          assertThat(rig.finish()).isZero();
        }
      }
    }
  }

  private void preserves(int files, int subsystems) {
    Ready ready = () -> Rig.of(files, subsystems);
    for (Fault fault : faults(ready, Operation.FD_PRESERVE, 9)) {
      var rig = hit(ready, Operation.FD_PRESERVE, 9, fault);
      boolean registered = rig.row() == Row.R6;
      assertThat(rig.luo.outgoingCount()).isEqualTo(files + (registered ? 1 : 0));
      assertThat(rig.services.references()).isEqualTo(files + (registered ? 1 : 0));
      assertThat(rig.prepare()).isZero();
    }
  }

  @Test void everySingleFaultEndsInItsRow() {
    for (int files = 0; files <= MOST; files++) {
      for (int subsystems = 0; subsystems <= MOST; subsystems++) {
        prepares(files, subsystems);
        freezes(files, subsystems);
        cancels(files, subsystems, false);
        cancels(files, subsystems, true);
      }
    }
    assertThat(rows.toString())
        .isEqualTo("{NONE=24, P2=144, P4=16, P6=16, P7=168, P8=64, P9=48, P10=24, P11=24, P12=24, "
            + "P13=24, P14=64, Z1=16, Z2=24, Z3=24, Z4=24, Z5=24, C1=96, C3=32}");
    assertThat(runs).isEqualTo(880);
  }

  @Test void everySingleFaultOfRegistrationAndRetrievalEndsInItsRow() {
    for (int files = 0; files <= MOST; files++) {
      for (int subsystems = 0; subsystems <= MOST; subsystems++) {
        restoresAndFinishes(files, subsystems);
        preserves(files, subsystems);
      }
    }
    assertThat(rows.toString())
        .isEqualTo(
            "{NONE=52, R1=16, R4=16, R5=16, R6=16, N3=48, T1=12, T4=12, T6=12, T7=16, T8=24}");
    assertThat(runs).isEqualTo(240);
  }
}
