package luosim.explore;

import java.util.List;
import luosim.host.HostModel;
import luosim.host.Machine;

/** A tiny host to be explored: what its machines share. Its classes differ in the ladder alone, in order. */
record TinyModel(TinyHost host, HostModel model) {
  private static final Ladder[] LADDERS = Ladder.values();

  /** The model of a tiny host, whatever its ladder. */
  static TinyModel of(TinyHost host) {
    return new TinyModel(host, TinyScenario.bound(host, List.of(), 1, List.of(LADDERS)).hosts());
  }

  Machine machine() {
    return new Machine(model);
  }

  /** The same host with a ladder by its place. */
  TinyHost with(int ladder) {
    return new TinyHost(host.protocol(), host.memfds(), host.devices(), host.subsystems(), LADDERS[ladder],
        host.options());
  }

  static int ladders() {
    return LADDERS.length;
  }
}
