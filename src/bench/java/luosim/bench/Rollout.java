package luosim.bench;

import java.util.List;
import luosim.bench.update.SimpleRollout;

/**
 * The rollout of {@code src/bench/rollout.yaml}: in its simple version on a simulator or as the floor, or by
 * luosim itself, with files, judge and all.
 *
 * <p>Arguments: simulator, {@code floor} or {@code luosim}; number of hosts, a multiple of 40 (default
 * 20,000); how many may be out at once (default 5 %); for luosim further words of its command. Processor
 * time is that of the whole process, start of the JVM, collector and compiler included.
 */
public final class Rollout {
  private static final int HOSTS = 20_000;
  private static final int SHARE = 20;
  private static final int FURTHER = 3;

  private Rollout() {}

  /** Runs the rollout once. */
  public static void main(String[] args) {
    int hosts = args.length > 1 ? Integer.parseInt(args[1]) : HOSTS;
    int outMax = args.length > 2 ? Integer.parseInt(args[2]) : Math.max(1, hosts / SHARE);
    var process = new Process();
    var figures = new Figures().with("workload", "rollout-" + hosts + "-" + outMax).with("on", args[0]);
    if (args[0].equals(RealRollout.WORD)) {
      RealRollout.run(hosts, outMax, List.of(args).subList(Math.min(args.length, FURTHER), args.length),
          figures,
          process);
    } else {
      SimpleRollout.run(args[0], hosts, outMax, figures);
      process.addTo(figures).print();
      System.exit(0); // a thread of DSOL may wait for more
    }
  }
}
