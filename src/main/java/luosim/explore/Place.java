package luosim.explore;

import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** One tiny host while it is explored: its runners, what they know together, and what came of them. */
final class Place {
  private final TinyModel model;
  private final Menu menu;
  private final Bounds bounds;
  private final int faults;
  private final Deque<Runner> idle = new ConcurrentLinkedDeque<>();
  private final RunTally tally = new RunTally();
  private volatile Rests rests = new Rests();

  Place(TinyModel model, Menu menu, Bounds bounds) {
    this.model = model;
    this.menu = menu;
    this.bounds = bounds;
    faults = TinyHosts.faults(model.host(), bounds);
  }

  /** The most faults in a run here. */
  int faults() {
    return faults;
  }

  TinyModel model() {
    return model;
  }

  /** A runner for one thread. */
  Runner borrow() {
    Runner free = idle.poll();
    return free != null ? free
        : new Runner(model, menu, faults, bounds.attempts(), Optional.of(rests));
  }

  void giveBack(Runner runner) {
    idle.push(runner);
  }

  /** The steps at which a first fault may be, by the numbers of their questions. */
  List<Integer> questions() {
    return new Runner(model, menu, faults, bounds.attempts(), Optional.empty()).questions();
  }

  /** All that came of it so far. */
  RunTally tally() {
    return tally;
  }

  /** Nothing more will be run here, but for a case or two. */
  void finished() {
    idle.clear();
    rests = new Rests();
  }
}
