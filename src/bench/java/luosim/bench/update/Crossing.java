package luosim.bench.update;

/** The stages between the freeze and the first guest that comes back. */
final class Crossing {
  static final int STAGES = 5;

  private Crossing() {}

  static long ns(Lengths lengths, Subject host, int stage) {
    return switch (stage) {
      case 0 -> lengths.shutdown(host);
      case 1 -> lengths.jump(host);
      case 2 -> lengths.boot(host);
      case 3 -> lengths.receive(host);
      case 4 -> lengths.userspace(host);
      default -> throw new IllegalArgumentException("no stage " + stage);
    };
  }
}
