package luosim.host;

import luosim.engine.Check;
import luosim.kho.FolioAllocator;
import luosim.kho.FolioRuns;
import luosim.kho.MemoryLayout;

/** The pages of a machine's nodes outside scratch. */
final class MachinePages {
  /** The region that is reserved by name on every host: 1 MiB. */
  static final int REGION_ORDER = 8;

  private static final long PAGE_BYTES = 4096;

  private final FolioAllocator allocator;
  private int nodes = 1;
  private long scratchPhys;
  private double fragmentation;
  private long region = -1;
  private long regionPage = -1;
  private final PfnList others = new PfnList();

  MachinePages(FolioAllocator allocator) {
    this.allocator = allocator;
  }

  /** All pages of a machine, free. */
  void install(MemoryLayout layout, double howFragmented) {
    allocator.reset(layout);
    nodes = layout.nodes();
    fragmentation = howFragmented;
    scratchPhys = layout.scratchPhys();
  }

  /** Where the first scratch region begins; 0 if there is none. */
  long scratchPhys() {
    return scratchPhys;
  }

  /** The same pages, given out to somebody else; for copies of kernels. */
  MachinePages copy() {
    MachinePages copy = new MachinePages(allocator.copy());
    copy.nodes = nodes;
    copy.scratchPhys = scratchPhys;
    copy.fragmentation = fragmentation;
    copy.region = region;
    copy.regionPage = regionPage;
    return copy;
  }

  /** A number over what is free. */
  long digest() {
    return allocator.digest();
  }

  /** Sets aside what the other users of the handover keep over all kernels: a region, single pages. */
  void reserve(int otherPages) {
    region = folio(0, REGION_ORDER);
    regionPage = folio(0, 0);
    Check.that(region > 0 && regionPage > 0, "a host that boots finds memory for its reserved region");
    others.clear();
    for (int place = 0; place < otherPages; place++) {
      others.add(folio(0, 0), 0);
      Check.that(others.get(place) > 0, "a host that boots finds the pages of others");
    }
  }

  long reservedRegion() {
    return region;
  }

  /** The page that describes the reserved region. */
  long reservedPage() {
    return regionPage;
  }

  /** The single pages; none in a copy, whose kernel has booted. */
  PfnList others() {
    return others;
  }

  /** One folio on this node, or on another where that one is full: its pfn, or -1. */
  long folio(int node, int order) {
    for (int hop = 0; hop < nodes; hop++) {
      long pfn = allocator.allocateFolio((node + hop) % nodes, order);
      if (pfn >= 0) {
        return pfn;
      }
    }
    return -1;
  }

  void releaseFolio(long pfn, int order) {
    allocator.releaseFolio(pfn, order);
  }

  /** Single pages; false if they are not there. */
  boolean pages(int node, long count, long salt, FolioRuns into) {
    return file(node, count * PAGE_BYTES, 0, salt, into);
  }

  void release(FolioRuns runs) {
    allocator.release(runs);
  }

  /** Memory of a file in folios of an order, on this node or another. */
  boolean file(int node, long bytes, int order, long salt, FolioRuns into) {
    for (int hop = 0; hop < nodes; hop++) {
      if (allocator.allocate((node + hop) % nodes, bytes, order, fragmentation, salt, into)) {
        return true;
      }
    }
    return false;
  }
}
