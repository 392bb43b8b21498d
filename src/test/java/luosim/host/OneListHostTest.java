package luosim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.revision.Revision;
import luosim.luo.revision.Revisions;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/**
 * A host whose files are a subsystem must update, give up and lose its agent as its revision says, and an
 * update to another revision must end as the page of protocols says.
 */
final class OneListHostTest {
  private static final List<String> REVISIONS = List.of("as-reviewed", "v3");

  @Test void anUpdateCallsSubsystemsBeforeTheFiles() {
    for (String revision : REVISIONS) {
      var host = HostFixture.withDevice().protocol(revision);
      assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
      assertThat(host.calls()).isEqualTo(List.of(
          "prepare s0 ok", "prepare s1 ok", "prepare f0 ok", "prepare f1 ok", "prepare f2 ok",
          "freeze s0 ok", "freeze s1 ok", "freeze f0 ok", "freeze f1 ok", "freeze f2 ok",
          "retrieve t0 ok", "retrieve t1 ok", "retrieve t2 ok",
          "finish s0 ok", "finish s1 ok", "finish t0 ok", "finish t1 ok", "finish t2 ok"));
      assertThat(host.machine().runningKernel().luo().state()).isEqualTo(LuoState.NORMAL);
    }
  }

  @Test void aFailedPrepareLeavesNothingBehindAndTheNextAttemptUpdates() {
    for (String revision : REVISIONS) {
      var host = HostFixture.withDevice().protocol(revision).failAt(Site.FILE_PREPARE, "memfd", Errno.EIO);
      long preserved = host.machine().runningKernel().kho().preservedDigest();
      assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
      assertThat(host.machine().runningKernel().kho().preservedDigest()).isEqualTo(preserved);
      assertThat(host.machine().runningKernel().allocatedBytes()).isZero();
      assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    }
  }

  /** V4 on a host: the agent finds that no cancel leads back. */
  @Test void aHostWhoseHandoverRefusesAfterPrepareIsWedged() {
    for (String revision : REVISIONS) {
      var host = HostFixture.withDevice().protocol(revision);
      int writes = 6 + 2 + 4 + 3 * 4 + 2 + 3 + 3;
      host.hurt(Site.FDT_WRITE, s -> true, writes + 1, fate -> fate.error(28));
      assertThat(host.update()).isEqualTo(AttemptEnd.WEDGED);
      assertThat(host.machine().runningKernel().luo().state()).isEqualTo(LuoState.PREPARED);
    }
  }

  @Test void aProcessThatDiesAtPreparedTakesItsFilesWithItInV3Only() {
    for (String revision : REVISIONS) {
      boolean taken = false;
      for (int step = 1; step <= 6; step++) {
        var host = HostFixture.withDevice().protocol(revision);
        host.hurt(Site.AGENT, s -> true, step, fate -> fate.crash(0));
        host.update();
        taken |= host.events(TraceKind.OPERATION_ENDED).stream()
            .anyMatch(event -> event.c() == luosim.luo.Row.L2.ordinal());
        assertThat(host.machine().runningKernel().luo().outgoingCount()).isZero();
      }
      assertThat(taken).isEqualTo(revision.equals("v3"));
    }
  }

  @Test void aCopyForProbesIsEqualAndGoesItsOwnWay() {
    for (String revision : REVISIONS) {
      var host = HostFixture.withDevice().protocol(revision).failAt(Site.FILE_FREEZE, "memfd", Errno.EIO);
      host.update();
      Kernel kernel = host.machine().runningKernel();
      Kernel copy = kernel.copy();
      long digest = kernel.digest();
      assertThat(copy.digest()).isEqualTo(digest);
      copy.perform(luosim.luo.Operation.PREPARE, 0);
      assertThat(copy.digest()).isNotEqualTo(digest);
      assertThat(kernel.digest()).isEqualTo(digest);
    }
  }

  /** How an update from one revision to another ends, in the words of the page. */
  private static String outcome(String from, String to) {
    var host = HostFixture.withDevice().protocols(from, to);
    AttemptEnd end = host.update();
    boolean stopped = !host.events(TraceKind.STOPPED).isEmpty();
    String story = host.story();
    if (!stopped) {
      return end == AttemptEnd.UPDATED && !story.contains("lost") ? "updates" : "boots cold";
    }
    if (story.contains("phase FINISH")) {
      return "panics at FINISH";
    }
    return story.contains("phase RESTORE") ? "panics at FD_RESTORE" : "panics at its start";
  }

  @Test void everyPairOfOneStateEndsAsThePageOfProtocolsSays() throws IOException {
    String page = Files.readString(Path.of("docs/PROTOCOLS.md"), StandardCharsets.UTF_8);
    List<String> ids = Revisions.ofState().stream().map(Revision::id).filter(id -> !id.equals("hardened"))
        .toList();
    for (String from : ids) {
      List<String> row = new ArrayList<>(List.of(from));
      for (String to : ids) {
        row.add(outcome(from, to));
      }
      assertThat(page).contains("| " + String.join(" | ", row) + " |");
    }
  }
}
