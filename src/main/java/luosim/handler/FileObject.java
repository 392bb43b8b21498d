package luosim.handler;

import luosim.kho.FolioRuns;

/**
 * A file that an agent may preserve: a memory file of a VM, a passed-through device or an I/O address
 * space, with the memory behind it and what its handler has done to it. Pooled: {@link #become} makes it
 * another file.
 *
 * <p>It lives across kernels. After a jump the same object stands for what the next kernel can retrieve.
 */
public final class FileObject extends Recorded {
  private final int id;
  private int handler;
  private int vm;
  private int node;
  private long bytes;
  private int order;
  private long salt;

  /** Guest memory of a memfd, table pages of an address space, unused for a device. */
  private FolioRuns memory = new FolioRuns();

  /** Pages of a memfd's folio array. */
  private FolioRuns array = new FolioRuns();

  /** The file that this one needs; itself if none. */
  private FileObject dependency = this;

  boolean retrieved;

  /** Whether user space closed it after this kernel had retrieved it. */
  private boolean closed;

  /** Whether freeze stored what prepare had made room for. */
  boolean filled;

  /** Pfn of the record that an earlier kernel handed over and that is out of reach, or NO_PAGE. */
  private long abandoned = NO_PAGE;

  /** A place for files with this id. */
  public FileObject(int id) {
    this.id = id;
  }

  /**
   * Becomes a file at rest.
   *
   * @param handler place of its handler in {@link Handlers}
   * @param bytes size of a memfd, mapped size of an address space, state size of a device
   * @param order page order of the memory, or of what is mapped
   * @param salt where scattered pages begin
   */
  public void become(int handler, int vm, int node, long bytes, int order, long salt) {
    this.handler = handler;
    this.vm = vm;
    this.node = node;
    this.bytes = bytes;
    this.order = order;
    this.salt = salt;
    this.dependency = this;
    abandoned = NO_PAGE;
    rest();
  }

  /** Names the file that must be prepared and retrieved before this one. */
  public void dependOn(FileObject other) {
    dependency = other;
  }

  /** Forgets all that handlers did. */
  public void rest() {
    forgetRecord();
    retrieved = false;
    closed = false;
    filled = false;
  }

  /**
   * Becomes an equal of another file, for probes.
   *
   * @param all the copies of all files of its host, by id
   */
  public void copyFrom(FileObject other, FileObject[] all) {
    handler = other.handler;
    vm = other.vm;
    node = other.node;
    bytes = other.bytes;
    order = other.order;
    salt = other.salt;
    memory = other.memory;
    array.copyFrom(other.array);
    copyRecord(other);
    dependency = all[other.dependency.id];
    retrieved = other.retrieved;
    closed = other.closed;
    filled = other.filled;
    abandoned = other.abandoned;
  }

  /** Its record holds what the next kernel needs from here on. */
  void freeze() {
    frozen = true;
    filled = true;
  }

  /** Takes a freeze back, if there was one. */
  void unfreeze() {
    frozen = false;
    filled = false;
  }

  @Override void freeRecord(int order, KernelMemory memory) {
    super.freeRecord(order, memory);
    filled = false;
  }

  /** User space closes a file that was retrieved; what follows is the host's to do. */
  public void close() {
    closed = true;
  }

  public boolean closed() {
    return closed;
  }

  /**
   * Goes into the next kernel.
   *
   * @param handedOver whether the map of the jump named its pages, so that the next kernel keeps them
   */
  public void jump(boolean handedOver) {
    takeAlong(handedOver);
    abandoned = NO_PAGE;
    retrieved = false;
    closed = false;
  }

  /**
   * Exchanges pages that are reserved for ever, because nobody restores them any more, for a place without
   * pages. Its token can still be asked for: what that names was handed over, but it is another file now.
   */
  public void abandonPages() {
    abandoned = reserved ? record : abandoned;
    memory = new FolioRuns();
    array = new FolioRuns();
    rest();
  }

  /** The pfn of a record that came from an earlier kernel and is out of reach since, 0 if there is none. */
  public long abandoned() {
    return abandoned;
  }

  /** Whether a freeze has filled its record with the device's state. */
  public boolean filled() {
    return filled;
  }

  public int id() {
    return id;
  }

  /** The place of its handler in {@link Handlers}. */
  public int handler() {
    return handler;
  }

  /** The VM that it belongs to. */
  public int vm() {
    return vm;
  }

  public int node() {
    return node;
  }

  public long bytes() {
    return bytes;
  }

  public int order() {
    return order;
  }

  /** Folios of the memory, the last one maybe not full. */
  long folios() {
    return Pages.ceilDivide(bytes, Pages.BYTES << order);
  }

  public FolioRuns memory() {
    return memory;
  }

  /** Whether this kernel retrieved it. */
  public boolean retrieved() {
    return retrieved;
  }

  FileObject dependency() {
    return dependency;
  }

  boolean hasDependency() {
    return dependency != this;
  }

  /** Pages of a memfd's metadata beside its record; meaningful while it has a record. */
  public FolioRuns array() {
    return array;
  }

  long salt() {
    return salt;
  }
}
