package luosim.report;

import java.util.List;
import luosim.run.CampaignResult;

/**
 * A judged campaign with all that is needed to tell of it.
 *
 * @param result what it found
 * @param verdict what it comes to
 * @param exitCode with which the process will end
 * @param tool name and version of the program
 * @param lookups names and replay tokens
 * @param notes what a reader of the files must know, such as that a table is a sample
 */
public record Account(
    CampaignResult result, Verdict verdict, int exitCode, String tool, Lookups lookups, List<String> notes) {

  /** Takes a copy. */
  public Account {
    notes = List.copyOf(notes);
  }
}
