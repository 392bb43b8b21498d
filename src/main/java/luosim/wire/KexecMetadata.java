package luosim.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What one kernel of the mainline handover tells the next about itself, 73 packed bytes.
 *
 * @param version of the layout; {@link #VERSION} is the only one known
 * @param previousRelease release of the kernel that wrote it, at most 64 bytes in Latin-1
 * @param handovers how many handovers lie behind the reader since the cold boot
 */
public record KexecMetadata(int version, String previousRelease, int handovers) {
  public static final int VERSION = 1;
  public static final int BYTES = 73;

  private static final int RELEASE_AT = 4;
  private static final int HANDOVERS_AT = 69;
  private static final int RELEASE_BYTES = HANDOVERS_AT - RELEASE_AT;

  public KexecMetadata {
    if (previousRelease.length() >= RELEASE_BYTES || previousRelease.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "release: expected at most 64 characters without NUL, found " + previousRelease.length());
    }
  }

  public byte[] toBytes() {
    var blob = new byte[BYTES];
    Words.putLittle32(blob, 0, version);
    var text = previousRelease.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(text, 0, blob, RELEASE_AT, text.length);
    Words.putLittle32(blob, HANDOVERS_AT, handovers);
    return blob;
  }

  /** What a blob holds; empty if it has another size or version, or a release that does not end. */
  public static Optional<KexecMetadata> read(byte[] blob) {
    if (blob.length != BYTES || Words.little32(blob, 0) != VERSION) {
      return Optional.empty();
    }
    int end = RELEASE_AT;
    while (end < HANDOVERS_AT && blob[end] != 0) {
      end++;
    }
    if (end == HANDOVERS_AT) {
      return Optional.empty();
    }
    var release = new String(Arrays.copyOfRange(blob, RELEASE_AT, end), StandardCharsets.ISO_8859_1);
    return Optional.of(new KexecMetadata(VERSION, release, Words.little32(blob, HANDOVERS_AT)));
  }
}
