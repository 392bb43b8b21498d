package luosim.scenario;

import java.util.Arrays;

/**
 * A CSV file of observations that a scenario reads: its name as the scenario gives it, the SHA-256
 * of its bytes, and the values in base units in file order.
 *
 * <p>Two are equal if name and digest are; the values follow from the digest.
 */
public final class InputFile {
  private final String name;
  private final String sha256;
  private final byte[] bytes;
  private final double[] values;

  /** Takes copies. */
  public InputFile(String name, String sha256, byte[] bytes, double[] values) {
    this.name = name;
    this.sha256 = sha256;
    this.bytes = bytes.clone();
    this.values = values.clone();
  }

  /** The name in the scenario, relative to the scenario file. */
  public String name() {
    return name;
  }

  /** 64 lower-case hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** The content, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The observations in base units, a copy. */
  public double[] values() {
    return values.clone();
  }

  @Override public boolean equals(Object other) {
    return other instanceof InputFile file && name.equals(file.name) && sha256.equals(file.sha256)
        && Arrays.equals(values, file.values);
  }

  @Override public int hashCode() {
    return sha256.hashCode();
  }

  @Override public String toString() {
    return name + " " + sha256;
  }
}
