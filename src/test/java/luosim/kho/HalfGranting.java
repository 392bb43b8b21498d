package luosim.kho;

/** Grants half of what is wanted, so that grants and single questions alternate. */
final class HalfGranting implements KhoServices {
  @Override public boolean allocate(int what) {
    return true;
  }

  @Override public int insert() {
    return 0;
  }

  @Override public int fdt() {
    return 0;
  }

  @Override public long grantBitmaps(long wanted) {
    return wanted / 2;
  }

  @Override public long grantNodes(long wanted) {
    return wanted / 2;
  }
}
