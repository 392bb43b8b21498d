package luosim.host;

import luosim.luo.Stop;

/** What a fate that was kept for later does to the machine when its time has come. */
final class Strokes {
  private final Frame frame;
  private final Dooms dooms;
  private final Agent agent;
  private final Machine machine;

  Strokes(Frame frame, Dooms dooms, Agent agent, Machine machine) {
    this.frame = frame;
    this.dooms = dooms;
    this.agent = agent;
    this.machine = machine;
  }

  /** The time of a fate has come. */
  void come(int place) {
    dooms.come(place);
    switch (dooms.kind(place)) {
      case CRASH, ERROR -> {
        if (dooms.site(place) == Site.AGENT) {
          agent.life().kill();
        } else {
          machine.stop(Stop.PANIC, machine.runningKernel().generation());
        }
      }
      case DELAY, HANG -> {
        if (dooms.lengthNs(place) == Fate.FOREVER) {
          machine.goDark();
        } else {
          frame.stall(dooms.lengthNs(place));
        }
      }
      case NONE, REQUESTS, TREE -> throw new IllegalStateException("nothing befalls nobody");
    }
  }
}
