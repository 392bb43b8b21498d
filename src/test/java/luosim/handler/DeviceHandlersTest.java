package luosim.handler;

import static luosim.handler.MemoryBook.GIB;
import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Callback;
import luosim.luo.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device never works without its address space, and one that was not restored is reset. */
final class DeviceHandlersTest {
  private final MemoryBook memory = new MemoryBook();
  private final Handler vfio = Handlers.get(Handlers.VFIO);
  private final Handler iommufd = Handlers.get(Handlers.IOMMUFD);
  private final FileObject space = memory.iommufd(0, 2 * GIB, 9);
  private final FileObject device = memory.vfio(1, space);

  /**
   * By hand. 16 GiB of 4 KiB: 4194304 entries, 8192 pages, 16 above, 1, 1. 16 GiB of 2 MiB: 8192 entries,
   * 16 pages, 1, 1. 64 GiB of 1 GiB: 64 entries, 1 page, 1. One page of 4 KiB: one of each level. 1 TiB of
   * 1 GiB: 1024 entries, 2, 1. 3 TiB of 4 KiB: 805306368 entries, 1572864, 3072, 6, 1. Folios of 64 KiB are
   * mapped page by page, of 4 MiB in 2 MiB.
   */
  @ParameterizedTest
  @CsvSource({
      "17179869184, 0, 8210", "17179869184, 9, 18", "68719476736, 18, 2", "4096, 0, 4",
      "1099511627776, 18, 3",
      "3298534883328, 0, 1575943", "17179869184, 4, 8210", "17179869184, 10, 18", "2097152, 9, 3",
      "2101248, 0, 5"}) void tablePagesAreThoseCountedByHand(long bytes, int order, long pages) {
    assertThat(Handlers.ioTablePages(bytes, order)).isEqualTo(pages);
  }

  @Test void anAddressSpacePreservesItsTablesAndARecord() {
    assertThat(iommufd.prepare(space, memory)).isZero();
    assertThat(memory.kho.units(0)).isEqualTo(4 + 1);
    assertThat(memory.allocated).isEqualTo(4096);
    iommufd.cancel(space, memory);
    assertThat(memory.kho.preservedBytes()).isZero();
    assertThat(memory.allocated).isZero();
  }

  @Test void aDeviceIsNotPreparedBeforeItsAddressSpace() {
    assertThat(vfio.prepare(device, memory)).isEqualTo(-Errno.EINVAL);
    iommufd.prepare(space, memory);
    assertThat(vfio.prepare(device, memory)).isZero();
    assertThat(memory.kho.units(10)).isEqualTo(1);
  }

  @Test void aDeviceCancelledBeforeItsAddressSpaceIsAsItWas() {
    prepareBoth();
    vfio.cancel(device, memory);
    iommufd.cancel(space, memory);
    assertThat(memory.told).isEmpty();
    assertThat(memory.allocated).isZero();
  }

  /** D32, and what it costs. */
  @Test void aDeviceCancelledAfterItsAddressSpaceMeetsNothingAndIsReset() {
    prepareBoth();
    iommufd.cancel(space, memory);
    var cost = new Cost();
    vfio.cost(Callback.CANCEL, device, false, 1, cost);
    assertThat(MemfdHandlerTest.text(cost)).isEqualTo("VFIO_CANCEL 1.0, VFIO_RESET 1.0, ");
    vfio.cancel(device, memory);
    assertThat(memory.told).containsExactly("dependency of 1 gone");
  }

  @Test void aFrozenDeviceIsRetrievedAfterItsAddressSpace() {
    prepareBoth();
    vfio.freeze(device, memory);
    long spaceData = iommufd.data(space);
    long deviceData = vfio.data(device);
    crossOver();
    assertThat(vfio.retrieve(device, deviceData, memory)).isEqualTo(-Errno.EINVAL);
    assertThat(iommufd.retrieve(space, spaceData, memory)).isZero();
    assertThat(vfio.retrieve(device, deviceData, memory)).isZero();
    assertThat(memory.allocated).isZero();
    assertThat(memory.told).isEmpty();
  }

  /** After a failed freeze and a second reboot: the folio for its state was never filled. */
  @Test void aDeviceThatWasNeverFrozenHasNoState() {
    prepareBoth();
    long spaceData = iommufd.data(space);
    long deviceData = vfio.data(device);
    crossOver();
    iommufd.retrieve(space, spaceData, memory);
    assertThat(vfio.retrieve(device, deviceData, memory)).isEqualTo(-Errno.EIO);
    assertThat(memory.told).containsExactly("stale data of 1");
  }

  @Test void finishResetsADeviceThatNobodyRetrieved() {
    prepareBoth();
    long data = vfio.data(device);
    crossOver();
    var cost = new Cost();
    vfio.cost(Callback.FINISH, device, false, 1, cost);
    assertThat(MemfdHandlerTest.text(cost)).isEqualTo("VFIO_RESET 1.0, ");
    vfio.finish(device, data, false, memory);
    assertThat(memory.allocated).isZero();
    assertThat(device.reserved()).isFalse();
  }

  @Test void aRefusedPrepareTakesNothing() {
    for (int point = 1; point <= 3; point++) {
      var book = new MemoryBook().refuse(point, Errno.ENOMEM);
      var tables = book.iommufd(0, GIB, 9);
      assertThat(iommufd.prepare(tables, book)).isEqualTo(-Errno.ENOMEM);
      assertThat(book.allocated).isZero();
      assertThat(book.kho.preservedBytes()).isZero();
    }
    iommufd.prepare(space, memory);
    long before = memory.allocated;
    for (int point = 1; point <= 2; point++) {
      memory.refuse(point, Errno.ENOMEM);
      assertThat(vfio.prepare(device, memory)).isEqualTo(-Errno.ENOMEM);
      assertThat(memory.allocated).isEqualTo(before);
    }
  }

  @Test void aSubsystemKeepsOnePageOverTheJump() {
    var pci = new SubsystemObject(0);
    pci.become("pci", 0, SubsystemObject.ALL_CALLBACKS);
    assertThat(pci.prepare(memory)).isZero();
    long data = pci.data();
    assertThat(memory.allocated).isEqualTo(4096);
    memory.jump();
    pci.jump(true);
    pci.finish(data, memory);
    assertThat(memory.allocated).isZero();
    pci.prepare(memory);
    pci.cancel(memory);
    assertThat(memory.allocated).isZero();
  }

  private void prepareBoth() {
    iommufd.prepare(space, memory);
    vfio.prepare(device, memory);
  }

  private void crossOver() {
    memory.jump();
    space.jump(true);
    device.jump(true);
  }
}
