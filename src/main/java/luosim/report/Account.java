package luosim.report;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import luosim.invariant.Violation;
import luosim.metrics.Exemplar;
import luosim.run.CampaignResult;

/**
 * A judged campaign with all that is needed to tell of it.
 *
 * @param result what it found
 * @param verdict what it comes to
 * @param exitCode with which the process will end
 * @param tool name and version of the program
 * @param hostName the name of the host with an index, such as z1-r2-h7
 * @param shrunk violations as scenario files
 * @param notes what a reader of the files must know, such as that a table is a sample
 */
public record Account(
    CampaignResult result, Verdict verdict, int exitCode, String tool, IntFunction<String> hostName,
    ShrunkFiles shrunk, List<String> notes) {

  /** Takes a copy. */
  public Account {
    notes = List.copyOf(notes);
  }

  /** The place of a sample: its host and, where one is meant, the VM, counted from 1 as hosts are. */
  String place(Exemplar sample) {
    return hostName.apply(sample.host()) + (sample.vm() < 0 ? "" : "/vm" + (sample.vm() + 1));
  }

  /** The place of a violation; one of the whole fleet has no host. */
  String place(Violation violation) {
    return violation.host() < 0 ? "fleet" : hostName.apply(violation.host());
  }

  /** The token that runs the host of a sample again. */
  Optional<String> token(Exemplar sample) {
    return result.replays().token(sample.replication(), sample.host(), sample.attempt());
  }

  /** The token that runs the host again on which a violation was observed first. */
  Optional<String> token(Violation violation) {
    return violation.host() < 0
        ? Optional.empty()
        : result.replays().token(violation.replication(), violation.host(), violation.attempt());
  }
}
