package luosim.handler;

import java.util.List;

/** The file handlers in the order in which every kernel registers them; a handler's id is its place here. */
public final class Handlers {
  public static final int MEMFD = 0;
  public static final int VFIO = 1;
  public static final int IOMMUFD = 2;

  private static final List<Handler> ALL =
      List.of(new MemfdHandler(), new VfioHandler(), new IommufdHandler());

  private Handlers() {}

  public static int count() {
    return ALL.size();
  }

  public static Handler get(int id) {
    return ALL.get(id);
  }

  /** Pages of I/O tables that map so much memory of an order; see {@link IoTables}. */
  public static long ioTablePages(long bytes, int order) {
    return IoTables.pages(bytes, order);
  }
}
