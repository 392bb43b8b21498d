package luosim.kho;

import java.util.ArrayList;

/** Preserved memory as a kernel keeps it, one piece at a time, and how it cuts a range into pieces. */
abstract class PieceByPiece {

  abstract int preserve(long pfn, int order);

  abstract int unpreserve(long pfn, int order);

  int preservePhys(long phys, long size) {
    if (phys % 4096 != 0 || size % 4096 != 0) {
      return -22;
    }
    long end = (phys + size) / 4096;
    var done = new ArrayList<long[]>();
    for (long pfn = phys / 4096; pfn < end;) {
      int order = order(pfn, end);
      int code = preserve(pfn, order);
      if (code < 0) {
        done.forEach(piece -> unpreserve(piece[0], (int) piece[1]));
        return code;
      }
      done.add(new long[] {pfn, order});
      pfn += 1L << order;
    }
    return 0;
  }

  int unpreservePhys(long phys, long size) {
    if (phys % 4096 != 0 || size % 4096 != 0) {
      return -22;
    }
    long end = (phys + size) / 4096;
    for (long pfn = phys / 4096; pfn < end;) {
      int order = order(pfn, end);
      unpreserve(pfn, order);
      pfn += 1L << order;
    }
    return 0;
  }

  private static int order(long pfn, long end) {
    int order = 0;
    while (pfn % (2L << order) == 0 && pfn + (2L << order) <= end) {
      order++;
    }
    return order;
  }
}
