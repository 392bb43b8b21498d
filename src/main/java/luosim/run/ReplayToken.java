package luosim.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Everything that is needed to run one host of a campaign again, as one word that can be mailed.
 *
 * @param seed root of all chance
 * @param replication from 0
 * @param host index from 0
 * @param attempt the attempt that is of interest, from 1; 0 for the whole life of the host
 * @param orders what the fleet ordered this host to do, in order
 * @param scenario the canonical text of the scenario
 * @param inputs the files that it reads
 */
public record ReplayToken(
    long seed, int replication, int host, int attempt, List<Order> orders, String scenario,
    List<Input> inputs) {
  /** The longest text that a token may expand to, so that a forged one cannot fill the memory. */
  static final int EXPANDED_MAX = 1 << 24;

  private static final int FORMAT = 1;

  /** Takes copies. */
  public ReplayToken {
    orders = List.copyOf(orders);
    inputs = List.copyOf(inputs);
  }

  /**
   * One order of the fleet.
   *
   * @param timeNs when
   * @param kind which
   * @param after how many events of its own the host had been through
   */
  public record Order(long timeNs, Kind kind, long after) {
    /** What the fleet can order; the places are part of the token's format. */
    public enum Kind {
      START,
      CANCEL,
      DRAIN,
      REBOOT,
      CRASH
    }
  }

  /** One input file: the name in the scenario and its content. */
  public record Input(String name, String text) {}

  /** A token that cannot be read: the message says what is wrong with it. */
  public static final class BadToken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadToken(String message) {
      super(message + "; copy the whole token, as one word, and use the version of luosim that printed it");
    }
  }

  /**
   * The token as letters, digits, minus and underscore.
   *
   * @param dictionary a text that scenarios resemble; reading needs the same one
   */
  public String encode(byte[] dictionary) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(plain)) {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setDictionary(dictionary);
    deflater.setInput(plain.toByteArray());
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(FORMAT);
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeLong(seed);
    out.writeInt(replication);
    out.writeInt(host);
    out.writeInt(attempt);
    out.writeInt(orders.size());
    for (Order order : orders) {
      out.writeLong(order.timeNs());
      out.writeByte(order.kind().ordinal());
      out.writeLong(order.after());
    }
    text(out, scenario);
    out.writeInt(inputs.size());
    for (Input input : inputs) {
      text(out, input.name());
      text(out, input.text());
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads a token.
   *
   * @throws BadToken if it is cut, mistyped, or of another version
   */
  public static ReplayToken decode(String token, byte[] dictionary) {
    byte[] packed;
    try {
      packed = Base64.getUrlDecoder().decode(token.strip());
    } catch (IllegalArgumentException e) {
      throw new BadToken("replay token: it has characters that no token has, or a length that none has");
    }
    if (packed.length < 2 || packed[0] != FORMAT) {
      throw new BadToken("replay token: expected format " + FORMAT + ", found something else");
    }
    byte[] plain = expand(packed, dictionary);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      ReplayToken read = read(in);
      if (in.read() >= 0) {
        throw new BadToken("replay token: it goes on behind its end");
      }
      return read;
    } catch (IOException e) {
      throw new BadToken("replay token: it ends too early");
    }
  }

  private static byte[] expand(byte[] packed, byte[] dictionary) {
    Inflater inflater = new Inflater();
    inflater.setInput(packed, 1, packed.length - 1);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    try {
      while (!inflater.finished()) {
        int n = inflater.inflate(buffer);
        if (n == 0 && inflater.needsDictionary()) {
          inflater.setDictionary(dictionary);
        } else if (n == 0 && inflater.needsInput()) {
          throw new BadToken("replay token: it ends too early");
        }
        plain.write(buffer, 0, n);
        if (plain.size() > EXPANDED_MAX) {
          throw new BadToken("replay token: it expands beyond " + EXPANDED_MAX + " bytes");
        }
      }
    } catch (DataFormatException | IllegalArgumentException e) {
      throw new BadToken("replay token: it is damaged, or of another version");
    } finally {
      inflater.end();
    }
    return plain.toByteArray();
  }

  private static ReplayToken read(DataInputStream in) throws IOException {
    long seed = in.readLong();
    int replication = in.readInt();
    int host = in.readInt();
    int attempt = in.readInt();
    List<Order> orders = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      orders.add(new Order(in.readLong(), kind(in.readUnsignedByte()), in.readLong()));
    }
    String scenario = text(in);
    List<Input> inputs = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      inputs.add(new Input(text(in), text(in)));
    }
    return new ReplayToken(seed, replication, host, attempt, orders, scenario, inputs);
  }

  private static Order.Kind kind(int place) {
    if (place >= Order.Kind.values().length) {
      throw new BadToken("replay token: it has an order that no fleet gives");
    }
    return Order.Kind.values()[place];
  }

  private static int count(DataInputStream in) throws IOException {
    int n = in.readInt();
    if (n < 0 || n > in.available()) {
      throw new BadToken("replay token: it names more than it holds");
    }
    return n;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(count(in)), StandardCharsets.UTF_8);
  }
}
