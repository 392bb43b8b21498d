package luosim.bench.engine;

/** A workload on one event list: so many events at a time, for ever. */
public interface Model {
  /** Lets so many more events take place. */
  void run(int events);

  /** A number that every instant so far went into; equal for equal work. */
  long checksum();

  /** How many events are pending. */
  int pending();
}
