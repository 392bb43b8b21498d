package luosim.bench.update;

/** What a host carries: ten guests of four files, and two subsystems. */
final class Shape {
  static final int GUESTS = 10;
  static final int FILES_PER_GUEST = 4;
  static final int FILES = GUESTS * FILES_PER_GUEST;
  static final int SUBSYSTEMS = 2;
  static final int PARTICIPANTS = FILES + SUBSYSTEMS;
  static final int MEMORY = 2;

  private static final int SUBSYSTEM_OBJECTS = 1 << 20;

  private Shape() {}

  /** 0 for an address space, 1 for a device, 2 for memory; files of a guest are in that order. */
  static int kind(int file) {
    return Math.min(file % FILES_PER_GUEST, MEMORY);
  }

  static boolean isDevice(int file) {
    return file % FILES_PER_GUEST == 1;
  }

  static boolean isMemory(int file) {
    return file % FILES_PER_GUEST >= MEMORY;
  }

  /** How many handlers are asked before one takes a file: memory, devices, address spaces in this order. */
  static int handlersAsked(int file) {
    return MEMORY + 1 - kind(file);
  }

  /** The participant as an object of random numbers: files, then subsystems. */
  static int object(int participant) {
    return participant < FILES ? participant : SUBSYSTEM_OBJECTS + participant - FILES;
  }

  /** The device among devices, or memory file among memory files, from 1: the occasion of a fault. */
  static int occasion(int file) {
    int guest = file / FILES_PER_GUEST;
    return isDevice(file) ? guest + 1 : guest * MEMORY + file % FILES_PER_GUEST - 1;
  }
}
