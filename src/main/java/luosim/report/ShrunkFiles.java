package luosim.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import luosim.invariant.JudgeTally;
import luosim.run.CampaignResult;
import luosim.run.Shrinker;
import luosim.run.ShrunkCampaign;
import luosim.store.ResultFolder;

/**
 * The scenario files of a result folder that each show one violation of the campaign on one host.
 *
 * @param places the violations that were to be shrunk
 */
public record ShrunkFiles(List<ShrunkCampaign.Place> places) {
  /** The folder in the result folder. */
  static final String FOLDER = "shrunk";

  /** Takes a copy. */
  public ShrunkFiles {
    places = List.copyOf(places);
  }

  /** Which violations become files. */
  public enum Which {
    /** None. */
    NONE,
    /** Those that fail the run. */
    FAILING,
    /** All, counted ones too. */
    ALL;

    boolean takes(InvariantTerms terms, JudgeTally.Violations violations) {
      return switch (this) {
        case NONE -> false;
        case FAILING -> terms.fails(violations);
        case ALL -> true;
      };
    }
  }

  /**
   * Shrinks the violations of a campaign.
   *
   * @param terms which of them fail the run
   * @param threads worker threads, at least 1
   * @param stop whether to leave off; then some are missing
   * @param progress told how far it is
   */
  public static ShrunkFiles of(
      CampaignResult result, Which which, InvariantTerms terms, int threads, BooleanSupplier stop,
      ShrunkCampaign.Progress progress) {
    return new ShrunkFiles(
        ShrunkCampaign.of(result, violations -> which.takes(terms, violations), threads, stop, progress));
  }

  /** None: nothing was shrunk. */
  public static ShrunkFiles none() {
    return new ShrunkFiles(List.of());
  }

  /** How many files there are. */
  int count() {
    return (int) places.stream().filter(place -> place.shrunk().isPresent()).count();
  }

  /** The file that shows a violation, such as shrunk/I9-P10.yaml, from the result folder. */
  Optional<String> of(JudgeTally.Violations violations) {
    var goal = new Shrinker.Goal(violations.invariant().id(), violations.row());
    return places.stream().filter(place -> place.goal().equals(goal) && place.shrunk().isPresent())
        .map(place -> name(place.goal())).findFirst();
  }

  private static String name(Shrinker.Goal goal) {
    return FOLDER + "/" + goal.invariant() + (goal.rowText().equals("-") ? "" : "-" + goal.row()) + ".yaml";
  }

  /** What a reader must know: which may not be the smallest, and which violations have no file. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    List<String> cut = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (ShrunkCampaign.Place place : places) {
      if (place.shrunk().isEmpty()) {
        without.add(place.goal().text());
      } else if (!place.shrunk().get().smallest()) {
        cut.add(name(place.goal()));
      }
    }
    if (!cut.isEmpty()) {
      notes.add("the limit of " + Digits.of(ShrunkCampaign.TRIALS_MOST, "trial") + " was reached, so "
          + String.join(", ", cut) + " may not be the smallest; ./luosim shrink TOKEN tries longer");
    }
    if (!without.isEmpty()) {
      notes.add("no scenario of one host shows " + String.join(", ", without)
          + "; that hangs on the rest of the fleet");
    }
    return notes;
  }

  /** Writes the files, and what they read. */
  void write(ResultFolder folder) throws IOException {
    TreeSet<String> read = new TreeSet<>();
    for (ShrunkCampaign.Place place : places) {
      if (place.shrunk().isPresent()) {
        try (Writer out = folder.text(name(place.goal()))) {
          out.write(ShrunkText.file(place.shrunk().get()));
        }
        for (var input : place.shrunk().get().scenario().inputs()) {
          if (read.add(input.name())) {
            write(folder, input.name(), input.bytes());
          }
        }
      }
    }
  }

  private static void write(ResultFolder folder, String input, byte[] bytes) throws IOException {
    try (OutputStream out = folder.bytes(FOLDER + "/inputs/" + input)) {
      out.write(bytes);
    }
  }
}
