package luosim.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import luosim.luo.revision.Revision;
import luosim.luo.revision.Revisions;
import luosim.run.Workers;

/**
 * The exploration of all combinations of few faults within bounds.
 *
 * <p>The work is cut into units: one for each tiny host and each step at which the first fault may be. Units
 * are done side by side and merged in their order, so the result depends on neither threads nor pauses.
 */
public final class Explorer {
  private final Bounds bounds;
  private final List<TinyHost> hosts;
  private final ExplorePorts ports;
  private final Menu menu;
  private final List<Place> places = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private int unitsDone;
  private long executed;

  private Explorer(Bounds bounds, List<TinyHost> hosts, ExplorePorts ports) {
    this.bounds = bounds;
    this.hosts = List.copyOf(hosts);
    this.ports = ports;
    menu = Menu.of(bounds.protocol());
  }

  /**
   * What an exploration takes from outside.
   *
   * @param threads worker threads, at least 1
   * @param stop whether to end early; asked from any thread
   * @param progress told of each finished unit
   * @param journal keeps what finished units came to
   */
  public record ExplorePorts(int threads, BooleanSupplier stop, Progress progress, Journal journal) {}

  /** Told how far an exploration is. */
  @FunctionalInterface
  public interface Progress {
    void unitDone(int done, int total);
  }

  /** Keeps one line for each finished unit, so that an exploration can go on where it was left. */
  public interface Journal {
    /** The line of a unit that was finished before. */
    Optional<String> kept(int unit);

    /** Keeps the line of a unit. */
    void keep(int unit, String line);

    /** Keeps nothing. */
    Journal NONE = new Journal() {
      @Override public Optional<String> kept(int unit) {
        return Optional.empty();
      }

      @Override public void keep(int unit, String line) {}
    };
  }

  /** A part of the work: a tiny host, and the question at which the first fault is; -1 for none at all. */
  private record Unit(int place, int question) {}

  /** What a unit came to, unless it was not finished. */
  private record Done(int unit, Optional<RunTally> tally, boolean kept, long executed) {}

  /** Explores all hosts within bounds; ends early if it is told to stop. */
  public static Exploration explore(Bounds bounds, ExplorePorts ports) {
    return explore(bounds, TinyHosts.within(bounds), ports);
  }

  /** Explores some hosts only; at least one. */
  public static Exploration explore(Bounds bounds, List<TinyHost> hosts, ExplorePorts ports) {
    return new Explorer(bounds, hosts, ports).explore();
  }

  /** The revisions that can be explored, by their words. */
  public static List<String> protocols() {
    return Revisions.all().stream().map(Revision::id).toList();
  }

  /** When and where a revision appeared. */
  public static String title(String protocol) {
    return Revisions.find(protocol).map(Revision::title)
        .orElseThrow(() -> new IllegalArgumentException("no revision is named " + protocol));
  }

  private Exploration explore() {
    for (TinyHost host : hosts) {
      Place place = new Place(TinyModel.of(host), menu, bounds);
      places.add(place);
      units.add(new Unit(places.size() - 1, -1));
      if (place.faults() > 0) {
        place.questions().forEach(question -> units.add(new Unit(places.size() - 1, question)));
      }
    }
    new Workers(ports.threads()).inOrder(units.size(), number -> () -> work(number), this::take);
    return new Summary(bounds, places).of(unitsDone, units.size(), executed);
  }

  private Done work(int number) {
    Unit unit = units.get(number);
    Optional<String> kept = ports.journal().kept(number);
    if (kept.isPresent()) {
      return new Done(number, Optional.of(TallyText.read(kept.get())), true, 0);
    }
    Place place = places.get(unit.place());
    Runner runner = place.borrow();
    long before = runner.executed();
    Optional<RunTally> tally = runner.walk(unit.question(), ports.stop());
    place.giveBack(runner);
    return new Done(number, tally, false, runner.executed() - before);
  }

  private void take(Done done) {
    executed += done.executed();
    if (done.tally().isEmpty()) {
      return;
    }
    if (!done.kept()) {
      ports.journal().keep(done.unit(), TallyText.write(done.tally().get()));
    }
    int at = units.get(done.unit()).place();
    Place place = places.get(at);
    place.tally().merge(done.tally().get());
    int next = done.unit() + 1;
    if (next == units.size() || units.get(next).place() != at) {
      place.finished();
    }
    ports.progress().unitDone(++unitsDone, units.size());
  }
}
