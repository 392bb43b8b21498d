package luosim.luo.revision.mainline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import luosim.luo.Callback;
import luosim.luo.IncomingSessions;
import luosim.luo.Participants;
import luosim.luo.SessionHandover;
import luosim.luo.SessionServices;

/**
 * The kernel around an orchestrator under test: grants what a test does not refuse, and knows which
 * pages, references and descriptors are held.
 */
final class Ports implements SessionServices, SessionHandover, Participants {
  static final String TOO_LONG = "x".repeat(64);

  /** Handler C has no callback that a handler may lack. */
  static final int PLAIN = 2;

  private static final int NEEDED = Callback.CAN_PRESERVE.bit()
      | Callback.PRESERVE.bit()
      | Callback.UNPRESERVE.bit()
      | Callback.RETRIEVE.bit()
      | Callback.FINISH.bit();
  private static final int ALL =
      NEEDED | Callback.FREEZE.bit() | Callback.UNFREEZE.bit() | Callback.CAN_FINISH.bit();

  final List<String> names = new ArrayList<>();
  final TreeSet<Long> preserved = new TreeSet<>();
  final List<Long> restored = new ArrayList<>();
  final TreeMap<Integer, Integer> references = new TreeMap<>();
  final TreeMap<Memory, Integer> allocated = new TreeMap<>();
  final TreeSet<Integer> descriptors = new TreeSet<>();
  final List<String> asked = new ArrayList<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  boolean on = true;
  boolean kho = true;
  boolean inode;
  int handlerBits = ALL;
  private long nextPage = 0x10_0000;
  private boolean receives;
  private IncomingSessions received = new Image();

  /** From now on the n-th question of a kind from here, counted from 1, is refused. */
  void refuse(String kind, int nth) {
    refused.put(kind, nth);
  }

  /** Ports in the same state, for a copy of a kernel. */
  Ports copy() {
    Ports same = new Ports();
    same.names.addAll(names);
    same.preserved.addAll(preserved);
    same.descriptors.addAll(descriptors);
    same.nextPage = nextPage;
    return same;
  }

  void receive(IncomingSessions sessions) {
    receives = true;
    received = sessions;
  }

  private boolean grants(String kind) {
    asked.add(kind);
    int left = refused.getOrDefault(kind, 0);
    refused.put(kind, left - 1);
    return left != 1;
  }

  int name(String text) {
    if (!names.contains(text)) {
      names.add(text);
    }
    return names.indexOf(text);
  }

  @Override public boolean liveUpdate() {
    return on;
  }

  @Override public long identity(int handler, int file) {
    return inode ? 7 : 1000 + file;
  }

  @Override public boolean allocate(Memory what) {
    if (!grants("alloc")) {
      return false;
    }
    allocated.merge(what, 1, Integer::sum);
    return true;
  }

  @Override public void release(Memory what) {
    allocated.merge(what, -1, Integer::sum);
    allocated.values().removeIf(count -> count == 0);
  }

  @Override public int insert() {
    return grants("insert") ? 0 : -12;
  }

  @Override public boolean copyIn() {
    return grants("copyIn");
  }

  @Override public boolean copyOut() {
    return grants("copyOut");
  }

  @Override public int newFd() {
    if (!grants("fd")) {
      return -24;
    }
    int fd = 3;
    while (!descriptors.add(fd)) {
      fd++;
    }
    return fd;
  }

  @Override public void fdRelease(int fd) {
    descriptors.remove(fd);
  }

  @Override public boolean fileGet(int file) {
    if (!grants("file")) {
      return false;
    }
    references.merge(file, 1, Integer::sum);
    return true;
  }

  @Override public void filePut(int file) {
    references.merge(file, -1, Integer::sum);
    references.values().removeIf(count -> count == 0);
  }

  @Override public Participants participants() {
    return this;
  }

  @Override public boolean enabled() {
    return kho;
  }

  @Override public long preservePage() {
    if (!grants("page")) {
      return 0;
    }
    nextPage += 0x1000;
    preserved.add(nextPage);
    return nextPage;
  }

  @Override public void unpreservePage(long phys) {
    if (!preserved.remove(phys)) {
      throw new AssertionError("page " + phys + " is not preserved");
    }
  }

  @Override public void restorePage(long phys) {
    if (restored.contains(phys)) {
      throw new AssertionError("page " + phys + " is restored already");
    }
    restored.add(phys);
  }

  @Override public int addSubtree(String name, long phys, int bytes) {
    return grants("subtree") ? 0 : -17;
  }

  @Override public boolean hasSubtree(String name) {
    return receives && name.equals("LUO");
  }

  @Override public IncomingSessions incomingSessions() {
    return received;
  }

  @Override public String compatible(int handler) {
    return "mock" + (char) ('A' + handler % 10) + "-v1";
  }

  @Override public int handlerCallbacks(int handler) {
    return handler == PLAIN ? NEEDED : handlerBits;
  }

  @Override public String subsystemName(int subsystem) {
    throw new AssertionError("there are no subsystems");
  }

  @Override public int subsystemCallbacks(int subsystem) {
    throw new AssertionError("there are no subsystems");
  }

  @Override public String flbCompatible(int flb) {
    return "flb" + flb % 100;
  }

  @Override public String sessionName(int name) {
    return names.get(name);
  }

  /** Everything that can be refused, in an order. */
  static List<String> kinds() {
    return Arrays.asList("alloc", "copyIn", "copyOut", "fd", "file", "insert", "page");
  }
}
