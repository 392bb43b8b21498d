package luosim.host;

import luosim.luo.IncomingTree;

/** Memory in which no tree stands: every question finds nothing. */
enum NoTree implements IncomingTree {
  INSTANCE;

  @Override public boolean hasRootCompatible(String compatible) {
    return false;
  }

  @Override public boolean hasFilesNode(String compatible) {
    return false;
  }

  @Override public boolean hasSubsystemsNode(String compatible) {
    return false;
  }

  @Override public int fileCount() {
    return 0;
  }

  @Override public String fileName(int index) {
    return "";
  }

  @Override public boolean fileNumbered(int index) {
    return false;
  }

  @Override public long fileToken(int index) {
    return -1;
  }

  @Override public String fileCompatible(int index) {
    return "";
  }

  @Override public int fileDataLength(int index) {
    return -1;
  }

  @Override public long fileData(int index) {
    return 0;
  }

  @Override public int subsystemDataLength(String name) {
    return -1;
  }

  @Override public long subsystemData(String name) {
    return 0;
  }

  @Override public long digest(boolean exact) {
    return 0;
  }
}
