package luosim.conform.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import org.junit.jupiter.api.Test;

/**
 * A preserved file must let nobody change its size, and a seal must never be forgotten; both were
 * observed on a kernel, or follow from the rules of its seals.
 */
final class MemoryFileTest {
  private static final int PAGE = MemoryFile.PAGE;
  private static final long FILL = 7;

  private static MemoryFile file(long size, int seals) {
    var file = new MemoryFile(1, 0, true);
    assertThat(file.truncate(size)).isZero();
    assertThat(file.fill(FILL)).isZero();
    assertThat(file.addSeals(seals)).isZero();
    return file;
  }

  @Test void whilePreservedTheSizeStays() {
    var file = file(2 * PAGE, 0);
    file.preserve(true);
    assertThat(file.truncate(2 * PAGE)).isZero();
    assertThat(file.truncate(3 * PAGE)).isEqualTo(-Errno.EPERM);
    assertThat(file.truncate(PAGE)).isEqualTo(-Errno.EPERM);
    assertThat(file.write(10, 3)).isEqualTo(3);
    assertThat(file.write(2 * PAGE, 3)).isEqualTo(-Errno.EPERM);
    assertThat(file.write(2 * PAGE - 4, 8)).isEqualTo(-Errno.EPERM);
    assertThat(file.punchHole(0, PAGE)).isEqualTo(-Errno.EPERM);
    assertThat(file.allocate(0, PAGE)).isEqualTo(-Errno.EPERM);
    file.preserve(false);
    assertThat(file.truncate(3 * PAGE)).isZero();
    assertThat(file.punchHole(0, PAGE)).isZero();
    assertThat(file.size()).isEqualTo(3 * PAGE);
  }

  @Test void aSealAgainstWritingWaitsForPinnedPages() {
    var file = file(PAGE, 0);
    file.preserve(true);
    assertThat(file.addSeals(MemoryFile.SEAL_WRITE)).isEqualTo(-Errno.EBUSY);
    assertThat(file.addSeals(MemoryFile.SEAL_GROW)).isZero();
    assertThat(file.seals()).isEqualTo(MemoryFile.SEAL_GROW);
    var empty = file(0, 0);
    empty.preserve(true);
    assertThat(empty.addSeals(MemoryFile.SEAL_WRITE)).isZero();
  }

  @Test void eachSealRefusesWhatItNames() {
    var file = file(PAGE, MemoryFile.SEAL_SHRINK | MemoryFile.SEAL_GROW);
    assertThat(file.truncate(0)).isEqualTo(-Errno.EPERM);
    assertThat(file.truncate(2 * PAGE)).isEqualTo(-Errno.EPERM);
    assertThat(file.allocate(0, 2 * PAGE)).isEqualTo(-Errno.EPERM);
    assertThat(file.allocate(0, PAGE)).isZero();
    assertThat(file.write(PAGE - 1, 2)).isEqualTo(-Errno.EPERM);
    assertThat(file.write(PAGE - 1, 1)).isEqualTo(1);
    assertThat(file.addSeals(MemoryFile.SEAL_WRITE | MemoryFile.SEAL_SEAL)).isZero();
    assertThat(file.write(0, 1)).isEqualTo(-Errno.EPERM);
    assertThat(file.fill(1)).isEqualTo(-Errno.EPERM);
    assertThat(file.punchHole(0, PAGE)).isEqualTo(-Errno.EPERM);
    assertThat(file.addSeals(MemoryFile.SEAL_GROW)).isEqualTo(-Errno.EPERM);
    assertThat(file.addSeals(64)).isEqualTo(-Errno.EINVAL);
  }

  @Test void sealingExecutionOfAnExecutableFileSealsWritingToo() {
    assertThat(file(PAGE, MemoryFile.SEAL_EXEC).seals()).isEqualTo(62);
    var plain = new MemoryFile(2, 0, false);
    assertThat(plain.addSeals(MemoryFile.SEAL_EXEC)).isZero();
    assertThat(plain.seals()).isEqualTo(MemoryFile.SEAL_EXEC);
  }

  @Test void theContentIsCountedPageByPage() {
    var file = file(5000, 0);
    assertThat(file.badPages(FILL)).isZero();
    assertThat(file.badPages(FILL + 1)).isEqualTo(2);
    file.write(10, 3);
    assertThat(file.badPages(FILL)).isZero();
    file.write(PAGE - 1, 2);
    assertThat(file.badPages(FILL)).isEqualTo(1);
    file.fill(FILL);
    file.punchHole(1, PAGE);
    assertThat(file.badPages(FILL)).isEqualTo(1);
    file.fill(FILL);
    file.punchHole(1, 7);
    assertThat(file.badPages(FILL)).isZero();
    file.punchHole(0, 1);
    assertThat(file.badPages(FILL)).isEqualTo(1);
    file.punchHole(0, 2 * PAGE);
    assertThat(file.badPages(FILL)).isEqualTo(2);
    file.truncate(0);
    file.truncate(PAGE);
    assertThat(file.badPages(0)).isZero();
  }

  @Test void aLargeWriteStopsWhereTheFolioThatGrowsBegins() {
    long large = 3L << 20;
    var file = file(large, MemoryFile.SEAL_GROW);
    assertThat(file.write(0, large + 1)).isEqualTo(2L << 20);
  }

  @Test void aHugeFileWithoutPagesIsNoTrouble() {
    var file = new MemoryFile(1, 0, true);
    assertThat(file.truncate(Long.MAX_VALUE)).isZero();
    assertThat(file.badPages(0)).isEqualTo(Long.MAX_VALUE / PAGE);
    assertThat(file.badPages(1)).isEqualTo(Long.MAX_VALUE / PAGE + 1);
    assertThat(file.fill(1)).isEqualTo(-Errno.ENOSPC);
    assertThat(file.write(Long.MAX_VALUE - 1, 5)).isEqualTo(-Errno.EFBIG);
    assertThat(file.allocate(Long.MAX_VALUE - 1, 5)).isEqualTo(-Errno.EFBIG);
    assertThat(file.punchHole(0, Long.MAX_VALUE)).isZero();
    assertThat(file.truncate(0)).isZero();
  }
}
