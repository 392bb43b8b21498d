package luosim.handler;

import static luosim.handler.MemoryBook.GIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Family;
import luosim.spec.Timing;
import org.junit.jupiter.api.Test;

/** A mainline handler holds exactly the pages that a real one would, and gives them back on each way out. */
final class SessionHandlersTest {
  private final MemoryBook memory = new MemoryBook();
  private final Handler memfd = Handlers.get(Family.SESSIONS, Handlers.MEMFD);
  private final Handler vfio = Handlers.get(Family.SESSIONS, Handlers.VFIO);
  private final Handler iommufd = Handlers.get(Family.SESSIONS, Handlers.IOMMUFD);

  private long order0() {
    return memory.kho.units(0);
  }

  @Test void aMemoryFilePreservesRecordFoliosArrayAndChunks() {
    var file = memory.memfd(0, GIB, 9);
    assertThat(memfd.prepare(file, memory)).isZero();
    assertThat(memory.kho.units(9)).isEqualTo(512);
    assertThat(order0()).isEqualTo(1 + 2 + 1);
    assertThat(memory.allocated).isEqualTo(4 * 4096);
    assertThat(memfd.data(file)).isEqualTo(file.record() << 12);
  }

  @Test void anEmptyMemoryFilePreservesItsRecordAlone() {
    var file = new FileObject(0);
    file.become(Handlers.MEMFD, 0, 0, 0, 0, 1);
    assertThat(memfd.prepare(file, memory)).isZero();
    assertThat(order0()).isEqualTo(1);
    memfd.freeze(file, memory);
    memory.jump();
    file.jump(true);
    assertThat(memfd.retrieve(file, memfd.data(file), memory)).isZero();
    assertThat(memory.allocated).isZero();
    var other = new FileObject(1);
    other.become(Handlers.MEMFD, 0, 0, 0, 0, 1);
    memfd.prepare(other, memory);
    memfd.cancel(other, memory);
    assertThat(memory.allocated).isZero();
  }

  @Test void metadataPagesFollowTheObservedFormula() {
    assertThat(Handlers.memfdMetadataPages(0)).isEqualTo(1);
    assertThat(Handlers.memfdMetadataPages(3)).isEqualTo(1 + 1 + 1);
    assertThat(Handlers.memfdMetadataPages(257)).isEqualTo(1 + 2 + 1);
    assertThat(Handlers.memfdMetadataPages(256 * 511)).isEqualTo(1 + 511 + 2);
    assertThat(Handlers.memfdMetadataPages(256 * 510)).isEqualTo(1 + 510 + 1);
  }

  @Test void aPartOfAPageIsAFolio() {
    var file = new FileObject(0);
    file.become(Handlers.MEMFD, 0, 0, 5000, 0, 1);
    assertThat(file.folios()).isEqualTo(2);
  }

  /** Record, its preservation, array; folios and array: five points that may refuse. */
  @Test void aPreserveRefusedAtAnyPointTakesNothing() {
    for (int point = 1; point <= 5; point++) {
      var book = new MemoryBook().refuse(point, Errno.ENOMEM);
      var file = book.memfd(0, GIB, 9);
      assertThat(memfd.prepare(file, book)).as("point %d", point).isEqualTo(-Errno.ENOMEM);
      assertThat(book.allocated).isZero();
      assertThat(book.kho.preservedBytes()).isZero();
      assertThat(file.prepared()).isFalse();
    }
    var book = new MemoryBook().refuse(6, 1);
    assertThat(memfd.prepare(book.memfd(0, GIB, 9), book)).isZero();
  }

  @Test void unpreserveGivesEverythingBackFrozenOrNot() {
    for (boolean frozen : new boolean[] {false, true}) {
      var file = memory.memfd(frozen ? 1 : 0, GIB, 9);
      memfd.prepare(file, memory);
      if (frozen) {
        memfd.freeze(file, memory);
        assertThat(file.frozen()).isTrue();
      }
      memfd.cancel(file, memory);
      assertThat(memory.allocated).isZero();
      assertThat(memory.kho.preservedBytes()).isZero();
      assertThat(file.prepared() || file.frozen()).isFalse();
    }
    assertThat(memory.told).isEmpty();
  }

  @Test void aRetrievedFileKeepsItsMemoryAndLosesItsMetadata() {
    var file = memory.memfd(0, GIB, 9);
    memfd.prepare(file, memory);
    memfd.freeze(file, memory);
    long data = memfd.data(file);
    memory.jump();
    file.jump(true);
    assertThat(memfd.retrieve(file, data, memory)).isZero();
    assertThat(file.retrieved()).isTrue();
    assertThat(memory.allocated).isZero();
    memfd.finish(file, data, true, memory);
    memfd.discard(file, data, memory);
    assertThat(memory.told).isEmpty();
  }

  @Test void aFileThatNobodyRetrievedIsFreedByFinishAndAFailedOneByItsRetrieve() {
    for (int id = 0; id < 2; id++) {
      var book = new MemoryBook();
      var file = book.memfd(id, GIB, 9);
      memfd.prepare(file, book);
      long data = memfd.data(file);
      book.jump();
      file.jump(true);
      if (id == 0) {
        memfd.finish(file, data, false, book);
      } else {
        memfd.discard(file, data, book);
        memfd.finish(file, data, true, book);
      }
      assertThat(book.told).containsExactly("guest memory freed");
      assertThat(book.allocated).isZero();
      assertThat(file.reserved()).isFalse();
    }
  }

  @Test void aRetrieveOfWhatWasNotHandedOverFails() {
    var file = memory.memfd(0, GIB, 9);
    assertThat(memfd.retrieve(file, 0, memory)).isEqualTo(-Errno.EIO);
    assertThat(memfd.retrieve(file, 0x5000, memory)).isEqualTo(-Errno.EIO);
    assertThat(memory.told).containsExactly("stale data of 0");
  }

  @Test void devicesAndTablesUnfreezeAndStayPreserved() {
    var space = memory.iommufd(0, GIB, 9);
    var device = memory.vfio(1, space);
    assertThat(iommufd.prepare(space, memory)).isZero();
    assertThat(vfio.prepare(device, memory)).isZero();
    long preserved = memory.kho.preservedBytes();
    for (var pair : new Object[][] {{iommufd, space}, {vfio, device}}) {
      var handler = (Handler) pair[0];
      var file = (FileObject) pair[1];
      handler.freeze(file, memory);
      handler.unfreeze(file, memory);
      assertThat(file.frozen()).isFalse();
      assertThat(file.prepared()).isTrue();
    }
    assertThat(memory.kho.preservedBytes()).isEqualTo(preserved);
    vfio.cancel(device, memory);
    iommufd.cancel(space, memory);
    assertThat(memory.allocated).isEqualTo(0);
    assertThat(memory.told).isEmpty();
  }

  @Test void aDiscardedDeviceIsGivenBackOnce() {
    var space = memory.iommufd(0, GIB, 9);
    var device = memory.vfio(1, space);
    iommufd.prepare(space, memory);
    vfio.prepare(device, memory);
    long data = vfio.data(device);
    memory.jump();
    device.jump(true);
    vfio.discard(device, data, memory);
    vfio.discard(device, data, memory);
    assertThat(memory.allocated).isZero();
    assertThat(memory.told).isEmpty();
  }

  @Test void callbacksAreThoseOfTheFamily() {
    for (int id = 0; id < Handlers.count(); id++) {
      int sessions = Handlers.get(Family.SESSIONS, id).callbacks();
      int state = Handlers.get(Family.STATE, id).callbacks();
      assertThat(sessions & Callback.PREPARE.bit()).isZero();
      assertThat(sessions & Callback.PRESERVE.bit()).isNotZero();
      assertThat(state & Callback.PRESERVE.bit()).isZero();
      assertThat(Handlers.get(Family.STATE, id)).isSameAs(Handlers.get(id));
    }
    assertThat(memfd.callbacks() & Callback.CAN_FINISH.bit()).isZero();
    assertThat(vfio.callbacks() & Callback.CAN_FINISH.bit()).isNotZero();
    assertThat(memfd.callbacks() & Callback.UNFREEZE.bit()).isZero();
    assertThat(vfio.callbacks() & Callback.UNFREEZE.bit()).isNotZero();
    assertThat(memfd.compatible()).isEqualTo("memfd-v2");
    assertThatThrownBy(() -> memfd.unfreeze(memory.memfd(0, GIB, 9), memory))
        .hasMessage("memfd-v2 has no unfreeze");
    assertThatThrownBy(() -> Handlers.get(Family.SESSIONS, 3)).hasMessage("no handler 3, there are 3");
  }

  @Test void whatMainlineCallsAnotherNameCostsTheSame() {
    var file = memory.memfd(0, GIB, 9);
    var state = new Cost();
    var sessions = new Cost();
    for (int id = 0; id < Handlers.count(); id++) {
      Handlers.get(id).cost(Callback.CANCEL, file, false, 2, state);
      Handlers.get(Family.SESSIONS, id).cost(Callback.UNPRESERVE, file, false, 2, sessions);
      assertThat(sessions.terms()).isEqualTo(state.terms()).isPositive();
      assertThat(sessions.timing(0)).isEqualTo(state.timing(0));
      assertThat(sessions.amount(0)).isEqualTo(state.amount(0));
    }
    memfd.cost(Callback.PRESERVE, file, false, 1, sessions);
    assertThat(sessions.terms()).isEqualTo(3);
    assertThat(sessions.timing(2)).isEqualTo(Timing.KHO_PRESERVE_PER_UNIT.ordinal());
    assertThat(sessions.amount(2)).isEqualTo(1 + 2 + 1);
    vfio.cost(Callback.UNFREEZE, file, false, 1, sessions);
    assertThat(sessions.terms()).isEqualTo(1);
    memfd.cost(Callback.UNFREEZE, file, false, 1, sessions);
    assertThat(sessions.terms()).isZero();
  }
}
