package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.UnaryOperator;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.tree.FdtIncomingTree;
import luosim.wire.FdtEditor;
import luosim.wire.MalformedFdtException;
import luosim.wire.Words;
import org.junit.jupiter.api.Test;

/**
 * Rows N1 to N5: what the previous kernel left must be used, ignored or answered with a panic
 * exactly as the posted code does; nothing malformed may end as an exception of ours.
 */
final class NewKernelRowsTest {

  private static Rig frozen() {
    var rig = Rig.of(2, 1);
    rig.prepare();
    rig.freeze();
    return rig;
  }

  /** The next kernel on a tree that a test has changed. */
  private static Rig after(Rig rig, UnaryOperator<FdtEditor> change) {
    byte[] blob = rig.luo.outgoingTree().orElseThrow().blob();
    try {
      var editor = change.apply(FdtEditor.open(blob, blob.length));
      var tree = new FdtIncomingTree(editor.toBytes());
      return rig.load(rig.handover(), true, phys -> Optional.of(tree));
    } catch (MalformedFdtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int files(FdtEditor tree) {
    return tree.subnode(0, "file-descriptors");
  }

  private static int file(FdtEditor tree, String token) {
    return tree.subnode(files(tree), token);
  }

  @Test void n1InvalidRootPageStartsNormal() {
    var rig = frozen();
    var handover = rig.handover();
    Words.putBig32(handover.rootPage(), 0, 1);
    assertThat(rig.jump(handover, true).luo.state()).isEqualTo(LuoState.NORMAL);
  }

  @Test void n2WrongOrMissingPartsOfTheTreePanicAtStart() {
    assertPanicsAtStart(tree -> {
      tree.setText(0, "compatible", "luo-v2");
      return tree;
    });
    assertPanicsAtStart(tree -> {
      tree.deleteNode(files(tree));
      return tree;
    });
    assertPanicsAtStart(tree -> {
      tree.setText(files(tree), "compatible", "file-descriptors-v2");
      return tree;
    });
    assertPanicsAtStart(tree -> {
      tree.deleteNode(tree.subnode(0, "subsystems"));
      return tree;
    });
    assertPanicsAtStart(tree -> {
      tree.setText(tree.subnode(0, "subsystems"), "compatible", "subsystems-v2");
      return tree;
    });
  }

  private static void assertPanicsAtStart(UnaryOperator<FdtEditor> change) {
    assertThat(after(frozen(), change).luo.boot()).isEqualTo(Stop.PANIC);
  }

  @Test void n2SubtreeOfTheWrongLengthPanicsButAMissingOneDoesNot() throws MalformedFdtException {
    var rig = frozen();
    var handover = rig.handover();
    var root = FdtEditor.open(handover.rootPage(), 4096);
    root.setProperty(root.subnode(0, "LUO"), "fdt", new byte[4]);
    System.arraycopy(root.toBytes(), 0, handover.rootPage(), 0, 4096);
    assertThat(rig.load(handover, true).luo.boot()).isEqualTo(Stop.PANIC);
    root.deleteNode(root.subnode(0, "LUO"));
    System.arraycopy(root.toBytes(), 0, handover.rootPage(), 0, 4096);
    assertThat(rig.jump(handover, true).luo.state()).isEqualTo(LuoState.NORMAL);
  }

  @Test void n3MalformedFilePanicsAtTheFirstRestoreOrFinish() {
    assertPanicsLater(tree -> {
      tree.renameNode(file(tree, "0x1"), "zzz");
      return tree;
    });
    assertPanicsLater(tree -> {
      tree.deleteProperty(file(tree, "0x1"), "compatible");
      return tree;
    });
    assertPanicsLater(tree -> {
      tree.deleteProperty(file(tree, "0x1"), "data");
      return tree;
    });
    assertPanicsLater(tree -> {
      tree.setText(file(tree, "0x1"), "compatible", "nosuch-v9");
      return tree;
    });
  }

  private static void assertPanicsLater(UnaryOperator<FdtEditor> change) {
    for (var operation : new Operation[] {Operation.FD_RESTORE, Operation.FINISH}) {
      var next = after(frozen(), change);
      assertThat(next.luo.boot()).isEqualTo(Stop.NONE);
      next.register(1).run(operation, 0);
      assertThat(next.stop()).isEqualTo(Stop.PANIC);
      assertThat(next.row()).isEqualTo(Row.N3);
    }
  }

  @Test void n3RefusedInsertAndMemoryRefusedForGoodPanic() {
    for (String kind : new String[] {"xa", "alloc"}) {
      var next = frozen().jump().register(0);
      next.refuse(kind, 1);
      next.refuse(kind, 2);
      next.restore(0);
      assertThat(next.stop()).isEqualTo(Stop.PANIC);
    }
  }

  @Test void afterAPanicNothingRunsAnyMore() {
    var next = frozen().jump();
    next.finish();
    assertThat(next.stop()).isEqualTo(Stop.PANIC);
    int op = next.luo.begin(Operation.GET_STATE, 0);
    assertThat(next.luo.proceed(op)).isEqualTo(luosim.luo.Need.STOPPED);
  }

  @Test void n4RegisteredSubsystemWithoutEightBytesPanicsInFinish() {
    var extra = frozen().jump().register(2);
    extra.finish();
    assertThat(extra.stop()).isEqualTo(Stop.PANIC);
    assertThat(extra.row()).isEqualTo(Row.N4);
    extra.expectCalls("finish t0 left ok, finish t1 left ok");
    var shorter = after(frozen(), tree -> {
      tree.setProperty(tree.subnode(0, "subsystems"), "s0", new byte[4]);
      return tree;
    });
    shorter.luo.boot();
    shorter.register(1);
    assertThat(shorter.run(Operation.GET_SUBSYSTEM_DATA, 0)).isEqualTo(-Errno.ENOENT);
    shorter.finish();
    assertThat(shorter.row()).isEqualTo(Row.N4);
  }

  @Test void n5SubsystemThatIsUnknownHereIsIgnored() {
    var next = frozen().jump().register(0);
    next.expect(next.finish(), 0, Row.T8);
    next.expectCalls("finish t0 left ok, finish t1 left ok");
  }

  @Test void kernelWithKhoOffIgnoresEverything() {
    var rig = frozen();
    var next = rig.jump(rig.handover(), false);
    assertThat(next.luo.state()).isEqualTo(LuoState.NORMAL);
    assertThat(next.luo.incomingHeld()).isFalse();
    assertThat(next.restore(0)).isEqualTo(-Errno.EBUSY);
  }

  @Test void decimalNameIsAToken() {
    var next = after(frozen(), tree -> {
      tree.renameNode(file(tree, "0x1"), "7");
      return tree;
    });
    next.luo.boot();
    next.register(0);
    assertThat(next.restore(1)).isEqualTo(-Errno.ENOENT);
    assertThat(next.restore(7)).isZero();
  }

  @Test void laterChildOfOneTokenReplacesTheEarlierAndItsEntryIsLost() {
    var next = after(frozen(), tree -> {
      tree.renameNode(file(tree, "0x0"), "1");
      return tree;
    });
    next.luo.boot();
    next.register(0);
    assertThat(next.restore(0)).isEqualTo(-Errno.ENOENT);
    assertThat(next.luo.incomingCount()).isEqualTo(1);
    assertThat(next.services.incoming()).isEqualTo(2);
    int op = next.luo.begin(Operation.FD_RESTORE, 1);
    next.luo.proceed(op);
    next.luo.proceed(op);
    assertThat(next.luo.data(op)).as("the data of token 0").isEqualTo(0x11000);
  }

  @Test void shortDataAreReadBeyondTheirEnd() {
    var next = after(frozen(), tree -> {
      tree.setProperty(file(tree, "0x1"), "data", new byte[] {0x44, 0x33, 0x22, 0x11});
      return tree;
    });
    next.luo.boot();
    next.register(0);
    int op = next.luo.begin(Operation.FD_RESTORE, 1);
    next.until(op, luosim.luo.Need.WINDOW);
    next.luo.proceed(op);
    assertThat(next.luo.data(op) & 0xffff_ffffL).isEqualTo(0x11223344);
    assertThat(next.luo.data(op) >>> 32).as("the tag behind it").isEqualTo(0x03000000);
  }

  @Test void dataArriveFromTheTreeThatWasBuiltAsFromItsBytes() {
    var rig = frozen();
    for (boolean bytes : new boolean[] {false, true}) {
      var next = bytes ? after(rig, tree -> tree) : rig.load(rig.handover(), true);
      next.luo.boot();
      next.register(1);
      assertThat(next.run(Operation.GET_SUBSYSTEM_DATA, 0)).isZero();
      assertThat(next.value()).isEqualTo(0x12000);
      next.restore(1);
      next.finish();
      next.expectCalls("retrieve t1 ok, finish t0 left ok, finish t1 reclaimed ok, finish s0 ok");
      assertThat(next.luo.subsystemData(0)).as("kept after finish").isEqualTo(0x12000);
    }
  }
}
