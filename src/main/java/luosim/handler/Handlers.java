package luosim.handler;

import java.util.List;
import luosim.luo.Family;

/** The file handlers in the order in which every kernel registers them; a handler's id is its place here. */
public final class Handlers {
  public static final int MEMFD = 0;
  public static final int VFIO = 1;
  public static final int IOMMUFD = 2;

  private static final List<Entry> ALL = List.of(
      new Entry(new MemfdHandler(), new MemfdV2Handler()),
      new Entry(new VfioHandler(Family.STATE), new VfioHandler(Family.SESSIONS)),
      new Entry(new IommufdHandler(Family.STATE), new IommufdHandler(Family.SESSIONS)));

  /** A handler as kernels of each family have it. */
  private record Entry(Handler ofState, Handler ofSessions) {}

  private Handlers() {}

  public static int count() {
    return ALL.size();
  }

  /** A handler as kernels of a family have it. */
  public static Handler get(Family family, int id) {
    return family == Family.STATE ? get(id) : entry(id).ofSessions();
  }

  /** A handler as kernels with one state have it. */
  public static Handler get(int id) {
    return entry(id).ofState();
  }

  private static Entry entry(int id) {
    if (id < 0 || id >= ALL.size()) {
      throw new IllegalArgumentException("no handler " + id + ", there are " + count());
    }
    return ALL.get(id);
  }

  /**
   * Pages that a memory file of so many folios preserves in mainline beside its folios: the record, the
   * array and its chunks; an empty file has the record alone.
   */
  public static long memfdMetadataPages(long folios) {
    return 1 + MemfdV2Handler.arrayPages(folios);
  }

  /** The id of the handler with that name, or -1. */
  public static int find(String name) {
    for (int id = 0; id < ALL.size(); id++) {
      if (get(id).name().equals(name)) {
        return id;
      }
    }
    return -1;
  }

  /** The names of all handlers. */
  public static List<String> names() {
    return ALL.stream().map(entry -> entry.ofState().name()).toList();
  }

  /** Pages of I/O tables that map so much memory of an order; see {@link IoTables}. */
  public static long ioTablePages(long bytes, int order) {
    return IoTables.pages(bytes, order);
  }
}
