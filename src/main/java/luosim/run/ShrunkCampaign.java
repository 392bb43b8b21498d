package luosim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import luosim.invariant.JudgeTally;

/**
 * Violations of a campaign, each made into the smallest scenario of one host that still shows it.
 *
 * <p>Of every invariant and row the first violation is taken, by replication, host and attempt. The effort is
 * bounded by scenarios that are tried, never by time, so that the number of threads does not matter.
 */
public final class ShrunkCampaign {
  /** The most scenarios to try for one violation: four times what the worst of the storms takes. */
  public static final int TRIALS_MOST = 500;

  private ShrunkCampaign() {}

  /**
   * What became of a violation.
   *
   * @param goal what is to be shown
   * @param shrunk empty if no scenario of one host shows it: it hangs on the rest of the fleet
   */
  public record Place(Shrinker.Goal goal, Optional<Shrinker.Shrunk> shrunk) {}

  /** Told how far it is. */
  @FunctionalInterface
  public interface Progress {
    /** So many of so many violations are done. */
    void done(int places, int all);
  }

  /**
   * Shrinks the violations of a campaign.
   *
   * @param wanted those to shrink
   * @param threads worker threads, at least 1
   * @param stop whether to leave off; then the places are fewer
   * @param progress told how many of how many are done
   * @return the places in the order of invariants and rows
   */
  public static List<Place> of(
      CampaignResult result, Predicate<JudgeTally.Violations> wanted, int threads, BooleanSupplier stop,
      Progress progress) {
    List<JudgeTally.Violations> chosen = result.judged().violations().stream().filter(wanted).toList();
    List<Place> places = new ArrayList<>();
    new Workers(threads).<Optional<Place>> inOrder(
        chosen.size(),
        number -> () -> stop.getAsBoolean() ? Optional.empty()
            : Optional.of(place(result, chosen.get(number))),
        place -> {
          place.ifPresent(places::add);
          progress.done(places.size(), chosen.size());
        });
    return List.copyOf(places);
  }

  private static Place place(CampaignResult result, JudgeTally.Violations violations) {
    var first = violations.first();
    var goal = new Shrinker.Goal(violations.invariant().id(), violations.row());
    Optional<String> token = first.host() < 0 ? Optional.empty()
        : result.replays().token(first.replication(), first.host(), first.attempt());
    return new Place(goal,
        token.flatMap(word -> Shrinker.ofToken(Tokens.read(word), goal, TRIALS_MOST)));
  }
}
