package luosim.store;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of one campaign's results while it is being written: absent or complete under its final name,
 * never partial.
 *
 * <p>Everything is written into a working folder beside the final one. Tables that grow with the fleet are
 * written as one part a replication, by different threads if need be, and joined in the order of replications
 * when the folder is published, so that the bytes do not depend on the number of threads.
 */
public final class ResultFolder implements Closeable {
  /**
   * The marker by which a folder of ours is known, and may be replaced by a newer run of the same campaign.
   */
  public static final String SUMMARY = "summary.json";

  private final Path target;
  private final Path work;
  private final Path lockFile;
  private final FileChannel lockChannel;
  private final TreeMap<String, TreeMap<Integer, Path>> parts = new TreeMap<>();
  private final boolean replace;
  private boolean published;

  private ResultFolder(Path target, Path work, Path lockFile, FileChannel lockChannel, boolean replace) {
    this.target = target;
    this.work = work;
    this.lockFile = lockFile;
    this.lockChannel = lockChannel;
    this.replace = replace;
  }

  /**
   * Opens a folder for writing.
   *
   * @param target the final folder
   * @param replace whether a complete result folder at that place may be replaced (the default place names
   *     scenario and seed, so what stands there is the same campaign); otherwise a folder that is not empty
   *     is refused
   * @throws CannotCreateException if the place is taken, locked or not writable
   */
  public static ResultFolder open(Path target, boolean replace) {
    Path absolute = target.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null || absolute.getFileName() == null) {
      throw new CannotCreateException(
          target + ": this is no folder that can be created; name another with --out");
    }
    refuseIfTaken(target, absolute, replace);
    String name = absolute.getFileName().toString();
    Path lockFile = parent.resolve("." + name + ".lock");
    Path work = parent.resolve("." + name + ".partial");
    try {
      Files.createDirectories(parent);
      FileChannel channel = lock(target, lockFile);
      deleteTree(work);
      Files.createDirectory(work);
      return new ResultFolder(absolute, work, lockFile, channel, replace);
    } catch (IOException e) {
      throw new CannotCreateException(
          target + ": the result folder cannot be created (" + reason(e) + "); name another place with --out",
          e);
    }
  }

  private static void refuseIfTaken(Path given, Path absolute, boolean replace) {
    if (!Files.exists(absolute)) {
      return;
    }
    if (!Files.isDirectory(absolute)) {
      throw new CannotCreateException(
          given + ": a file stands where the result folder is to be; name another with --out");
    }
    boolean ours = Files.exists(absolute.resolve(SUMMARY));
    if (!(replace && ours) && !isEmpty(absolute)) {
      throw new CannotCreateException(
          given
              + ": the folder is not empty; expected none or an empty one; name another with --out");
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new CannotCreateException(folder + ": cannot be read (" + reason(e) + ")", e);
    }
  }

  private static FileChannel lock(Path given, Path lockFile) throws IOException {
    FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException e) {
      channel.close();
    }
    if (lock == null) {
      channel.close();
      throw new CannotCreateException(
          given + ": another run is writing this folder; wait for it or name another with --out");
    }
    return channel;
  }

  /** The folder under its final name. */
  public Path target() {
    return target;
  }

  /** Opens a file of the folder for text in UTF-8; its folders are made. */
  public Writer text(String name) {
    return new BufferedWriter(new OutputStreamWriter(bytes(name), StandardCharsets.UTF_8), 1 << 16);
  }

  /** Opens a file of the folder for bytes; its folders are made. */
  public OutputStream bytes(String name) {
    return stream(work.resolve(name));
  }

  /**
   * Opens one replication's part of a table; the first part carries the head line. Threads may open different
   * parts.
   */
  public Writer part(String table, int replication) {
    Path file = work.resolve(String.format(Locale.ROOT, ".parts/%s.%08d", table, replication));
    synchronized (parts) {
      parts.computeIfAbsent(table, t -> new TreeMap<>()).put(replication, file);
    }
    return new BufferedWriter(new OutputStreamWriter(stream(file), StandardCharsets.UTF_8), 1 << 16);
  }

  /**
   * Forgets the parts of all tables from a replication on: a campaign that was cut short does not count them.
   */
  public void dropParts(int fromReplication) {
    try {
      synchronized (parts) {
        for (TreeMap<Integer, Path> table : parts.values()) {
          for (Path part : table.tailMap(fromReplication).values()) {
            Files.deleteIfExists(part);
          }
          table.tailMap(fromReplication).clear();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(target + ": a row part cannot be removed (" + reason(e) + ")", e);
    }
  }

  private OutputStream stream(Path file) {
    try {
      Files.createDirectories(file.getParent());
      return new BufferedOutputStream(
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16);
    } catch (IOException e) {
      throw new UncheckedIOException(
          target.getFileName() + "/" + work.relativize(file) + ": cannot be written", e);
    }
  }

  /** Joins the row parts, forces every file to disk and moves the folder to its final name. */
  public void publish() {
    try {
      joinParts();
      force();
      Path old = target.resolveSibling("." + target.getFileName() + ".old");
      deleteTree(old);
      boolean had = Files.exists(target);
      if (had && replace) {
        Files.move(target, old);
      } else if (had) {
        Files.delete(target);
      }
      move(work, target);
      deleteTree(old);
      published = true;
    } catch (IOException e) {
      throw new UncheckedIOException(target + ": the result folder cannot be completed (" + reason(e) + ")",
          e);
    }
  }

  private void joinParts() throws IOException {
    for (var table : parts.entrySet()) {
      try (OutputStream out = stream(work.resolve(table.getKey()))) {
        for (Path part : table.getValue().values()) {
          Files.copy(part, out);
        }
      }
    }
    deleteTree(work.resolve(".parts"));
  }

  private void force() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(work)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  /** Writes a small file beside the folder in one step, such as the one that names the newest result. */
  public void pointer(String name, String content) {
    Path file = target.resolveSibling(name);
    Path draft = target.resolveSibling("." + name + ".partial");
    try {
      Files.writeString(draft, content, StandardCharsets.UTF_8);
      move(draft, file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written", e);
    }
  }

  /** Removes what was not published and gives the lock back. */
  @Override public void close() {
    try {
      if (!published) {
        deleteTree(work);
      }
      lockChannel.close();
      Files.deleteIfExists(lockFile);
    } catch (IOException e) {
      throw new UncheckedIOException(target + ": the working folder cannot be removed", e);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> entries = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      walk.sorted(Comparator.reverseOrder()).forEach(entries::add);
    }
    for (Path entry : entries) {
      Files.delete(entry);
    }
  }

  private static String reason(IOException e) {
    String simple = e.getClass().getSimpleName().replace("Exception", "");
    return e.getMessage() == null ? simple : simple + ": " + e.getMessage();
  }
}
