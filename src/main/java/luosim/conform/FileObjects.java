package luosim.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The open files of user space in one kernel, with their references. A file is a number, its place
 * in the list.
 */
final class FileObjects {
  private final List<FileObject> files = new ArrayList<>();

  /** One file: its id in the record, what it is, and who holds it. */
  static final class FileObject {
    final int number;
    final String id;
    final String type;
    int references = 1;
    boolean open = true;

    private FileObject(int number, String id, String type) {
      this.number = number;
      this.id = id;
      this.type = type;
    }

    /** Whether nobody holds it any more. */
    boolean freed() {
      return references == 0;
    }

    /**
     * Number in the id, which the data of its callbacks are made from; files made by a retrieve
     * count from 1000.
     */
    int index() {
      int at = 0;
      while (at < id.length() && !Character.isDigit(id.charAt(at))) {
        at++;
      }
      String digits = id.substring(at);
      int number = digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
      return id.startsWith("r") ? 1000 + number : number;
    }
  }

  /** Opens a file; a later one of the same id hides the earlier. */
  FileObject open(String id, String type) {
    var file = new FileObject(files.size(), id, type);
    files.add(file);
    return file;
  }

  /** The file of an id that was opened last. */
  Optional<FileObject> find(String id) {
    for (int i = files.size() - 1; i >= 0; i--) {
      if (files.get(i).id.equals(id)) {
        return Optional.of(files.get(i));
      }
    }
    return Optional.empty();
  }

  FileObject get(int number) {
    return files.get(number);
  }

  List<FileObject> all() {
    return files;
  }
}
