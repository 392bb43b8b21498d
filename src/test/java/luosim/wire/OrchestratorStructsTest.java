package luosim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import luosim.chance.Stream;
import org.junit.jupiter.api.Test;

/** The orchestrator's structs must be read and written as an observed kernel wrote them. */
final class OrchestratorStructsTest {
  private final MainlineBlobs blobs = MainlineBlobs.load();

  OrchestratorStructsTest() throws IOException {}

  @Test void headersAreAsObserved() {
    List<String> names = blobs.ofKind("luo header");
    assertThat(names).hasSize(2);
    for (String name : names) {
      byte[] bytes = blobs.bytes(name);
      Object decoded = blobs.decoded(name);
      assertThat(LuoHeader.isOurs(bytes)).isTrue();
      assertThat(LuoHeader.number(bytes)).isEqualTo(number(decoded, "liveupdate_num"));
      assertThat(LuoHeader.sessions(bytes)).isEqualTo(number(decoded, "sessions_pa"));
      assertThat(LuoHeader.flbs(bytes)).isEqualTo(number(decoded, "flbs_pa"));
      byte[] page = new byte[Block.BYTES];
      LuoHeader.put(
          page, LuoHeader.number(bytes), LuoHeader.sessions(bytes), LuoHeader.flbs(bytes));
      assertBegins(page, bytes);
    }
  }

  @Test void blocksOfSessionsAreAsObserved() {
    for (String name : blobs.ofKind("session block")) {
      byte[] bytes = blobs.bytes(name);
      List<Object> sessions = entries(name, "sessions");
      assertThat(SessionBlock.isSound(bytes)).isTrue();
      assertThat(Block.count(bytes)).isEqualTo(sessions.size()).isEqualTo(4);
      byte[] page = new byte[SessionBlock.BYTES];
      SessionBlock.start(page, Block.next(bytes), sessions.size());
      for (int entry = 0; entry < sessions.size(); entry++) {
        Object session = sessions.get(entry);
        assertThat(SessionBlock.name(bytes, entry)).isEqualTo(text(session, "name"));
        assertThat(SessionBlock.files(bytes, entry)).isEqualTo(number(session, "files_pa"));
        assertThat(SessionBlock.fileCount(bytes, entry)).isEqualTo(number(session, "count"));
        SessionBlock.put(
            page,
            entry,
            text(session, "name"),
            number(session, "files_pa"),
            number(session, "count"));
      }
      assertBegins(page, bytes);
    }
  }

  @Test void blocksOfFilesAreAsObserved() {
    List<String> names = blobs.ofKind("file block");
    assertThat(names).hasSize(3);
    for (String name : names) {
      byte[] bytes = blobs.bytes(name);
      List<Object> files = entries(name, "files");
      assertThat(FileBlock.isSound(bytes)).isTrue();
      byte[] page = new byte[FileBlock.BYTES];
      FileBlock.start(page, Block.next(bytes), files.size());
      for (int entry = 0; entry < files.size(); entry++) {
        Object file = files.get(entry);
        assertThat(FileBlock.compatible(bytes, entry)).isEqualTo(text(file, "compatible"));
        assertThat(FileBlock.data(bytes, entry)).isEqualTo(number(file, "data"));
        assertThat(FileBlock.token(bytes, entry)).isEqualTo(number(file, "token"));
        FileBlock.put(
            page, entry, text(file, "compatible"), number(file, "data"), number(file, "token"));
      }
      assertBegins(page, bytes);
    }
  }

  @Test void thePageOfFlbsIsAsObserved() {
    String name = blobs.ofKind("FLB page").get(0);
    byte[] bytes = blobs.bytes(name);
    List<Object> flbs = entries(name, "flbs");
    assertThat(FlbPage.pages(bytes)).isEqualTo(1);
    assertThat(FlbPage.count(bytes)).isEqualTo(flbs.size()).isEqualTo(3);
    byte[] page = new byte[FlbPage.BYTES];
    FlbPage.start(page, flbs.size());
    for (int entry = 0; entry < flbs.size(); entry++) {
      Object flb = flbs.get(entry);
      assertThat(FlbPage.compatible(bytes, entry)).isEqualTo(text(flb, "name"));
      assertThat(FlbPage.data(bytes, entry)).isEqualTo(number(flb, "data"));
      assertThat(FlbPage.uses(bytes, entry)).isEqualTo(number(flb, "count"));
      FlbPage.put(
          page, entry, text(flb, "name"), number(flb, "data"), number(flb, "count"));
    }
    assertBegins(page, bytes);
  }

  @Test void aFullPageIsSoundAndOneEntryMoreIsNot() {
    byte[] page = new byte[Block.BYTES];
    SessionBlock.start(page, 0, SessionBlock.ENTRIES);
    assertThat(SessionBlock.isSound(page)).isTrue();
    SessionBlock.put(page, 50, "x".repeat(63), -1, -1);
    assertThat(SessionBlock.name(page, 50)).hasSize(63);
    SessionBlock.start(page, 0, SessionBlock.ENTRIES + 1);
    assertThat(SessionBlock.isSound(page)).isFalse();
    FileBlock.start(page, 0, FileBlock.ENTRIES);
    assertThat(FileBlock.isSound(page)).isTrue();
    FileBlock.start(page, 0, 0);
    assertThat(FileBlock.isSound(page)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionBlock.put(page, 0, "x".repeat(64), 0, 0));
  }

  @Test void cutAndDisturbedBytesAreRefusedOrReadWithoutAnException() {
    var numbers = new Stream();
    numbers.key(5, 3, 1, 1, 1, 1, 1);
    byte[] sessions = blobs.bytes(blobs.ofKind("session block").get(0));
    byte[] flbs = blobs.bytes(blobs.ofKind("FLB page").get(0));
    int refused = 0;
    for (int round = 0; round < 4000; round++) {
      byte[] bytes = Arrays.copyOf(sessions, numbers.nextInt(sessions.length + 1));
      if (bytes.length > 0) {
        bytes[numbers.nextInt(Math.min(24, bytes.length))] = (byte) numbers.nextInt(256);
      }
      if (SessionBlock.isSound(bytes)) {
        for (int entry = 0; entry < Block.count(bytes); entry++) {
          assertThat(SessionBlock.name(bytes, entry)).hasSizeLessThanOrEqualTo(64);
          SessionBlock.files(bytes, entry);
          SessionBlock.fileCount(bytes, entry);
        }
      } else {
        refused++;
      }
      bytes = Arrays.copyOf(flbs, numbers.nextInt(flbs.length + 1));
      if (bytes.length > 8) {
        bytes[8 + numbers.nextInt(bytes.length - 8)] = (byte) numbers.nextInt(256);
      }
      for (int entry = 0; entry < FlbPage.count(bytes); entry++) {
        assertThat(FlbPage.compatible(bytes, entry)).hasSizeLessThanOrEqualTo(48);
        FlbPage.uses(bytes, entry);
      }
    }
    assertThat(refused).isPositive();
    assertThat(LuoHeader.isOurs(new byte[31])).isFalse();
    assertThat(LuoHeader.isOurs(new byte[64])).isFalse();
  }

  @SuppressWarnings("unchecked") private List<Object> entries(String name, String list) {
    return (List<Object>) MainlineBlobs.fields(blobs.decoded(name)).get(list);
  }

  private static long number(Object decoded, String field) {
    return MainlineBlobs.number(decoded, field);
  }

  private static String text(Object decoded, String field) {
    Map<String, Object> fields = MainlineBlobs.fields(decoded);
    return (String) fields.get(field);
  }

  private static void assertBegins(byte[] page, byte[] bytes) {
    assertThat(Arrays.copyOf(page, bytes.length)).isEqualTo(bytes);
    for (int i = bytes.length; i < page.length; i++) {
      assertThat(page[i]).isZero();
    }
  }
}
