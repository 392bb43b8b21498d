package luosim.handler;

import java.util.List;

/** The file handlers in the order in which every kernel registers them; a handler's id is its place here. */
public final class Handlers {
  public static final int MEMFD = 0;
  public static final int VFIO = 1;
  public static final int IOMMUFD = 2;

  private static final Handler MEMFD_HANDLER = new MemfdHandler();
  private static final Handler VFIO_HANDLER = new VfioHandler();
  private static final Handler IOMMUFD_HANDLER = new IommufdHandler();

  /** In the order of registration; a handler's id is its place here. */
  private static final List<Handler> ALL = List.of(MEMFD_HANDLER, VFIO_HANDLER, IOMMUFD_HANDLER);

  private Handlers() {}

  public static int count() {
    return ALL.size();
  }

  public static Handler get(int id) {
    return switch (id) {
      case MEMFD -> MEMFD_HANDLER;
      case VFIO -> VFIO_HANDLER;
      case IOMMUFD -> IOMMUFD_HANDLER;
      default -> throw new IllegalArgumentException("no handler " + id + ", there are " + count());
    };
  }

  /** Pages of I/O tables that map so much memory of an order; see {@link IoTables}. */
  public static long ioTablePages(long bytes, int order) {
    return IoTables.pages(bytes, order);
  }
}
