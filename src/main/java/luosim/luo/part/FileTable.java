package luosim.luo.part;

import java.util.Arrays;
import java.util.Objects;

/**
 * Files by place: token, handler, file object, the data that its callbacks are given, and marks that each
 * kind of table gives a meaning of its own. Places are counted from 0 and close up.
 */
abstract class FileTable {
  /** Stands for no file object. */
  static final int NO_FILE = -1;

  private long[] tokens;
  private int[] handlers;
  private int[] files;
  private long[] data;
  private int[] marks;
  private int size;

  FileTable(int capacity) {
    tokens = new long[capacity];
    handlers = new int[capacity];
    files = new int[capacity];
    data = new long[capacity];
    marks = new int[capacity];
  }

  public final int size() {
    return size;
  }

  /** A place, where it is taken. */
  final int taken(int place) {
    return Objects.checkIndex(place, size);
  }

  final long tokenAt(int place) {
    return tokens[place];
  }

  final int handlerAt(int place) {
    return handlers[place];
  }

  final int fileAt(int place) {
    return files[place];
  }

  final void setFileAt(int place, int file) {
    files[place] = file;
  }

  final long dataAt(int place) {
    return data[place];
  }

  final void setDataAt(int place, long value) {
    data[place] = value;
  }

  final int marksAt(int place) {
    return marks[place];
  }

  final void setMarksAt(int place, int value) {
    marks[place] = value;
  }

  /** Place of a token where they ascend, or -1 - the place where it belongs. */
  final int search(long token) {
    return Tokens.search(tokens, size, token);
  }

  /** The first place of a token in any order, or -1. */
  final int scan(long token) {
    for (int place = 0; place < size; place++) {
      if (tokens[place] == token) {
        return place;
      }
    }
    return -1;
  }

  /** Makes room at a place; what stood there and behind moves up. */
  final void open(int place) {
    if (size == tokens.length) {
      grow(2 * size);
    }
    move(place, place + 1, size - place);
    size++;
  }

  /** Stores a file at an open place. */
  final void store(int place, long token, int handler, int file, long value, int mark) {
    tokens[place] = token;
    handlers[place] = handler;
    files[place] = file;
    data[place] = value;
    marks[place] = mark;
  }

  /** Takes a file out; what stood behind moves down. */
  final void close(int place) {
    size--;
    move(place + 1, place, size - place);
  }

  private void move(int from, int to, int count) {
    if (count > 0) {
      System.arraycopy(tokens, from, tokens, to, count);
      System.arraycopy(handlers, from, handlers, to, count);
      System.arraycopy(files, from, files, to, count);
      System.arraycopy(data, from, data, to, count);
      System.arraycopy(marks, from, marks, to, count);
    }
  }

  /** Makes room for so many files. */
  void grow(int capacity) {
    tokens = Arrays.copyOf(tokens, capacity);
    handlers = Arrays.copyOf(handlers, capacity);
    files = Arrays.copyOf(files, capacity);
    data = Arrays.copyOf(data, capacity);
    marks = Arrays.copyOf(marks, capacity);
  }

  public void clear() {
    size = 0;
  }

  final void copyTable(FileTable other) {
    tokens = other.tokens.clone();
    handlers = other.handlers.clone();
    files = other.files.clone();
    data = other.data.clone();
    marks = other.marks.clone();
    size = other.size;
  }

  /**
   * Adds every file.
   *
   * @param exact whether the data count by value, or only whether they are zero
   */
  public void digest(Digest into, boolean exact) {
    into.add(size);
    for (int place = 0; place < size; place++) {
      into.add(tokens[place]).add(handlers[place]).add(files[place]).add(marks[place]);
      into.add(exact || data[place] == 0 ? data[place] : 1);
    }
  }
}
