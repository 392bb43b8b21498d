package luosim.luo.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import luosim.luo.LuoState;
import org.junit.jupiter.api.Test;

/** No column of a table of files may come apart from the others, in whatever order files come and go. */
final class FileTableTest {
  private static final int MANY = 40;

  /** Tokens out of order, half of them above the largest signed number. */
  private static long token(int file) {
    return (long) (file * 7 % MANY) << 58 | file;
  }

  private static OutgoingFiles outgoing() {
    var files = new OutgoingFiles();
    for (int file = 0; file < MANY; file++) {
      files.add(token(file), file + 1000, file + 2000);
      files.setData(files.find(token(file)), file + 3000);
    }
    return files;
  }

  private static IncomingFiles incoming() {
    var files = new IncomingFiles();
    for (int file = 0; file < MANY; file++) {
      files.put(token(file), file + 1000, file + 3000);
    }
    return files;
  }

  @Test void outgoingFilesStandByAscendingTokens() {
    var files = outgoing();
    assertThat(files.size()).isEqualTo(MANY);
    for (int index = 1; index < MANY; index++) {
      assertThat(Long.compareUnsigned(files.token(index - 1), files.token(index))).isNegative();
    }
    for (int file = 0; file < MANY; file++) {
      int index = files.find(token(file));
      assertThat(files.token(index)).isEqualTo(token(file));
      assertThat(files.handler(index)).isEqualTo(file + 1000);
      assertThat(files.file(index)).isEqualTo(file + 2000);
      assertThat(files.data(index)).isEqualTo(file + 3000);
      assertThat(files.state(index)).isEqualTo(LuoState.NORMAL);
    }
    assertThat(files.find(99)).isEqualTo(-1);
  }

  @Test void anOutgoingFileGoesWithAllThatIsKnownOfIt() {
    var files = outgoing();
    files.setState(files.find(token(8)), LuoState.PREPARED);
    for (int file = 0; file < MANY; file += 2) {
      if (file != 8) {
        files.removeAt(files.find(token(file)));
      }
    }
    assertThat(files.size()).isEqualTo(MANY / 2 + 1);
    assertThat(files.find(token(0))).isEqualTo(-1);
    assertThat(files.hasFile(2000)).isFalse();
    assertThat(files.hasFile(2001)).isTrue();
    assertThat(files.hasFile(2000 + MANY - 1)).isTrue();
    for (int file = 1; file < MANY; file += 2) {
      int index = files.find(token(file));
      assertThat(files.handler(index)).isEqualTo(file + 1000);
      assertThat(files.data(index)).isEqualTo(file + 3000);
      assertThat(files.state(index)).isEqualTo(LuoState.NORMAL);
    }
    assertThat(files.state(files.find(token(8)))).isEqualTo(LuoState.PREPARED);
    assertThatThrownBy(() -> files.token(files.size())).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test void incomingFilesAreNumberedFromTheLowestToken() {
    var files = incoming();
    for (int index = 1; index < MANY; index++) {
      assertThat(Long.compareUnsigned(files.token(index - 1), files.token(index))).isNegative();
    }
    for (int file = 0; file < MANY; file++) {
      int index = files.find(token(file));
      assertThat(files.token(index)).isEqualTo(token(file));
      assertThat(files.handler(index)).isEqualTo(file + 1000);
      assertThat(files.file(index)).isEqualTo(-1);
      assertThat(files.data(index)).isEqualTo(file + 3000);
    }
    assertThat(files.find(99)).isEqualTo(-1);
    assertThatThrownBy(() -> files.token(MANY)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> files.token(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test void marksOfIncomingFilesAreIndependent() {
    var files = incoming();
    int index = files.find(token(3));
    assertThat(marks(files, index)).containsExactly(false, true, false);
    files.setReclaimed(index);
    assertThat(marks(files, index)).containsExactly(true, true, false);
    files.setRaced(index);
    assertThat(marks(files, index)).containsExactly(true, true, true);
    files.setNormal(index);
    assertThat(marks(files, index)).containsExactly(true, false, true);
    files.giveBack(index);
    assertThat(marks(files, index)).containsExactly(false, false, false);
    files.setFile(index, 7);
    assertThat(files.file(index)).isEqualTo(7);
    assertThat(marks(files, index - 1)).containsExactly(false, true, false);
    files.put(token(3), 5, 6);
    assertThat(files.size()).isEqualTo(MANY);
    assertThat(marks(files, index)).containsExactly(false, true, false);
    assertThat(files.file(index)).isEqualTo(-1);
  }

  private static List<Boolean> marks(IncomingFiles files, int index) {
    return List.of(files.reclaimed(index), files.updated(index), files.raced(index));
  }

  @Test void filesOfASessionStandInTheOrderOfPreservation() {
    var files = new SessionFiles();
    for (int file = 0; file < MANY; file++) {
      files.add(token(file), file + 1000, file + 2000, file + 4000L, file + 3000);
    }
    files.receive(5, 6, 7);
    for (int file = 0; file < MANY; file++) {
      assertThat(files.find(token(file))).isEqualTo(file);
      assertThat(files.token(file)).isEqualTo(token(file));
      assertThat(files.handler(file)).isEqualTo(file + 1000);
      assertThat(files.file(file)).isEqualTo(file + 2000);
      assertThat(files.identity(file)).isEqualTo(file + 4000);
      assertThat(files.data(file)).isEqualTo(file + 3000);
      assertThat(files.status(file)).isZero();
      assertThat(files.frozen(file)).isFalse();
    }
    assertThat(files.file(MANY)).isEqualTo(-1);
    files.retrieved(MANY, 70, 71);
    assertThat(List.of(files.status(MANY), files.file(MANY))).containsExactly(1, 70);
    assertThat(files.identity(MANY)).isEqualTo(71);
    files.fail(1, -5);
    files.setFrozen(2, true);
    assertThat(files.status(1)).isEqualTo(-5);
    assertThat(files.frozen(2)).isTrue();
    files.removeLast();
    assertThat(files.find(5)).isEqualTo(-1);
    files.add(5, 0, 0, 0, 0);
    assertThat(files.status(MANY)).isZero();
    files.setFrozen(2, false);
    assertThat(files.frozen(2)).isFalse();
    files.clear();
    assertThat(files.size()).isZero();
  }

  @Test void everyChangeShowsInTheDigestAndACopyHasNone() {
    var digests = new ArrayList<Long>();
    var files = new OutgoingFiles();
    digests.add(digest(files, true));
    files.add(1, 2, 3);
    digests.add(digest(files, true));
    files.setData(0, 4);
    digests.add(digest(files, true));
    long shape = digest(files, false);
    files.setData(0, 5);
    digests.add(digest(files, true));
    assertThat(digest(files, false)).isEqualTo(shape);
    files.setState(0, LuoState.FROZEN);
    digests.add(digest(files, true));
    assertThat(digest(files, false)).isNotEqualTo(shape);
    var copy = new OutgoingFiles();
    copy.copyFrom(files);
    assertThat(digest(copy, true)).isEqualTo(digest(files, true));
    copy.setData(0, 6);
    copy.removeAt(0);
    digests.add(digest(copy, false));
    assertThat(files.data(0)).isEqualTo(5);
    assertThat(digests.subList(0, 5)).doesNotHaveDuplicates();
    assertThat(digests.get(5)).isEqualTo(digests.get(0));
  }

  @Test void theDigestOfASessionsFilesTellsTheirStatus() {
    var files = new SessionFiles();
    files.add(1, 2, 3, 4, 5);
    var digests = new ArrayList<Long>(List.of(digest(files, true)));
    files.fail(0, -5);
    digests.add(digest(files, true));
    files.setFrozen(0, true);
    digests.add(digest(files, true));
    files.blocks().add(0x1000);
    digests.add(digest(files, true));
    assertThat(digests).doesNotHaveDuplicates();
    var copy = new SessionFiles();
    copy.copyFrom(files);
    assertThat(digest(copy, true)).isEqualTo(digest(files, true));
    copy.fail(0, -6);
    assertThat(files.status(0)).isEqualTo(-5);
  }

  private static long digest(FileTable files, boolean exact) {
    var digest = new Digest();
    files.digest(digest, exact);
    return digest.value();
  }
}
