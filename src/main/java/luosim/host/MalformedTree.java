package luosim.host;

import luosim.luo.IncomingTree;
import luosim.spec.TreeForm;

/** A received tree that differs from what the previous kernel wrote in one respect. */
final class MalformedTree implements IncomingTree {
  private static final int SHORT = 4;

  private final IncomingTree written;
  private final TreeForm form;

  MalformedTree(IncomingTree written, TreeForm form) {
    this.written = written;
    this.form = form;
  }

  private boolean first(int index, TreeForm wanted) {
    return form == wanted && index == 0;
  }

  /** A file that is there twice stands at the end once more. */
  private int place(int index) {
    return index == written.fileCount() ? 0 : index;
  }

  @Override public boolean hasRootCompatible(String compatible) {
    return form != TreeForm.NO_COMPATIBLE && written.hasRootCompatible(compatible);
  }

  @Override public boolean hasFilesNode(String compatible) {
    return form != TreeForm.NO_FILES && written.hasFilesNode(compatible);
  }

  @Override public boolean hasSubsystemsNode(String compatible) {
    return form != TreeForm.NO_SUBSYSTEMS && written.hasSubsystemsNode(compatible);
  }

  @Override public int fileCount() {
    int count = written.fileCount();
    return form == TreeForm.DUPLICATE_TOKEN && count > 0 ? count + 1 : count;
  }

  @Override public String fileName(int index) {
    return first(index, TreeForm.BAD_NAME) ? "file" : written.fileName(place(index));
  }

  @Override public boolean fileNumbered(int index) {
    return !first(index, TreeForm.BAD_NAME) && written.fileNumbered(place(index));
  }

  @Override public long fileToken(int index) {
    return first(index, TreeForm.BAD_NAME) ? 0 : written.fileToken(place(index));
  }

  @Override public String fileCompatible(int index) {
    return first(index, TreeForm.UNKNOWN_HANDLER) ? "unknown" : written.fileCompatible(place(index));
  }

  @Override public int fileDataLength(int index) {
    if (first(index, TreeForm.NO_DATA)) {
      return -1;
    }
    return first(index, TreeForm.SHORT_DATA) ? SHORT : written.fileDataLength(place(index));
  }

  @Override public long fileData(int index) {
    return written.fileData(place(index));
  }

  @Override public int subsystemDataLength(String name) {
    int length = written.subsystemDataLength(name);
    return form == TreeForm.SHORT_SUBSYSTEM && length > 0 ? SHORT : length;
  }

  @Override public long subsystemData(String name) {
    return written.subsystemData(name);
  }

  @Override public long digest(boolean exact) {
    return written.digest(exact) * 31 + form.ordinal() + 1;
  }
}
