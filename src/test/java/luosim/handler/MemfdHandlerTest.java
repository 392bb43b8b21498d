package luosim.handler;

import static luosim.handler.MemoryBook.GIB;
import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.spec.Timing;
import org.junit.jupiter.api.Test;

/**
 * A memory file gives back exactly what it took, on every way out, and never names pages that it does not
 * hold.
 */
final class MemfdHandlerTest {
  private final MemoryBook memory = new MemoryBook();
  private final Handler handler = Handlers.get(Handlers.MEMFD);

  /** 8192 folios of 2 MiB: 128 KiB of array, 32 pages, and 256 bytes for their list. */
  @Test void metadataIsSixteenBytesAFolioAndEightAPageOfThose() {
    assertThat(MemfdHandler.arrayPages(8192)).isEqualTo(32 + 1);
    assertThat(MemfdHandler.arrayPages(262_144)).isEqualTo(1024 + 2);
    assertThat(MemfdHandler.arrayPages(1)).isEqualTo(1 + 1);
  }

  @Test void prepareAllocatesMetadataAndPreservesEveryFolio() {
    var file = memory.memfd(0, GIB, 9);
    assertThat(handler.prepare(file, memory)).isZero();
    assertThat(memory.allocated).isEqualTo((1 + 2 + 1) * 4096);
    assertThat(memory.kho.units(9)).isEqualTo(512);
    assertThat(memory.kho.units(0)).isEqualTo(1 + 2 + 1);
    assertThat(handler.data(file)).isEqualTo(file.record() << 12).isPositive();
    assertThat(file.prepared()).isTrue();
  }

  /** Record, array; guest memory, array, record: five points that may refuse. */
  @Test void aPrepareRefusedAtAnyPointTakesNothing() {
    for (int point = 1; point <= 5; point++) {
      var book = new MemoryBook().refuse(point, Errno.ENOMEM);
      var file = book.memfd(0, GIB, 9);
      assertThat(handler.prepare(file, book)).as("point %d", point).isEqualTo(-Errno.ENOMEM);
      assertThat(book.allocated).isZero();
      assertThat(book.kho.preservedBytes()).isZero();
      assertThat(file.prepared()).isFalse();
      assertThat(file.record()).isZero();
    }
    assertThat(handler.prepare(new MemoryBook().memfd(0, GIB, 9), new MemoryBook().refuse(6, 1))).isZero();
  }

  @Test void cancelGivesEverythingBack() {
    var file = memory.memfd(0, GIB, 9);
    handler.prepare(file, memory);
    handler.freeze(file, memory);
    handler.cancel(file, memory);
    assertThat(memory.allocated).isZero();
    assertThat(memory.kho.preservedBytes()).isZero();
    assertThat(file.prepared()).isFalse();
    assertThat(file.frozen()).isFalse();
    assertThat(memory.told).isEmpty();
  }

  /** The pages are freed all the same: that is what makes a failed freeze dangerous. */
  @Test void cancelWhileFinalizedIsRefusedTheUnpreserveAndFreesNevertheless() {
    var file = memory.memfd(0, GIB, 9);
    handler.prepare(file, memory);
    memory.kho.setFinalized(true);
    handler.cancel(file, memory);
    assertThat(memory.told).containsExactly("unpreserve -16", "unpreserve -16", "unpreserve -16");
    assertThat(memory.allocated).isZero();
    assertThat(memory.kho.units(9)).isEqualTo(512);
  }

  @Test void aFileRegisteredTwiceIsPreparedOnceAndCancelledOnce() {
    var file = memory.memfd(0, GIB, 9);
    handler.prepare(file, memory);
    long data = handler.data(file);
    assertThat(handler.prepare(file, memory)).isZero();
    assertThat(handler.data(file)).isEqualTo(data);
    assertThat(file.prepares()).isEqualTo(2);
    handler.cancel(file, memory);
    handler.cancel(file, memory);
    assertThat(memory.allocated).isZero();
  }

  @Test void retrieveRestoresAndFreesTheMetadata() {
    var file = memory.memfd(0, GIB, 9);
    handler.prepare(file, memory);
    handler.freeze(file, memory);
    long data = handler.data(file);
    memory.jump();
    file.jump(true);
    assertThat(handler.retrieve(file, data, memory)).isZero();
    assertThat(file.retrieved()).isTrue();
    assertThat(memory.allocated).isZero();
    handler.finish(file, data, true, memory);
    assertThat(memory.told).isEmpty();
  }

  @Test void retrieveFromNothingOrFromACancelledFileIsRefused() {
    var file = memory.memfd(0, GIB, 9);
    handler.prepare(file, memory);
    long data = handler.data(file);
    handler.cancel(file, memory);
    file.jump(false);
    assertThat(handler.retrieve(file, 0, memory)).isEqualTo(-Errno.EINVAL);
    assertThat(memory.told).isEmpty();
    assertThat(handler.retrieve(file, data, memory)).isEqualTo(-Errno.EINVAL);
    assertThat(memory.told).containsExactly("stale data of 0");
  }

  @Test void finishDiscardsWhatNobodyRetrieved() {
    var file = memory.memfd(0, GIB, 9);
    handler.prepare(file, memory);
    long data = handler.data(file);
    memory.jump();
    file.jump(true);
    handler.finish(file, data, false, memory);
    assertThat(memory.told).containsExactly("guest memory freed");
    assertThat(memory.allocated).isZero();
    assertThat(file.reserved()).isFalse();
  }

  /** T4: finish is told that it was reclaimed, so its pages stay reserved. */
  @Test void finishOfAFileWhoseRetrieveFailedFreesNothing() {
    var file = memory.memfd(0, GIB, 9);
    handler.prepare(file, memory);
    long data = handler.data(file);
    memory.jump();
    file.jump(true);
    handler.finish(file, data, true, memory);
    assertThat(memory.told).isEmpty();
    assertThat(file.reserved()).isTrue();
  }

  @Test void finishOfASecondTokenMeetsMemoryInUse() {
    var file = memory.memfd(0, GIB, 9);
    handler.prepare(file, memory);
    long data = handler.data(file);
    memory.jump();
    file.jump(true);
    handler.retrieve(file, data, memory);
    handler.finish(file, data, false, memory);
    assertThat(memory.told).containsExactly("shared memory of 0");
  }

  @Test void pagesOfOneGibibyteNeedAKernelThatCanRestoreThem() {
    var file = memory.memfd(0, 2 * GIB, 18);
    assertThat(handler.accepts(file, memory)).isTrue();
    memory.orderMax = 10;
    assertThat(handler.accepts(file, memory)).isFalse();
  }

  /**
   * 2 GiB at 2 times the speed of one thread count as one; 1024 folios have 4 + 1 pages of metadata and a
   * record.
   */
  @Test void costsFollowSizeAndPageSize() {
    var cost = new Cost();
    handler.cost(Callback.PREPARE, memory.memfd(0, 2 * GIB, 9), false, 2, cost);
    assertThat(text(cost)).isEqualTo(
        "MEMFD_PREPARE_BASE 1.0, MEMFD_PREPARE_PER_GIB_HUGE 1.0, KHO_PRESERVE_PER_UNIT 6.0, ");
    handler.cost(Callback.RETRIEVE, memory.memfd(1, GIB, 0), false, 1, cost);
    assertThat(text(cost)).isEqualTo("MEMFD_RETRIEVE_BASE 1.0, MEMFD_RETRIEVE_PER_GIB_4K 1.0, ");
    handler.cost(Callback.FINISH, memory.memfd(2, GIB, 0), true, 1, cost);
    assertThat(text(cost)).isEqualTo("MEMFD_FINISH_BASE 1.0, ");
  }

  static String text(Cost cost) {
    StringBuilder text = new StringBuilder();
    for (int term = 0; term < cost.terms(); term++) {
      text.append(Timing.values()[cost.timing(term)]).append(' ').append(cost.amount(term)).append(", ");
    }
    return text.toString();
  }
}
