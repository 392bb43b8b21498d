package luosim.handler;

import java.util.List;
import luosim.luo.Family;

/** The file handlers in the order in which every kernel registers them; a handler's id is its place here. */
public final class Handlers {
  public static final int MEMFD = 0;
  public static final int VFIO = 1;
  public static final int IOMMUFD = 2;

  private static final Handler MEMFD_HANDLER = new MemfdHandler();
  private static final Handler VFIO_HANDLER = new VfioHandler(Family.STATE);
  private static final Handler IOMMUFD_HANDLER = new IommufdHandler(Family.STATE);
  private static final Handler MEMFD_V2_HANDLER = new MemfdV2Handler();
  private static final Handler VFIO_SESSION_HANDLER = new VfioHandler(Family.SESSIONS);
  private static final Handler IOMMUFD_SESSION_HANDLER = new IommufdHandler(Family.SESSIONS);

  /** In the order of registration; a handler's id is its place here. */
  private static final List<Handler> ALL = List.of(MEMFD_HANDLER, VFIO_HANDLER, IOMMUFD_HANDLER);

  private Handlers() {}

  public static int count() {
    return ALL.size();
  }

  /** A handler as kernels of a family have it. */
  public static Handler get(Family family, int id) {
    if (family == Family.STATE) {
      return get(id);
    }
    return switch (id) {
      case MEMFD -> MEMFD_V2_HANDLER;
      case VFIO -> VFIO_SESSION_HANDLER;
      case IOMMUFD -> IOMMUFD_SESSION_HANDLER;
      default -> throw new IllegalArgumentException("no handler " + id + ", there are " + count());
    };
  }

  /** A handler as kernels with one state have it. */
  public static Handler get(int id) {
    return switch (id) {
      case MEMFD -> MEMFD_HANDLER;
      case VFIO -> VFIO_HANDLER;
      case IOMMUFD -> IOMMUFD_HANDLER;
      default -> throw new IllegalArgumentException("no handler " + id + ", there are " + count());
    };
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
      if (ALL.get(id).name().equals(name)) {
        return id;
      }
    }
    return -1;
  }

  /** The names of all handlers. */
  public static List<String> names() {
    return ALL.stream().map(Handler::name).toList();
  }

  /** Pages of I/O tables that map so much memory of an order; see {@link IoTables}. */
  public static long ioTablePages(long bytes, int order) {
    return IoTables.pages(bytes, order);
  }
}
