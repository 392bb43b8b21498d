package luosim.luo;

/** Services that grant everything and keep nothing. */
public interface Generous extends BasicServices {
  @Override default boolean allocate(Memory what) {
    return true;
  }

  @Override default void release(Memory what) {}

  @Override default int insert() {
    return 0;
  }

  @Override default boolean copyIn() {
    return true;
  }

  @Override default boolean copyOut() {
    return true;
  }

  @Override default int newFd() {
    return 3;
  }

  @Override default boolean fileGet(int file) {
    return true;
  }

  @Override default void filePut(int file) {}
}
