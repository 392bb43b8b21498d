package luosim.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import luosim.conform.observed.BadTraceException;
import org.junit.jupiter.api.Test;

/**
 * What nobody knows must fail its record by name, and what is no record must end the run with its
 * line; neither may be passed over in silence, and neither may end as another exception.
 */
final class BadTraceTest {
  private static final String ID = "f2s1-copy-fault-preserve-copyin";

  private static final String UNKNOWN = """
      "op":"cancel" | "op":"thaw" | op 9 op: expected a request that we know, found
      "inject":{"kind":"copyin" | "inject":{"kind":"copyup" | op 6 preserve.before.inject: expected one of
      "inject": | "infect": | op 6 preserve.before.infect: expected a kind
      "copyin","nth":1}}] | "copyin","nth":1,"depth":1}}] | op 6 preserve.before.inject.depth: expected a key
      "group": | "flavour":1,"group": | flavour: expected a key that we know, found 'flavour'
      "kho_debugfs":false | "kho_debugfs":false,"numa":2 | config.numa: expected a key
      "accepts":"memfd" | "accepts":"memfd","weight":1 | handlers[0].weight: expected a key
      "type":"memfd" | "type":"memfd","mode":1 | files[0].mode: expected a key
      "args":{"file":"f0"} | "args":{"file":"f0","uid":0} | op 5 preserve.args.uid: expected a key
      "op":"prepare" | "op":"prepare","nanos":5 | op 8 prepare.nanos: expected a key
      "outcome":"completed" | "outcome":"splendid" | outcome: expected "splendid", found "completed"
      "variant":"rfc-v2-posted" | "variant":"rfc-v3" | variant: expected "rfc-v3", found "rfc-v2-posted"
      """;

  private static final String BAD_INPUTS = """
      "file":"f0"} | "file":"f77"} | 'file': expected a file of the record, found "f77"
      "handler":"memfd-v1" | "handler":"nosuch" | 'handler': expected one that the record declares
      "nth":1}} | "nth":"first"}} | 'nth': expected a whole number from 1
      "nth":1}} | "nth":1.5}} | 'nth': expected a whole number from 1
      "nth":1}} | "nth":1e99}} | 'nth': expected a whole number from 1
      "kho":true | "kho":"yes" | 'kho': expected true or false, found "yes"
      ["prepare","freeze" | ["prepare","thaw" | 'callbacks': expected only [prepare, freeze, cancel, finish]
      "modeled":false | "modeled":"no" | 'modeled': expected true or false
      "ops": | "ops":{},"was": | 'ops': expected an array, found {}
      """;

  private static final String MALFORMED = """
      {"id": "a", | expected JSON
      {"id": "a"} {} | expected one JSON object, found more behind it
      [1, 2] | expected a JSON object, found START_ARRAY
      nonsense | expected JSON
      {"id": "a", "id": "b"} | expected JSON
      {"id": 5} | 'id': expected a text, found 5
      {"id": "a"} | 'ops': expected an array, found null
      """;

  private static String[][] cases(String table) {
    return table.lines().map(line -> line.split(" \\| ")).toArray(String[][]::new);
  }

  private static String golden() {
    return Golden.line(ID);
  }

  @Test void whatNobodyKnowsIsADifference() throws BadTraceException {
    for (String[] each : cases(UNKNOWN)) {
      assertThat(golden()).contains(each[0]);
      var outcome = Golden.replay(replaceFirst(golden(), each[0], each[1]));
      assertThat(outcome.report().failed()).as(each[1]).isEqualTo(1);
      assertThat(outcome.mismatches().get(0).text()).startsWith(ID + ": " + each[2]);
    }
  }

  private static String replaceFirst(String text, String from, String to) {
    int at = text.indexOf(from);
    return text.substring(0, at) + to + text.substring(at + from.length());
  }

  @Test void unknownEditIsADifference() throws BadTraceException {
    String line = Golden.line("f2s1-startup-root-compat").replace("root_compat\"", "root_colour\"");
    assertThat(Golden.replay(line).text())
        .contains("op 8 reboot.before.edit_handed_over_fdt: expected one of");
  }

  @Test void whatCannotBeAnInputIsBadData() {
    for (String[] each : cases(BAD_INPUTS)) {
      assertThat(golden()).contains(each[0]);
      String altered = replaceFirst(golden(), each[0], each[1]);
      assertThatThrownBy(() -> Golden.replay("", altered))
          .isInstanceOf(BadTraceException.class)
          .hasMessageStartingWith("line 2: " + each[2]);
    }
  }

  @Test void wordsAreBadDataToo() {
    String open = Golden.line("f5s3-open-device").replace("\"plain\"", "\"sideways\"");
    assertThatThrownBy(() -> Golden.replay(open))
        .hasMessageContaining("expected one of [plain, O_EXCL, no_capability]");
    String fault = Golden.line("f2s1-cb-freeze-s0-EIO-reboot-again")
        .replace("\"cb\":\"freeze\",\"returns\"", "\"cb\":\"thaw\",\"returns\"");
    assertThatThrownBy(() -> Golden.replay(fault)).hasMessageContaining("'cb': expected one of");
    String option = Golden.line("f2s1-next-kernel-kho-off").replace("kho=0", "khu=0");
    assertThatThrownBy(() -> Golden.replay(option)).hasMessageContaining("next_kernel_boot_option");
    String edit = Golden.line("f3s2-startup-file-shortdata-0x2")
        .replace("file_shortdata 0x2", "file_shortdata 0x9");
    assertThatThrownBy(() -> Golden.replay(edit))
        .hasMessageContaining("expected a part of the tree");
  }

  @Test void malformedLineIsBadData() {
    for (String[] each : cases(MALFORMED)) {
      assertThatThrownBy(() -> Golden.replay(golden(), each[0]))
          .isInstanceOf(BadTraceException.class)
          .hasMessageStartingWith("line 2: ")
          .hasMessageContaining(each[1]);
    }
  }

  @Test void truncatedLineDeepLineAndRepeatedIdAreBadData() {
    String cut = golden().substring(0, 500);
    assertThatThrownBy(() -> Golden.replay(cut)).isInstanceOf(BadTraceException.class);
    String deep = "{\"id\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThatThrownBy(() -> Golden.replay(deep)).isInstanceOf(BadTraceException.class);
    assertThatThrownBy(() -> Golden.replay(golden(), golden()))
        .isInstanceOf(BadTraceException.class)
        .hasMessage("line 2: expected an id that no other record has, found '" + ID + "'");
  }

  @Test void noRecordsAreNoFailure() throws BadTraceException {
    assertThat(Golden.replay("", "  ").text()).isEqualTo("0 passed, 0 failed, 0 skipped");
  }

  @Test void protocolWithoutTracesIsRefused() {
    var none = new BufferedReader(new StringReader(""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Conformance.run("v3", none, Accepted.none(), mismatch -> {}))
        .withMessage("expected one of [rfc-v2, mainline, mainline-fixed], found v3");
  }

  @Test void modelledRecordMayBeAcceptedWithAReason() throws Exception {
    String id = "f2s1-image-loaded-without-kho";
    String altered = Golden.line(id).replace("\"kexec\":\"plain\"", "\"kexec\":\"handover\"");
    assertThat(Golden.replay(altered).report().failed()).isEqualTo(1);
    var accepted = accepted("# reasons\n\n" + id + " the image is not modelled so far\n");
    assertThat(accepted.reasons()).containsEntry(id, "the image is not modelled so far");
    var outcome = Golden.replay(accepted, golden(), altered);
    assertThat(outcome.text()).isEqualTo("1 passed, 0 failed, 1 skipped");
    assertThat(outcome.report().skipped()).containsExactly(id);
    assertThat(Golden.replay(accepted, Golden.line(id)).text())
        .as("agrees anyway")
        .isEqualTo("1 passed, 0 failed, 0 skipped");
  }

  @Test void nothingElseMayBeAccepted() throws Exception {
    var observed = accepted("other why\n" + ID + " because");
    assertThatThrownBy(() -> Golden.replay(observed, golden()))
        .isInstanceOf(BadTraceException.class)
        .hasMessageContaining(
            "cannot be accepted: expected a modelled record, found an observed record");
    var unknown = accepted("nosuch because");
    assertThatThrownBy(() -> Golden.replay(unknown, golden()))
        .hasMessage(
            "line 1: 'nosuch' cannot be accepted: expected a modelled record, found no record of this file");
    assertThatThrownBy(() -> accepted("only-an-id"))
        .hasMessage("line 1: expected an id, a space and a reason, found only 'only-an-id'");
    assertThatThrownBy(() -> accepted("a b\na c")).hasMessage("line 2: 'a' is accepted twice");
  }

  private static Accepted accepted(String text) throws Exception {
    return Accepted.read(new BufferedReader(new StringReader(text)));
  }
}
