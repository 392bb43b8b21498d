package luosim.luo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import luosim.kho.KhoServices;

/**
 * The services under a {@link StateRig}: everything is granted but the n-th questions that a test names.
 */
public final class RigServices implements KernelServices, KhoServices {
  private static final long TREES = 0x1_0010_0000L;
  private static final long MEGABYTE = 1 << 20;

  private final List<String> asked = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final Participants participants;
  private LongConsumer freed = phys -> {};
  private int trees;
  private int live;
  private int references;
  private int held;
  private int descriptors;
  private int installed;
  private int outgoing;
  private int incoming;

  public RigServices(Participants participants) {
    this.participants = participants;
  }

  /** Who hears of buffers of trees that are freed. */
  public void tellFreed(LongConsumer listener) {
    freed = listener;
  }

  /** From the next question on, refuses the n-th of a kind. */
  public void refuse(String kind, int nth) {
    refused.add(kind + "/" + nth);
  }

  /** Starts counting anew and forgets refusals. */
  public void clear() {
    asked.clear();
    refused.clear();
  }

  /** Kinds asked since, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** The kinds asked since, each once. */
  public TreeSet<String> kinds() {
    return new TreeSet<>(asked);
  }

  public int references() {
    return references;
  }

  /** Received files that are held until finish. */
  public int held() {
    return held;
  }

  public int descriptors() {
    return descriptors;
  }

  public int installed() {
    return installed;
  }

  /** Buffers of trees allocated and not freed. */
  public int live() {
    return live;
  }

  public int outgoing() {
    return outgoing;
  }

  public int incoming() {
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
    freed.accept(phys);
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

  @Override public void hold(int file) {
    held++;
  }

  @Override public void letGo(int file) {
    held--;
  }

  @Override public boolean pin() {
    return !refuses("pin");
  }

  @Override public Participants participants() {
    return participants;
  }
}
