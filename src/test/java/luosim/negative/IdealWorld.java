package luosim.negative;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import luosim.invariant.Evidence;
import luosim.invariant.World;
import luosim.luo.LuoState;
import luosim.luo.Row;

/**
 * The situation of an {@link IdealHost}, as a judge may look at it: every kind of evidence is
 * shown.
 */
abstract class IdealWorld implements World {
  static final int FILES = 2;
  static final int TREE = 900;
  private static final long PREPARED = 0x1000;

  private final Set<Evidence> hidden = EnumSet.noneOf(Evidence.class);
  final Bug bug;
  final TreeSet<Integer> preserved = new TreeSet<>();
  final TreeSet<Integer> allocated = new TreeSet<>();
  final List<Integer> files = new ArrayList<>();
  final List<Long> tokens = new ArrayList<>();
  final long[] data = new long[FILES + 1];
  final List<Integer> rollback = new ArrayList<>();
  final List<Long> incoming = new ArrayList<>();
  final TreeSet<Long> retrieved = new TreeSet<>();
  LuoState state = LuoState.NORMAL;
  boolean finalized;
  boolean named;
  boolean mapWrong;
  boolean incomingHeld;
  boolean clientTold;
  int references;
  int rollbacks;
  int prepares;
  int leaks;
  int ops;
  int rebootsSinceFreeze;
  int generation = 1;
  boolean agentOff;

  IdealWorld(Bug bug) {
    this.bug = bug;
  }

  @Override public boolean shows(Evidence evidence) {
    return !hidden.contains(evidence);
  }

  /** Shows everything else. */
  void hide(Evidence evidence) {
    hidden.add(evidence);
  }

  @Override public LuoState state() {
    return state;
  }

  @Override public boolean finalized() {
    return finalized;
  }

  @Override public int treesAllocated() {
    return allocated.contains(TREE) ? 1 : 0;
  }

  @Override public boolean treePreserved() {
    return preserved.contains(TREE);
  }

  @Override public int namesPublished() {
    return named ? 1 : 0;
  }

  @Override public long preservedBytes() {
    return 4096L * preserved.size();
  }

  @Override public long preservedDigest() {
    return preserved.hashCode();
  }

  @Override public long allocatedBytes() {
    return 4096L * allocated.size();
  }

  @Override public long allocationDigest() {
    return allocated.hashCode();
  }

  @Override public boolean mapSound() {
    return !mapWrong;
  }

  @Override public boolean reachesFreed() {
    return false;
  }

  @Override public int files() {
    return files.size();
  }

  @Override public int file(int index) {
    return files.get(index);
  }

  @Override public int fileHandler(int index) {
    return 0;
  }

  @Override public long fileToken(int index) {
    return tokens.get(index);
  }

  @Override public long fileData(int index) {
    return data[files.get(index)];
  }

  @Override public int subsystems() {
    return 1;
  }

  @Override public int subsystem(int index) {
    return 0;
  }

  @Override public long subsystemData(int index) {
    return data[FILES];
  }

  @Override public int treeFiles() {
    return finalized ? files.size() : -1;
  }

  @Override public long treeFileToken(int index) {
    return tokens.get(index);
  }

  @Override public long treeFileData(int index) {
    long frozen = fileData(index);
    return bug == Bug.HANDS_OVER_OLD_DATA ? PREPARED : frozen;
  }

  @Override public boolean treeHasSubsystem(int index) {
    return true;
  }

  @Override public long treeSubsystemData(int index) {
    return data[FILES];
  }

  @Override public int incoming() {
    return incoming.size();
  }

  @Override public long incomingToken(int index) {
    return incoming.get(index);
  }

  @Override public int incomingHandler(int index) {
    return 0;
  }

  @Override public int locksUnbalanced() {
    return bug == Bug.GIVES_A_LOCK_BACK_TWICE ? 1 : 0;
  }

  @Override public boolean incomingReclaimed(int index) {
    return bug == Bug.TELLS_RECLAIMED || retrieved.contains(incoming.get(index));
  }

  @Override public boolean incomingUpdated(int index) {
    return bug == Bug.STAYS_UPDATED;
  }

  @Override public boolean incomingHeld() {
    return incomingHeld;
  }

  @Override public int fileReferences() {
    return references;
  }

  @Override public long inexactRanges() {
    return bug == Bug.PRESERVES_SCRATCH ? 1 : 0;
  }

  @Override public boolean receivedMalformed() {
    return bug == Bug.USES_MALFORMED_DATA;
  }

  @Override public boolean switchedOn() {
    return bug != Bug.WORKS_WHILE_SWITCHED_OFF;
  }

  @Override public boolean handoverOn() {
    return true;
  }

  @Override public Row row(int operation) {
    return Row.N4;
  }
}
