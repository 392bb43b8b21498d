package luosim.kho;

import java.util.ArrayList;
import java.util.List;

/**
 * Services that write down every question and refuse chosen ones, counted from 1 for each kind of question.
 */
final class FailingServices implements KhoServices {
  final List<String> asked = new ArrayList<>();
  int failAllocation;
  int failInsert;
  int failFdt;
  int insertCode = -12;
  private int allocations;
  private int inserts;
  private int fdts;

  /** Arms again with the counters at zero. */
  void arm(int allocation, int insert, int fdt) {
    failAllocation = allocation;
    failInsert = insert;
    failFdt = fdt;
    allocations = 0;
    inserts = 0;
    fdts = 0;
    asked.clear();
  }

  @Override public boolean allocate(int what) {
    asked.add("alloc " + what);
    return ++allocations != failAllocation;
  }

  @Override public int insert() {
    asked.add("insert");
    return ++inserts == failInsert ? insertCode : 0;
  }

  @Override public int fdt() {
    asked.add("fdt");
    return ++fdts == failFdt ? -3 : 0;
  }
}
