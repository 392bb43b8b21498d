package luosim.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import luosim.conform.observed.Json;
import luosim.conform.observed.TraceLines;
import org.junit.jupiter.api.Test;

/**
 * Requests that the format has and that the observed records of the build do not make: each must be
 * carried out as a kernel would, never passed over. A script is a request a line, with its result.
 */
final class MainlineScriptTest {
  private static final String START = """
      boot cold -> 0
      open_device d -> 0
      create_session d s n -> 0 {"cloexec": 1}
      """;

  @Test void anImageThatWasUnloadedIsNotBooted() throws Exception {
    agrees(START + """
        unload -> 0
        load -> 0
        unload -> 0
        reboot -> -22
        load_classic -> 0
        load liveupdate=off -> 0
        reboot -> 0
        boot kexec liveupdate=off -> 0
        open_device e -> -2
        flb_get_outgoing F1 -> -95
        load -> 0
        reboot -> 0
        boot kexec -> 0
        open_device e -> 0
        retrieve_session e s n -> -2
        """);
  }

  @Test void aFileWithANameIsRefusedUntilItIsUnlinked() throws Exception {
    agrees(START + """
        new_file f tmpfs -> 0
        preserve s f 1 -> -2
        unlink_tmpfs -> 0
        preserve s f 1 -> 0
        unlink_tmpfs -> -2
        """);
  }

  @Test void descriptorsOfOneDescriptionShareThePosition() throws Exception {
    agrees(START + """
        new_file f memfd 8192 0 1 -> 0
        new_file g dup f -> 0
        new_file h reopen_ro f -> 0
        seek f 77 -> 0
        tell g -> 0 {"pos": 77}
        tell h -> 0 {"offset": 0}
        same_description f g -> 0 {"same": true}
        same_description f h -> 0 {"same_description": 0}
        same_description f nobody -> -9
        ftruncate h 0 -> -22
        pwrite h 0 1 -> -9
        add_seals h 2 -> -1
        preserve s h 1 -> 0
        preserve s f 2 -> -16
        load -> 0
        reboot -> 0
        boot kexec -> 0
        open_device d -> 0
        retrieve_session d s n -> 0 {"cloexec": 1}
        retrieve s 1 f -> 0 {"cloexec": 1, "size": 8192, "pos": 0, "seals": 0}
        retrieve s 1 g -> 0 {"cloexec": 1, "size": 8192, "pos": 0, "seals": 0}
        same_description f g -> 0 {"same": 1}
        check f 1 -> 0 {"bad_pages": 0}
        """);
  }

  @Test void noDescriptorIsTakenBeyondTheLimit() throws Exception {
    agrees(START + """
        new_file f memfd 4096 0 1 -> 0
        nofile 7 -> 0
        create_session d t n -> -17
        create_session d t m -> -24
        create_session d t n -> -24
        new_file g null -> -24
        preserve s f 1 -> 0
        close_file f -> 0
        create_session d t m -> 0 {"cloexec": 1}
        """);
  }

  @Test void aCopyOfASessionKeepsItOpen() throws Exception {
    agrees(START + """
        new_file t session_fd s -> 0
        new_file e device_fd d -> 0
        preserve s t 1 -> -2
        preserve s e 1 -> -2
        close_session s -> 0
        create_session d s n -> -17
        close_device d -> 0
        open_device d2 -> -16
        close_file t -> 0
        create_session e s n -> 0 {"cloexec": 1}
        """);
  }

  @Test void requestsOnTheWrongFileAreRefusedAsByTheKernel() throws Exception {
    agrees(START + """
        new_file f memfd 0 0 0 -> 0
        new_file p opath f -> 0
        preserve d f 1 -> -22
        create_session s t m -> -22
        preserve f f 1 -> -25
        get_name p -> -9
        close_session nobody -> -9
        ftruncate s 0 -> -22
        ioctl f 0xba40 16 -> -25
        ioctl s 0xba40 16 -> -2
        finish s -> -22
        """);
  }

  @Test void aKernelThatIsSwitchedOffHasNoDevice() throws Exception {
    agrees("""
        boot cold liveupdate=off -> 0
        open_device d -> -2
        register handler_same_compatible -> -95
        register handler_missing_mandatory_callbacks -> -95
        flb_get_incoming F1 -> -95
        debugfs_fdt out/fdt -> 0
        """);
  }

  @Test void whatNobodyKnowsIsADifference() throws Exception {
    for (String[] each : new String[][] {
        {"new_file f flying_carpet -> 0", "op 3 new_file.args[1]: expected a type of file that we know"},
        {"register nonsense -> -22", "op 3 register.args[0]: expected a registration that we know"},
        {"thaw s -> 0", "op 3 op: expected a request that we know, found thaw"},
        {"preserve s -> 0", "op 3 preserve.args: expected 3 arguments, found 1"},
        {"boot kexec -> 0", "op 3 op: expected boot, found a machine that nobody has rebooted"}}) {
      assertThat(Golden.replayMainline(script(START + each[0])).text())
          .as(each[0])
          .startsWith("script: " + each[1]);
    }
    String jump = START + "load moon=full -> 0\nreboot -> 0\nboot kexec moon=full -> 0";
    assertThat(Golden.replayMainline(script(jump)).text())
        .startsWith("script: op 5 boot.args: expected a parameter that we know");
  }

  private static void agrees(String script) throws Exception {
    assertThat(Golden.replayMainline(script(script)).text())
        .isEqualTo("1 passed, 0 failed, 0 skipped");
  }

  /** The record of a script, with the participants of the observed ones. */
  private static String script(String script) throws Exception {
    Json.Fields record = object(Golden.mainlineLine("errno-open"));
    var ops = new ArrayList<Json>();
    int kernel = 0;
    for (String line : script.strip().lines().toList()) {
      String[] sides = line.strip().split(" -> ", 2);
      List<String> words = List.of(sides[0].split(" "));
      String[] result = sides[1].split(" ", 2);
      kernel += words.get(0).equals("boot") ? 1 : 0;
      var args = new ArrayList<Json>();
      words.subList(1, words.size()).forEach(word -> args.add(new Json.Text(word)));
      Json.Fields op = Json.fields().put("i", ops.size()).put("kernel", kernel);
      op.put("op", words.get(0)).put("args", new Json.Items(args));
      op.put("ret", Integer.parseInt(result[0]));
      if (result.length > 1) {
        op.put("seen", object(result[1]));
      }
      ops.add(op);
    }
    var copy = new LinkedHashMap<>(record.values());
    copy.put("id", new Json.Text("script"));
    copy.put("ops", new Json.Items(ops));
    copy.remove("files");
    copy.put("final", Json.fields().put("kernel", kernel));
    return new Json.Fields(copy).toString();
  }

  private static Json.Fields object(String line) throws Exception {
    return new TraceLines(new BufferedReader(new StringReader(line))).next().orElseThrow();
  }
}
