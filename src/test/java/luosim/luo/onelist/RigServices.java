package luosim.luo.onelist;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import luosim.kho.Kho617;
import luosim.kho.KhoConfig;
import luosim.kho.KhoServices;
import luosim.luo.Errno;
import luosim.luo.KernelServices;
import luosim.luo.Participants;

/**
 * The services under a {@link Rig}: everything is granted but the n-th questions that a test names.
 */
final class RigServices implements KernelServices, KhoServices {
  private static final long TREES = 0x1_0010_0000L;
  private static final long MEGABYTE = 1 << 20;

  private final List<String> asked = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final Participants participants;
  private Kho617 kho = new Kho617(this, new KhoConfig(false, false, 0x1000, 0x2000));
  private int trees;
  private int live;
  private int references;
  private int descriptors;
  private int installed;
  private int outgoing;
  private int incoming;

  RigServices(Participants participants) {
    this.participants = participants;
  }

  void serve(Kho617 outgoingSide) {
    kho = outgoingSide;
  }

  /** From the next question on, refuses the n-th of a kind. */
  void refuse(String kind, int nth) {
    refused.add(kind + "/" + nth);
  }

  /** Starts counting anew and forgets refusals. */
  void clear() {
    asked.clear();
    refused.clear();
  }

  /** Kinds asked since, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** The kinds asked since, each once. */
  TreeSet<String> kinds() {
    return new TreeSet<>(asked);
  }

  int references() {
    return references;
  }

  int descriptors() {
    return descriptors;
  }

  int installed() {
    return installed;
  }

  /** Buffers of trees allocated and not freed. */
  int live() {
    return live;
  }

  int outgoing() {
    return outgoing;
  }

  int incoming() {
    return incoming;
  }

  private boolean refuses(String kind) {
    asked.add(kind);
    int nth = 0;
    for (String each : asked) {
      nth += each.equals(kind) ? 1 : 0;
    }
    return refused.contains(kind + "/" + nth);
  }

  @Override public boolean allocate(int what) {
    return !refuses("alloc");
  }

  @Override public boolean allocate(Memory what) {
    if (refuses("alloc")) {
      return false;
    }
    outgoing += what == Memory.OUTGOING_FILE ? 1 : 0;
    incoming += what == Memory.INCOMING_FILE ? 1 : 0;
    return true;
  }

  @Override public void release(Memory what) {
    outgoing -= what == Memory.OUTGOING_FILE ? 1 : 0;
    incoming -= what == Memory.INCOMING_FILE ? 1 : 0;
  }

  @Override public long allocateFdt(long bytes) {
    if (refuses("alloc")) {
      return 0;
    }
    trees++;
    live++;
    return TREES + trees * MEGABYTE;
  }

  @Override public void releaseFdt(long phys, long bytes) {
    live--;
    kho.blobFreed(phys);
  }

  @Override public int fdt() {
    return refuses("fdt") ? luosim.wire.FdtCode.NOSPACE : 0;
  }

  @Override public int insert() {
    return refuses("xa") ? -Errno.ENOMEM : 0;
  }

  @Override public boolean killed() {
    return refuses("kill");
  }

  @Override public boolean copyIn() {
    return !refuses("copyin");
  }

  @Override public boolean copyOut() {
    return !refuses("copyout");
  }

  @Override public int newFd() {
    if (refuses("getfd")) {
      return -Errno.EMFILE;
    }
    descriptors++;
    return descriptors;
  }

  @Override public void fdInstall(int fd, int file) {
    installed++;
  }

  @Override public void fdRelease(int fd) {
    descriptors--;
  }

  @Override public boolean fileGet(int file) {
    boolean good = !refuses("fget");
    references += good ? 1 : 0;
    return good;
  }

  @Override public void filePut(int file) {
    references--;
  }

  @Override public boolean pin() {
    return !refuses("pin");
  }

  @Override public Participants participants() {
    return participants;
  }
}
