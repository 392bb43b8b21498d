package luosim.wire;

import java.util.List;

/**
 * A flattened device tree as read from a blob (DTSpec section 5): header numbers, memory reservations and the
 * tree.
 *
 * @param totalSize bytes of the blob, the slack behind its last block included
 * @param version of the format; 16 and 17 are read
 * @param lastCompatibleVersion oldest version whose readers can read it
 * @param bootCpu physical id of the boot processor
 * @param reservations memory reservations without the terminating pair
 * @param root the tree
 * @param structBytes bytes of the structure block
 * @param stringsBytes bytes of the strings block
 */
public record Fdt(
    int totalSize,
    int version,
    int lastCompatibleVersion,
    int bootCpu,
    List<Reservation> reservations,
    FdtNode root,
    int structBytes,
    int stringsBytes) {

  public Fdt {
    reservations = List.copyOf(reservations);
  }

  /** A memory range that the tree asks to leave alone; bytes. */
  public record Reservation(long address, long size) {}

  /** Reads a blob strictly; the array may be longer than the blob, the rest is not looked at. */
  public static Fdt parse(byte[] blob) throws MalformedFdtException {
    return new FdtReader(blob).read();
  }
}
