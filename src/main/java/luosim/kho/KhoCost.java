package luosim.kho;

/**
 * The counts that time and memory of a handover follow from (spec kho-6.16 section 9).
 *
 * @param units set bits: pieces of 2^order pages
 * @param preservedBytes sum of the pieces; a page set in two orders counts twice
 * @param holders page orders ever used
 * @param bitmaps 512-byte bitmaps, empty ones included
 * @param chunks 4096-byte chunk pages that the serialized map takes
 * @param treeNodes nodes of the sparse arrays, about 576 bytes each
 */
public record KhoCost(long units, long preservedBytes, long holders, long bitmaps, long chunks,
    long treeNodes) {

  /** Nothing preserved. */
  public static final KhoCost NONE = new KhoCost(0, 0, 0, 0, 0, 0);

  /** Bytes of the bitmaps. */
  public long bitmapBytes() {
    return 512 * bitmaps;
  }

  /** Bytes of the chunk pages. */
  public long chunkBytes() {
    return 4096 * chunks;
  }

  /** Bits that the next kernel scans. */
  public long scannedBits() {
    return 4096 * bitmaps;
  }
}
