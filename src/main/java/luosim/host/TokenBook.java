package luosim.host;

import java.util.Arrays;

/**
 * Which file each token of one kernel stands for; the truth, whatever the agent or orchestrator remembers.
 */
final class TokenBook {
  static final int NONE = -1;

  private int[] files = new int[64];
  private int size;

  void clear() {
    size = 0;
  }

  void put(long token, int file) {
    int place = Math.toIntExact(token);
    if (place >= files.length) {
      files = Arrays.copyOf(files, Math.max(place + 1, 2 * files.length));
    }
    while (size < place) {
      files[size++] = NONE;
    }
    files[place] = file;
    size = Math.max(size, place + 1);
  }

  /** The file of a token, or {@link #NONE}. */
  int file(long token) {
    return token >= 0 && token < size ? files[(int) token] : NONE;
  }

  /** A number over what each token stands for. */
  long digest() {
    long digest = size;
    for (int token = 0; token < size; token++) {
      digest = RestDigest.mixed(digest, files[token]);
    }
    return digest;
  }

  void copyFrom(TokenBook other) {
    if (files.length < other.size) {
      files = new int[other.files.length];
    }
    System.arraycopy(other.files, 0, files, 0, other.size);
    size = other.size;
  }
}
