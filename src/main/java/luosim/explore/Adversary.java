package luosim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luosim.fault.FaultPoints;
import luosim.host.Fate;
import luosim.host.Fates;
import luosim.host.Site;
import luosim.host.Situation;
import luosim.spec.FaultPoint;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * The fates of a tiny host, decided by a {@link Walk}: at each step of the {@link Menu} nothing, or one of
 * its options.
 *
 * <p>Steps are told apart as a scenario can: by site, handler or subsystem, attempt and number within the
 * attempt. Pooled; a step at which nothing befalls costs a few counts.
 */
final class Adversary implements Fates {
  /** The most different names of handlers and subsystems; the first stands for nobody. */
  static final int WHOM_MAX = 16;

  private static final List<String> HANDLERS = List.of("memfd", "vfio", "iommufd");
  private static final Site[] SITES = Site.values();

  /** How a question at a site names whom it concerns. */
  private enum Names {
    NOBODY,
    HANDLER,
    EITHER
  }

  private Walk walk;
  private final Menu menu;
  private final TraceSink sink;
  private final Names[] names = new Names[SITES.length];
  private final boolean[] phase = new boolean[SITES.length];
  private final String[] whoms = new String[WHOM_MAX];
  private final String[][] places = new String[SITES.length][WHOM_MAX];
  private final int[][] counts = new int[SITES.length][WHOM_MAX];

  /** The numbers of the options that go on, from 1. */
  private final int[][] going = new int[SITES.length][WHOM_MAX];

  private final long[] reached = new long[reachedWords()];
  private final List<CaseFault> faults = new ArrayList<>();
  private int known = 1;
  private int countedAttempt;
  private long goingDigest;

  /**
   * Fates along a walk.
   *
   * @param subsystems the names of the host's subsystems, whose places are the same in every run
   * @param sink takes what fires
   */
  Adversary(Walk walk, Menu menu, List<String> subsystems, TraceSink sink) {
    this.walk = walk;
    this.menu = menu;
    this.sink = sink;
    whoms[0] = "";
    for (String handler : HANDLERS) {
      whoms[known++] = handler;
    }
    for (String subsystem : subsystems) {
      whoms[known++] = subsystem;
    }
    for (Site site : SITES) {
      names[site.ordinal()] = names(site);
      phase[site.ordinal()] = FaultPoints.all().contains(site)
          && FaultPoints.kind(site) == FaultPoint.Kind.PHASE;
    }
  }

  private static Names names(Site site) {
    String text = site.text();
    boolean either = text.startsWith("kho.") || site == Site.ALLOC || text.startsWith("subsystem.");
    return either ? Names.EITHER
        : text.startsWith("file.") || site == Site.DEVICE ? Names.HANDLER : Names.NOBODY;
  }

  /** Takes answers from another walk from here on. */
  void follow(Walk next) {
    walk = next;
  }

  /** Begins another run. */
  void begin() {
    faults.clear();
    countedAttempt = -1;
    if (goingDigest != 0) {
      for (int[] one : going) {
        Arrays.fill(one, 0);
      }
      goingDigest = 0;
    }
  }

  @Override public boolean watches(Site site) {
    return menu.at(site).length > 0;
  }

  @Override public void decide(Site site, Situation situation, long nominalNs, Fate fate) {
    int at = site.ordinal();
    int whom = whom(at, situation);
    int number = count(at, whom, situation.attempt());
    reached[(at * WHOM_MAX + whom) / Long.SIZE] |= 1L << (at * WHOM_MAX + whom) % Long.SIZE;
    int goesOn = goesOn(at, whom);
    if (goesOn > 0) {
      Menu.Option option = menu.at(site)[goesOn - 1];
      option.effect().befall(fate);
      tell(site, situation, option);
      return;
    }
    if (phase[at] && number > 1) {
      return; // a scenario names a phase once an attempt
    }
    Menu.Option[] options = menu.at(site);
    int answer = walk.choose(place(site, whom), 1 + options.length);
    if (answer > 0) {
      befall(site, situation, whom, number, answer, fate);
    }
  }

  private void befall(
      Site site, Situation situation, int whom, int number, int answer, Fate fate) {
    Menu.Option option = menu.at(site)[answer - 1];
    option.effect().befall(fate);
    if (option.sticky()) {
      going[site.ordinal()][whom] = answer;
      goingDigest = goingDigest * 31 + site.ordinal() * WHOM_MAX + whom + 1;
    }
    faults.add(new CaseFault(
        site, whoms[whom], situation.attempt(), number, option.effect(), option.sticky()));
    tell(site, situation, option);
  }

  private void tell(Site site, Situation situation, Menu.Option option) {
    sink.record(TraceKind.FAULT_FIRED, situation.nowNs(), situation.host(), 0, site.ordinal(),
        option.effect().kind().ordinal(), 0);
  }

  /** The number of the option that goes on at a step since an earlier one; 0 for none. */
  private int goesOn(int site, int whom) {
    if (goingDigest == 0) {
      return 0;
    }
    return going[site][0] > 0 ? going[site][0] : going[site][whom];
  }

  /** The number of the step in its attempt, among those that a scenario cannot tell from it. */
  private int count(int site, int whom, int attempt) {
    if (attempt != countedAttempt) {
      countedAttempt = attempt;
      for (int[] one : counts) {
        Arrays.fill(one, 0);
      }
    }
    counts[site][0]++;
    return whom == 0 ? counts[site][0] : ++counts[site][whom];
  }

  private int whom(int site, Situation situation) {
    String name = switch (names[site]) {
      case NOBODY -> "";
      case HANDLER -> situation.handler();
      case EITHER -> situation.handler().isEmpty() ? situation.subsystem() : situation.handler();
    };
    for (int whom = 0; whom < known; whom++) {
      if (whoms[whom].equals(name)) {
        return whom;
      }
    }
    return 0; // a scenario knows no such name
  }

  private String place(Site site, int whom) {
    String place = places[site.ordinal()][whom];
    if (place == null) {
      place = whom == 0 ? site.text() : site.text() + " " + whoms[whom];
      places[site.ordinal()][whom] = place;
    }
    return place;
  }

  @Override public void masked(Site site, Situation situation) {}

  /** What befell the host so far in this run, in order. */
  List<CaseFault> faults() {
    return List.copyOf(faults);
  }

  /** A number over what goes on from here, whatever is chosen. */
  long goingDigest() {
    return goingDigest;
  }

  /** Adds the points reached since the last call, as bits, and forgets them. */
  void takeReached(long[] into) {
    for (int word = 0; word < reached.length; word++) {
      into[word] |= reached[word];
      reached[word] = 0;
    }
  }

  static int reachedWords() {
    return SITES.length * WHOM_MAX / Long.SIZE + 1;
  }
}
