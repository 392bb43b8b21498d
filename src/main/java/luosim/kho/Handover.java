package luosim.kho;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luosim.wire.FdtCode;
import luosim.wire.FdtLookup;
import luosim.wire.HandoverTree;

/**
 * What the jump passes on: the root page as it is at that moment and the memory that its pointers lead to, as
 * far as it still is what it was. Every jump passes the page, whether or not anything was ever finalized
 * (spec kho-6.16 section 5).
 *
 * <p>A carrier that {@link Kho#take(Handover)} fills; what it says is a copy, later changes of the sender
 * do not show.
 */
public final class Handover {
  private final byte[] page = new byte[RootPage.BYTES];
  private final Tracker tracker = new Tracker();
  private long[] freed = new long[0];
  private final RadixTree tree = new RadixTree();
  private boolean mapAllocated;
  private long mapPhys;
  private String compatible = RootPage.COMPATIBLE;
  private String pointer = RootPage.SUBTREE;

  /** A page of zeros, as of a kernel that never finalized. */
  public Handover() {}

  void fill(RootPage root, boolean mapThere, long mapAt, Tracker sent) {
    root.copyTo(page);
    compatible = RootPage.COMPATIBLE;
    pointer = RootPage.SUBTREE;
    tree.clear();
    freed = root.freed();
    mapAllocated = mapThere;
    mapPhys = mapAt;
    if (mapThere) {
      tracker.copyFrom(sent);
    } else {
      tracker.clear();
    }
  }

  /** The same of mainline, whose map is there from boot on. */
  void fill(HandoverTree root, long mapAt, RadixTree sent, long[] freedBlobs) {
    root.write(page);
    compatible = HandoverTree.COMPATIBLE;
    pointer = HandoverTree.DATA;
    freed = freedBlobs;
    mapAllocated = true;
    mapPhys = mapAt;
    tracker.clear();
    tree.copyFrom(sent);
  }

  /** Becomes a page of zeros, as of a kernel with Kexec HandOver off. */
  void clear() {
    Arrays.fill(page, (byte) 0);
    freed = new long[0];
    mapAllocated = false;
    mapPhys = 0;
    tracker.clear();
    tree.clear();
  }

  /** The page, 4096 bytes; changes to it are seen by the receiver. */
  public byte[] rootPage() {
    return page;
  }

  /** Whether the page holds a complete tree with the compatible of the era that filled it. */
  public boolean valid() {
    return valid(compatible);
  }

  /** Whether the page holds a complete tree with a compatible. */
  boolean valid(String wanted) {
    var lookup = new FdtLookup(page);
    return lookup.checkHeader() == FdtCode.OK && lookup.checkCompatible(0, wanted) == 0;
  }

  /**
   * Names of the pointers of a valid root page that lead to freed memory: the map first, then sub-trees in
   * order.
   */
  public List<String> dangling() {
    var names = new ArrayList<String>();
    if (!valid()) {
      return names;
    }
    var lookup = new FdtLookup(page);
    if (lookup.propertyLength(0, RootPage.MAP) == Long.BYTES
        && isFreed(lookup.propertyLittle64(0, RootPage.MAP))) {
      names.add(RootPage.MAP);
    }
    for (int child = lookup.firstSubnode(0); child >= 0; child = lookup.nextSubnode(child)) {
      if (lookup.propertyLength(child, pointer) == Long.BYTES
          && isFreed(lookup.propertyLittle64(child, pointer))) {
        names.add(lookup.name(child));
      }
    }
    return names;
  }

  private boolean isFreed(long phys) {
    for (long address : freed) {
      if (address == phys) {
        return true;
      }
    }
    return false;
  }

  /** Whether an address is that of the map as the sender's memory holds it. */
  boolean isMap(long phys) {
    return mapAllocated && phys == mapPhys;
  }

  /** The pieces that the map names. */
  Tracker tracker() {
    return tracker;
  }

  /** The pieces that the map of mainline names. */
  RadixTree tree() {
    return tree;
  }

  /** The chunk pages and bitmaps that are passed on; only if the map was there at the jump. */
  public SerializedMap serializedMap() {
    if (!mapAllocated) {
      throw new IllegalStateException("map: expected one at the jump, found none");
    }
    return new SerializedMap(tracker, mapPhys);
  }
}
