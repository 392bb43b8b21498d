package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import luosim.luo.BasicServices.Memory;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.SessionImage;
import luosim.luo.Stop;
import luosim.luo.Work;
import luosim.wire.FileBlock;
import luosim.wire.LuoHeader;
import luosim.wire.SessionBlock;
import luosim.wire.Words;
import org.junit.jupiter.api.Test;

/**
 * What cannot be used of what was received must stop the kernel or close the device for good, never
 * throw.
 */
final class BootRowsTest {
  /** A kernel with sessions one (files 0, 1), none, two (64 files from 3 on) has rebooted. */
  private static Rig rebooted() {
    Rig rig = Rig.cold();
    rig.create("one", 0, 1);
    rig.create("none");
    int two = rig.create("two");
    for (int file = 1; file <= 64; file++) {
      rig.preserve(two, 3 * file, file);
    }
    assertThat(rig.run(Operation.REBOOT, 0)).isZero();
    return rig;
  }

  /** Its pages as bytes, by address. */
  private static TreeMap<Long, byte[]> pages(SessionImage image) {
    var pages = new TreeMap<Long, byte[]>();
    pages.put(image.header(), image.page(image.header()));
    pages.put(image.flbPage(), image.page(image.flbPage()));
    for (int block = 0; block < image.sessionBlocks(); block++) {
      pages.put(image.sessionBlock(block), image.page(image.sessionBlock(block)));
    }
    for (int session = 0; session < image.sessions(); session++) {
      for (int block = 0; block < image.fileBlocks(session); block++) {
        long phys = image.fileBlock(session, block);
        pages.put(phys, image.page(phys));
      }
    }
    return pages;
  }

  /** The next kernel, loaded on pages. */
  private static Rig onPages(Rig old, TreeMap<Long, byte[]> pages) {
    Ports ports = new Ports();
    ports.names.addAll(old.ports.names);
    ports.receive(ReceivedPages.read(
        phys -> Optional.ofNullable(pages.get(phys)), old.luo.image().header(), ports::name));
    return Rig.of(ports, false);
  }

  @Test void aKernelThatReadsBytesIsLikeOneThatReadsValues() {
    Rig old = rebooted();
    Rig bytes = onPages(old, pages(old.luo.image()));
    assertThat(bytes.luo.boot()).isEqualTo(Stop.NONE);
    bytes.register(3);
    assertThat(bytes.run(Operation.OPEN_DEVICE, 0)).isZero();
    Ports ports = new Ports();
    ports.names.addAll(old.ports.names);
    ports.receive(old.luo.image());
    Rig values = Rig.started(ports, false);
    for (Rig rig : List.of(bytes, values)) {
      assertThat(rig.luo.liveUpdateNumber()).isEqualTo(2);
      assertThat(rig.luo.incomingCount()).isEqualTo(3);
      int two = rig.retrieveSession("two");
      assertThat(rig.luo.fileCount(two)).isEqualTo(64);
      assertThat(rig.luo.fileBlocks(two)).isEqualTo(2);
      assertThat(rig.luo.fileToken(two, 63)).isEqualTo(64);
      assertThat(rig.luo.fileData(two, 63)).isEqualTo(0x8000 + 0x100 + 192);
      assertThat(rig.run(Operation.FLB_GET_INCOMING, 1)).isZero();
      assertThat(rig.luo.flbIncomingCount(1)).isEqualTo(67);
      assertThat(rig.run(Operation.FLB_PUT_INCOMING, 1)).isZero();
      assertThat(rig.run(Operation.CLOSE_SESSION, two)).isZero();
    }
    assertThat(bytes.ports.restored).isEqualTo(values.ports.restored).hasSize(3);
  }

  @Test void rowM17AHeaderOfAnotherRevisionPanics() {
    Rig old = rebooted();
    TreeMap<Long, byte[]> pages = pages(old.luo.image());
    pages.get(old.luo.image().header())[5] = '4';
    panics(onPages(old, pages));
    pages.put(old.luo.image().header(), new byte[LuoHeader.BYTES - 1]);
    panics(onPages(old, pages));
    pages.remove(old.luo.image().header());
    panics(onPages(old, pages));
  }

  @Test void rowM17ABadChainOfSessionsPanics() {
    Rig old = rebooted();
    long block = old.luo.image().sessionBlock(0);
    for (long count : new long[] {0, 52, -1}) {
      TreeMap<Long, byte[]> pages = pages(old.luo.image());
      Words.putLittle64(pages.get(block), 8, count);
      panics(onPages(old, pages));
    }
    for (long next : new long[] {block, 1, -1}) {
      TreeMap<Long, byte[]> pages = pages(old.luo.image());
      Words.putLittle64(pages.get(block), 0, next);
      panics(onPages(old, pages));
    }
  }

  private static void panics(Rig rig) {
    assertThat(rig.luo.boot()).isEqualTo(Stop.PANIC);
    int op = rig.luo.begin(Operation.OPEN_DEVICE, 0);
    assertThat(rig.luo.proceed(op)).isEqualTo(Need.STOPPED);
  }

  @Test void rowM16ABadChainOfFilesClosesTheDeviceForGood() {
    Rig old = rebooted();
    long files = old.luo.image().fileBlock(0, 0);
    TreeMap<Long, byte[]> pages = pages(old.luo.image());
    Words.putLittle64(pages.get(files), 8, 0);
    neverOpens(onPages(old, pages), 1);
    pages = pages(old.luo.image());
    Words.putLittle64(pages.get(files), 0, files);
    neverOpens(onPages(old, pages), 1);
    pages = pages(old.luo.image());
    SessionBlock.put(pages.get(old.luo.image().sessionBlock(0)), 0, "one", files, 3);
    neverOpens(onPages(old, pages), 1);
    pages = pages(old.luo.image());
    SessionBlock.put(pages.get(old.luo.image().sessionBlock(0)), 1, "none", 0, 1);
    neverOpens(onPages(old, pages), 2);
  }

  @Test void rowM16ANameTwiceClosesTheDeviceForGood() {
    Rig old = rebooted();
    TreeMap<Long, byte[]> pages = pages(old.luo.image());
    SessionBlock.put(pages.get(old.luo.image().sessionBlock(0)), 1, "one", 0, 0);
    neverOpens(onPages(old, pages), 1);
  }

  @Test void rowM16AnUnknownHandlerClosesTheDeviceAndKeepsTheSessionsBefore() {
    Rig old = rebooted();
    TreeMap<Long, byte[]> pages = pages(old.luo.image());
    long first = old.luo.image().fileBlock(2, 0);
    FileBlock.put(pages.get(first), 5, "mockZ-v1", 1, 99);
    Rig rig = onPages(old, pages);
    neverOpens(rig, 3);
    assertThat(rig.luo.fileCount(rig.luo.incoming(0))).isEqualTo(2);
    assertThat(rig.luo.fileCount(rig.luo.incoming(2))).isZero();
    assertThat(rig.ports.restored).as("its two pages and that of the sessions").hasSize(3);
    assertThat(rig.ports.allocated).containsEntry(Memory.INCOMING_FILE, 2);
  }

  @Test void rowM16WithoutMemoryTheDeviceNeverOpens() {
    Rig old = rebooted();
    for (int refused : new int[] {1, 2, 4, 30}) {
      Rig rig = onPages(old, pages(old.luo.image()));
      rig.ports.refuse("alloc", refused);
      neverOpens(rig, rig.luo.incomingCount());
    }
  }

  private static void neverOpens(Rig rig, int sessions) {
    assertThat(rig.luo.boot()).isEqualTo(Stop.NONE);
    rig.register(3);
    for (int time = 0; time < 2; time++) {
      rig.expect(rig.run(Operation.OPEN_DEVICE, 0), -Errno.EIO, Row.M16);
    }
    assertThat(rig.luo.deviceFailed()).isTrue();
    assertThat(rig.luo.deviceOpen()).isFalse();
    if (sessions > 0) {
      assertThat(rig.luo.incomingCount()).isEqualTo(sessions);
    }
  }

  @Test void noMalformedPageEverThrows() {
    Rig old = rebooted();
    var numbers = new luosim.chance.Stream();
    numbers.key(73, 1, 1, 1, 1, 1, 1);
    int panics = 0;
    int closed = 0;
    for (int round = 0; round < 3000; round++) {
      TreeMap<Long, byte[]> pages = pages(old.luo.image());
      List<Long> places = List.copyOf(pages.keySet());
      for (int change = 0; change <= round % 3; change++) {
        byte[] page = pages.get(places.get(numbers.nextInt(places.size())));
        int reach = round % 2 == 0 ? 32 : 600;
        page[numbers.nextInt(reach)] = (byte) numbers.nextInt(256);
      }
      Rig rig = onPages(old, pages);
      if (rig.luo.boot() == Stop.PANIC) {
        panics++;
        continue;
      }
      rig.register(3);
      int result = rig.run(Operation.OPEN_DEVICE, 0);
      assertThat(result).isIn(0, -Errno.EIO);
      closed += result < 0 ? 1 : 0;
      for (int flb = 1; flb <= 3; flb++) {
        assertThat(rig.run(Operation.FLB_GET_INCOMING, flb)).isIn(0, -Errno.ENOENT);
      }
    }
    assertThat(panics).isPositive();
    assertThat(closed).isPositive();
  }

  @Test void readingTakesTimeWhileTheDeviceIsTaken() {
    Rig old = rebooted();
    Rig rig = onPages(old, pages(old.luo.image()));
    rig.luo.boot();
    rig.register(3);
    int open = rig.luo.begin(Operation.OPEN_DEVICE, 0);
    assertThat(rig.luo.proceed(open)).isEqualTo(Need.WORK);
    assertThat(rig.luo.work(open)).isEqualTo(Work.SESSION_READ);
    assertThat(rig.luo.workAmount(open)).isEqualTo(3 + 66);
    rig.expect(rig.run(Operation.OPEN_DEVICE, 0), -Errno.EBUSY, Row.M15);
    assertThat(rig.luo.proceed(open)).isEqualTo(Need.DONE);
  }

  @Test void switchedOffThereIsNoDeviceAndNothingRegisters() {
    for (String what : List.of("liveupdate", "kho", "page", "subtree")) {
      Ports ports = new Ports();
      ports.on = !what.equals("liveupdate");
      ports.kho = !what.equals("kho");
      ports.refuse(what, 1);
      Rig rig = Rig.of(ports, false);
      assertThat(rig.luo.boot()).isEqualTo(Stop.NONE);
      assertThat(ports.preserved).isEmpty();
      assertThat(rig.run(Operation.OPEN_DEVICE, 0)).isEqualTo(-Errno.ENOENT);
      rig.expect(rig.run(Operation.REGISTER_HANDLER, 0), -Errno.EOPNOTSUPP, Row.M19);
      rig.expect(rig.run(Operation.REGISTER_FLB, 1, 0, 0), -Errno.EOPNOTSUPP, Row.M19);
      rig.expect(rig.run(Operation.FLB_GET_INCOMING, 1), -Errno.EOPNOTSUPP, Row.M20);
      assertThat(rig.run(Operation.REBOOT, 0)).isZero();
      assertThat(rig.luo.frozen()).isFalse();
    }
    Ports ports = new Ports();
    ports.refuse("page", 2);
    assertThat(Rig.of(ports, false).luo.boot()).isEqualTo(Stop.NONE);
    assertThat(ports.preserved).isEmpty();
  }

  @Test void rowM19ARegistrationIsRefusedWithoutItsCallbacksOrTwice() {
    Rig rig = Rig.cold();
    rig.expect(rig.run(Operation.REGISTER_HANDLER, 10), -Errno.EEXIST, Row.M19);
    rig.ports.handlerBits = Callback.PRESERVE.bit();
    rig.expect(rig.run(Operation.REGISTER_HANDLER, 4), -Errno.EINVAL, Row.M19);
    rig.expect(rig.run(Operation.REGISTER_FLB, 1, 4, 0), -Errno.EINVAL, Row.M19);
    rig.expect(rig.run(Operation.REGISTER_FLB, 1, 0, 0), -Errno.EEXIST, Row.M19);
    rig.expect(rig.run(Operation.REGISTER_FLB, 101, 0, 0), -Errno.EEXIST, Row.M19);
    for (int flb = 4; flb <= 63; flb++) {
      assertThat(rig.run(Operation.REGISTER_FLB, flb, 0, 0)).isZero();
    }
    assertThat(rig.luo.flbCount()).isEqualTo(63);
    rig.expect(rig.run(Operation.REGISTER_FLB, 64, 0, 0), -Errno.ENOSPC, Row.M19);
    assertThat(rig.run(Operation.REGISTER_FLB, 63, 1, 0)).as("one more handler of it").isZero();
  }

  @Test void whatIsInUseDoesNotGo() {
    Rig rig = Rig.cold();
    int session = rig.create("s", 0);
    rig.expect(rig.run(Operation.UNREGISTER_HANDLER, 0), -Errno.EBUSY, Row.M19);
    rig.expect(rig.run(Operation.UNREGISTER_FLB, 2, 0, 0), -Errno.EBUSY, Row.M19);
    rig.run(Operation.CLOSE_SESSION, session);
    assertThat(rig.run(Operation.UNREGISTER_FLB, 2, 0, 0)).isZero();
    rig.expect(rig.run(Operation.UNREGISTER_FLB, 2, 0, 0), -Errno.EINVAL, Row.M19);
    assertThat(rig.run(Operation.UNREGISTER_HANDLER, 0)).isZero();
    rig.expect(rig.run(Operation.UNREGISTER_HANDLER, 0), -Errno.EINVAL, Row.M19);
    assertThat(rig.luo.flbCount()).isEqualTo(2);
    assertThat(rig.luo.flb(0)).isEqualTo(1);
  }
}
