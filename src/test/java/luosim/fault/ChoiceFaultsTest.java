package luosim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luosim.chance.Constant;
import luosim.chance.ExhaustiveChoices;
import luosim.host.Fate;
import luosim.host.Site;
import org.junit.jupiter.api.Test;

/**
 * A walk over all choices must meet every combination of faults of a host once, and nothing else.
 */
final class ChoiceFaultsTest {
  private final Map<Site, List<FaultEffect>> effects = new EnumMap<>(Site.class);
  private final Fate fate = new Fate();

  /** Three steps, the second of which is not on the menu; what befell them. */
  private String run(ChoiceFaults fates) {
    StringBuilder text = new StringBuilder();
    for (Site site : List.of(Site.FILE_PREPARE, Site.FILE_CANCEL, Site.FILE_FREEZE)) {
      fate.clear();
      if (fates.watches(site)) {
        fates.decide(site, new Step().handler("memfd"), 0, fate);
      }
      text.append(fate.kind()).append(fate.lengthNs() > 0 ? fate.lengthNs() : fate.errno()).append(' ');
    }
    return text.toString().trim();
  }

  @Test void everyCombinationIsMetOnce() {
    effects.put(Site.FILE_PREPARE,
        List.of(new FaultEffect.Failure(5), new FaultEffect.Delay(new Constant(30))));
    effects.put(Site.FILE_FREEZE, List.of(new FaultEffect.Crash(), new FaultEffect.Hang(7)));
    FaultMenu menu = new FaultMenu(effects);
    List<String> met = new ArrayList<>();
    ExhaustiveChoices choices = new ExhaustiveChoices(10);
    while (choices.next()) {
      met.add(run(new ChoiceFaults(choices, menu)));
    }
    assertThat(met).containsExactly(
        "NONE0 NONE0 NONE0", "NONE0 NONE0 CRASH0", "NONE0 NONE0 HANG7",
        "ERROR5 NONE0 NONE0", "ERROR5 NONE0 CRASH0", "ERROR5 NONE0 HANG7",
        "DELAY30 NONE0 NONE0", "DELAY30 NONE0 CRASH0", "DELAY30 NONE0 HANG7");
  }

  @Test void aPathNamesTheSiteAndTheHandler() {
    effects.put(Site.FILE_PREPARE, List.of(new FaultEffect.Failure(5)));
    ExhaustiveChoices choices = new ExhaustiveChoices(10);
    FaultMenu menu = new FaultMenu(effects);
    assertThat(choices.next()).isTrue();
    run(new ChoiceFaults(choices, menu));
    assertThat(choices.next()).isTrue();
    run(new ChoiceFaults(choices, menu));
    assertThat(choices.describe()).isEqualTo("file.prepare memfd=1");
  }

  @Test void aMenuRefusesWhatASiteDoesNotAdmit() {
    effects.put(Site.LOCK, List.of(new FaultEffect.Crash()));
    assertThatThrownBy(() -> new FaultMenu(effects)).hasMessageContaining("lock admits error; found crash");
  }
}
