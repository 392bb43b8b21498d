package luosim.invariant;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import luosim.luo.LuoState;
import luosim.luo.Row;

/** A world that shows and answers what a test says; of received files, place and token are the same. */
final class MadeUpWorld implements World {
  final Set<Evidence> shown = EnumSet.noneOf(Evidence.class);
  final List<Integer> files = new ArrayList<>();
  final List<Boolean> reclaimed = new ArrayList<>();
  boolean finalized;
  long preserved;
  int silent = -1;
  int unbalanced;
  Row row = Row.NONE;

  static MadeUpWorld showing(Evidence... evidence) {
    var world = new MadeUpWorld();
    world.shown.addAll(List.of(evidence));
    return world;
  }

  MadeUpWorld with(int... ids) {
    files.clear();
    for (int id : ids) {
      files.add(id);
    }
    return this;
  }

  @Override public boolean shows(Evidence evidence) {
    return shown.contains(evidence);
  }

  @Override public LuoState state() {
    return LuoState.NORMAL;
  }

  @Override public boolean finalized() {
    return finalized;
  }

  @Override public boolean reachesFreed() {
    return false;
  }

  @Override public long preservedDigest() {
    return preserved;
  }

  @Override public long preservedBytes() {
    return preserved;
  }

  @Override public int files() {
    return files.size();
  }

  @Override public int file(int index) {
    return files.get(index);
  }

  /** Tokens are ten times the ids. */
  @Override public long fileToken(int index) {
    return 10L * files.get(index);
  }

  @Override public int subsystems() {
    return 0;
  }

  @Override public int incoming() {
    return reclaimed.size();
  }

  @Override public long incomingToken(int index) {
    return index;
  }

  @Override public boolean incomingReclaimed(int index) {
    return reclaimed.get(index);
  }

  @Override public int locksUnbalanced() {
    return unbalanced;
  }

  @Override public int callbacks(int participant) {
    return participant == silent ? 0 : ~0;
  }

  @Override public Row row(int operation) {
    return row;
  }
}
