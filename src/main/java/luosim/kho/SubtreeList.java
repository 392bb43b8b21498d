package luosim.kho;

import java.util.Arrays;

/**
 * The sub-trees that the next finalize will write into the root page, in the order of adding, with what is
 * published of them in debugfs. It also remembers which of them lead to memory that has been freed since.
 */
final class SubtreeList {
  private String[] names = new String[4];
  private long[] blobs = new long[4];
  private boolean[] published = new boolean[4];
  private boolean[] freed = new boolean[4];
  private int size;

  int size() {
    return size;
  }

  /** Appends an entry that is not published. */
  void add(String name, long phys) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      blobs = Arrays.copyOf(blobs, 2 * size);
      published = Arrays.copyOf(published, 2 * size);
      freed = Arrays.copyOf(freed, 2 * size);
    }
    for (int i = 0; i < size; i++) {
      freed[i] &= blobs[i] != phys; // an older entry leads to the new blob now
    }
    names[size] = name;
    blobs[size] = phys;
    published[size] = false;
    freed[size] = false;
    size++;
  }

  void publishLast() {
    published[size - 1] = true;
  }

  boolean isPublished(String name) {
    for (int i = 0; i < size; i++) {
      if (published[i] && names[i].equals(name)) {
        return true;
      }
    }
    return false;
  }

  int publishedCount() {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += published[i] ? 1 : 0;
    }
    return count;
  }

  /** Removes the first entry of a blob, and its file in debugfs; none is fine. */
  void remove(long phys) {
    for (int i = 0; i < size; i++) {
      if (blobs[i] == phys) {
        size--;
        System.arraycopy(names, i + 1, names, i, size - i);
        System.arraycopy(blobs, i + 1, blobs, i, size - i);
        System.arraycopy(published, i + 1, published, i, size - i);
        System.arraycopy(freed, i + 1, freed, i, size - i);
        return;
      }
    }
  }

  void markFreed(long phys) {
    for (int i = 0; i < size; i++) {
      freed[i] |= blobs[i] == phys;
    }
  }

  /** Writes all entries into an open root tree: three calls each, codes OR-ed. */
  int write(RootPage root, KhoServices services) {
    int code = 0;
    for (int i = 0; i < size; i++) {
      code |= root.addSubtree(names[i], blobs[i], services);
      if (freed[i]) {
        root.markFreed(blobs[i]);
      }
    }
    return code;
  }

  void clear() {
    size = 0;
  }

  void copyFrom(SubtreeList other) {
    names = other.names.clone();
    blobs = other.blobs.clone();
    published = other.published.clone();
    freed = other.freed.clone();
    size = other.size;
  }

  /** Entries and what is published and freed of them, without where they lead; 0 if there are none. */
  long shape() {
    long shape = size;
    for (int i = 0; i < size; i++) {
      shape = Mix.of(shape ^ Mix.text(names[i]) ^ flags(i));
    }
    return shape;
  }

  private int flags(int place) {
    return (published[place] ? 1 : 0) | (freed[place] ? 2 : 0);
  }

  long digest() {
    long digest = size;
    for (int i = 0; i < size; i++) {
      digest = Mix.of(digest ^ Mix.text(names[i]) ^ blobs[i] << 2 ^ flags(i));
    }
    return digest;
  }
}
