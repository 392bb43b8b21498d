package luosim.trace;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The fingerprint of a campaign: SHA-256 over the hash of each fleet stream and of its hosts' streams, in
 * index order, replication after replication.
 */
public final class Fingerprint {
  private final MessageDigest digest;
  private final ByteBuffer word = ByteBuffer.allocate(Long.BYTES);

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds the next stream's hash. */
  public void add(long streamHash) {
    word.putLong(0, streamHash);
    digest.update(word.array());
  }

  /** The fingerprint as 64 hexadecimal digits; nothing may be added afterwards. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
