package luosim.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** However long a rollout grows, the number of hosts at the end of a bin must be exact. */
final class TimelineTest {
  private static final Timeline.Condition DONE = Timeline.Condition.DONE;

  @Test void levelsAreThoseAtTheEndOfEachBin() {
    Timeline timeline = new Timeline();
    long width = timeline.widthNs();
    timeline.change(DONE, width / 2, 3);
    timeline.change(DONE, width - 1, -1);
    timeline.change(DONE, 2 * width, 5);
    assertThat(timeline.levels(DONE)).startsWith(2, 2, 7, 7);
    assertThat(timeline.level(DONE, 2)).isEqualTo(7);
    assertThat(timeline.endNs()).isEqualTo(2 * width);
  }

  @Test void aTimelineThatOutgrowsItsBinsKeepsItsLevels() {
    Timeline timeline = new Timeline();
    long first = timeline.widthNs();
    for (int event = 0; event < 5000; event++) {
      timeline.change(DONE, event * first, 1);
    }
    long bins = timeline.widthNs() / first;
    assertThat(bins).isEqualTo(8);
    assertThat(timeline.level(DONE, 0)).isEqualTo(8);
    assertThat(timeline.level(DONE, 99)).isEqualTo(800);
    assertThat(timeline.level(DONE, Timeline.BINS - 1)).isEqualTo(5000);
  }

  @Test void theTableGivesQuantilesOverReplicationsUntilTheLastChange() {
    Timeline quick = new Timeline();
    Timeline slow = new Timeline();
    Timeline slower = new Timeline();
    long width = quick.widthNs();
    quick.change(DONE, 0, 4);
    slow.change(DONE, width, 4);
    slower.change(DONE, width, 2);
    List<TimelineTable.Point> points = TimelineTable.of(List.of(quick, slow, slower)).stream()
        .filter(point -> point.condition() == DONE)
        .toList();
    assertThat(points)
        .containsExactly(
            new TimelineTable.Point(width, DONE, 0, 0, 4), new TimelineTable.Point(2 * width, DONE, 2, 4, 4));
  }
}
