package luosim.conform.judge;

import luosim.invariant.World;
import luosim.trace.TraceSink;

/**
 * One observed record, ready to be judged: what its host shows, the events in order, and how long
 * things took.
 */
public interface Observation {
  /** What the host shows; while events are played, what it shows right after the present one. */
  World world();

  /** Plays every event, once. All belong to host 0. */
  void play(TraceSink judge);

  /** Tells every duration that the record has, and every one that it lacks. */
  void durations(Durations into);
}
