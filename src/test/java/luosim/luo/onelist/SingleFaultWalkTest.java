package luosim.luo.onelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import org.junit.jupiter.api.Test;

/**
 * Every single fault, at every question that the protocol asks and in every callback, for up to 3 files and
 * up to 2 subsystems on either side of them: each must end in a row, with the cancels, the state, the
 * memory and the way out of that row. What a row prescribes is written down here once more, apart from the
 * code.
 */
final class SingleFaultWalkTest {
  private static final int FILES_MAX = 3;
  private static final int SUBSYSTEMS_MAX = 2;

  private final Map<Row, Integer> rows = new EnumMap<>(Row.class);
  private int runs;

  /** A kernel ready for one operation, made anew for each fault. */
  @FunctionalInterface
  private interface Ready {
    Rig make();
  }

  /** Every fault that one operation can meet: a question such as {@code fdt/3}, or a callback. */
  private static List<String> faults(Ready ready, Operation operation) {
    var rig = ready.make();
    rig.services.clear();
    rig.takeCalls();
    int op = rig.luo.begin(operation, 0);
    while (rig.step(op) != Need.DONE) {
      continue;
    }
    var faults = new ArrayList<String>();
    for (String kind : rig.services.kinds()) {
      long times = rig.services.asked().stream().filter(kind::equals).count();
      for (int nth = 1; nth <= times; nth++) {
        faults.add(kind + "/" + nth);
      }
    }
    for (String call : rig.takeCalls().split(", ")) {
      if (call.startsWith("prepare") || call.startsWith("freeze") || call.startsWith("retrieve")) {
        faults.add(call.substring(0, call.lastIndexOf(' ')));
      }
    }
    return faults;
  }

  private Rig hit(Ready ready, Operation operation, String fault) {
    var rig = ready.make();
    rig.takeCalls();
    rig.services.clear();
    if (fault.contains(" ")) {
      rig.fail(fault, Errno.EIO);
    } else {
      rig.refuse(fault.split("/")[0], Integer.parseInt(fault.split("/")[1]));
    }
    rig.run(operation, 0);
    runs++;
    rows.merge(rig.row(), 1, Integer::sum);
    return rig;
  }

  /** The cancels that the calls up to a failure are answered with: the successful ones, forward. */
  private static String cancels(String calls, String callback, boolean filesOutOfList) {
    var done = new ArrayList<String>();
    var inFiles = new ArrayList<String>();
    boolean failedInFiles = false;
    for (String call : calls.split(", ")) {
      String[] words = call.split(" ");
      if (words[0].equals(callback) && words[2].equals("ok")) {
        done.add("cancel " + words[1] + " ok");
        if (words[1].startsWith("f")) {
          inFiles.add("cancel " + words[1] + " ok");
        }
      }
      failedInFiles |= words[0].equals(callback) && !words[2].equals("ok") && words[1].startsWith("f");
    }
    if (failedInFiles || filesOutOfList) {
      done.removeAll(inFiles);
      inFiles.addAll(done);
      return String.join(", ", inFiles);
    }
    return String.join(", ", done);
  }

  private static String part(String calls, boolean ofCancels) {
    var kept = new ArrayList<String>();
    for (String call : calls.split(", ")) {
      if (call.startsWith("cancel") == ofCancels && !call.isEmpty()) {
        kept.add(call);
      }
    }
    return String.join(", ", kept);
  }

  private void prepares(Manner manner, int files, int before, int after) {
    Ready ready = () -> Rig.of(manner, files, before, after);
    for (String fault : faults(ready, Operation.PREPARE)) {
      var rig = hit(ready, Operation.PREPARE, fault);
      Row row = rig.row();
      String calls = rig.takeCalls();
      boolean prepared = row == Row.NONE || row == Row.P14;
      String expected = prepared ? "" : cancels(part(calls, false), "prepare", row == Row.P11);
      assertThat(part(calls, true)).as("%s in %s", fault, calls).isEqualTo(expected);
      assertThat(rig.luo.state()).isEqualTo(prepared ? LuoState.PREPARED : LuoState.NORMAL);
      assertThat(rig.kho.finalized()).isEqualTo(row == Row.NONE);
      int lost = row == Row.P11B && fault.startsWith("alloc") ? rig.services.live() : 0;
      assertThat(rig.services.live()).isEqualTo(prepared ? 2 : lost);
      assertThat(rig.kho.preservedBytes()).isEqualTo(prepared ? 2 * 4096 : 0);
      if (row == Row.P14) {
        assertThat(rig.cancel()).isEqualTo(-Errno.ENOENT);
        assertThat(rig.prepare()).isEqualTo(-Errno.EINVAL);
      } else {
        assertThat(rig.cancel()).isEqualTo(prepared ? 0 : -Errno.ENOENT);
        assertThat(rig.prepare()).isZero();
        assertThat(rig.freeze()).isZero();
      }
    }
  }

  private void freezes(Manner manner, int files, int before, int after) {
    Ready ready = () -> {
      var rig = Rig.of(manner, files, before, after);
      rig.prepare();
      return rig;
    };
    for (String fault : faults(ready, Operation.REBOOT)) {
      var rig = hit(ready, Operation.REBOOT, fault);
      Row row = rig.row();
      String calls = rig.takeCalls();
      boolean failed = row != Row.NONE && row != Row.Z1;
      assertThat(part(calls, true)).as("%s in %s", fault, calls)
          .isEqualTo(failed ? cancels(part(calls, false), "freeze", row == Row.Z3) : "");
      LuoState unfailed = row == Row.Z1 ? LuoState.PREPARED : LuoState.FROZEN;
      assertThat(rig.luo.state()).isEqualTo(failed ? LuoState.NORMAL : unfailed);
      assertThat(rig.kho.finalized()).isTrue();
      assertThat(rig.kho.preservedBytes()).isEqualTo(2 * 4096);
      assertThat(rig.cancel()).isEqualTo(failed ? -Errno.EINVAL : 0);
      assertThat(rig.kho.finalized()).isFalse();
    }
  }

  private void cancelsAndFinishes(Manner manner, int files, int before, int after) {
    Ready prepared = () -> {
      var rig = Rig.of(manner, files, before, after);
      rig.prepare();
      return rig;
    };
    for (String fault : faults(prepared, Operation.CANCEL)) {
      var rig = hit(prepared, Operation.CANCEL, fault);
      assertThat(rig.row()).isEqualTo(Row.C3);
      assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
      assertThat(rig.cancel()).isEqualTo(-Errno.ENOENT);
    }
    Ready updated = () -> {
      var rig = prepared.make();
      rig.freeze();
      return rig.jump().register(before, after);
    };
    for (String fault : faults(updated, Operation.FINISH)) {
      var rig = hit(updated, Operation.FINISH, fault);
      if (rig.stop() == Stop.NONE) {
        boolean refused = rig.row() == Row.T7;
        assertThat(rig.luo.state()).isEqualTo(refused ? LuoState.UPDATED : LuoState.NORMAL);
      } else {
        assertThat(rig.row()).isEqualTo(Row.N3);
      }
    }
    for (String fault : files == 0 ? List.<String> of() : faults(updated, Operation.FD_RESTORE)) {
      var rig = hit(updated, Operation.FD_RESTORE, fault);
      if (rig.stop() == Stop.NONE) {
        boolean untouched = rig.row() == Row.T1 || fault.startsWith("copyin");
        boolean retried = fault.startsWith("alloc") && rig.row() == Row.NONE;
        assertThat(rig.restore(0)).isEqualTo(untouched ? 0 : -Errno.EINVAL);
        assertThat(untouched || retried || rig.luo.incomingReclaimed(0)).isTrue();
        assertThat(rig.finish()).isZero();
      }
    }
  }

  private void walk(Manner manner) {
    for (int files = 0; files <= FILES_MAX; files++) {
      for (int before = 0; before <= SUBSYSTEMS_MAX; before++) {
        for (int after = 0; after <= SUBSYSTEMS_MAX; after++) {
          prepares(manner, files, before, after);
          freezes(manner, files, before, after);
          cancelsAndFinishes(manner, files, before, after);
        }
      }
    }
  }

  @Test void everySingleFaultEndsInItsRowInV3() {
    walk(Manner.V3);
    expectPinned();
  }

  @Test void everySingleFaultEndsInItsRowAsReviewed() {
    walk(Manner.AS_REVIEWED);
    expectPinned();
  }

  /** Both revisions reach each row equally often: they differ in whom they call, not where they can fail. */
  private void expectPinned() {
    assertThat(rows.toString())
        .isEqualTo("{NONE=81, P4=36, P6=36, P7=252, P8=144, P9=36, P10=54, P11=54, P12=72, P13=108, "
            + "P14=396, Z1=36, Z2=54, Z3=54, Z4=72, Z5=108, C3=36, N3=108, T1=27, T4=27, T6=27, T7=36, "
            + "T8=54, P11B=468}");
    assertThat(runs).isEqualTo(2376);
  }
}
