package luosim.bench.peer;

import java.util.List;
import java.util.function.Supplier;

/** The simulators that are compared, in print order. */
public enum Simulators {
  /** A loop over the priority queue of the JDK, with one new object an event. */
  PLAIN("plain", PlainClock::new),
  /** Our own event list and loop. */
  ENGINE("engine", EngineRoomClock::new),
  /** Stochastic Simulation in Java. */
  SSJ("ssj", SsjClock::new),
  /** Multi-agent simulation of George Mason University. */
  MASON("mason", MasonClock::new),
  /** Distributed simulation object library of TU Delft. */
  DSOL("dsol", DsolClock::new),
  /** The simulator of cloud data centres. */
  CLOUDSIM("cloudsim", CloudSimClock::new);

  private final String word;
  private final Supplier<Clock> maker;

  Simulators(String word, Supplier<Clock> maker) {
    this.word = word;
    this.maker = maker;
  }

  /** Its name in commands and tables. */
  public String word() {
    return word;
  }

  /** A new simulation at instant 0. */
  public Clock make() {
    return maker.get();
  }

  /** The simulator with a name. */
  public static Simulators of(String word) {
    return List.of(values()).stream().filter(one -> one.word.equals(word)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no simulator '" + word + "'"));
  }
}
