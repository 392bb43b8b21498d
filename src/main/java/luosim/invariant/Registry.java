package luosim.invariant;

/**
 * What requests do to the set of registered files, as the world shows it, and how often locks were given
 * back that were not held.
 */
final class Registry {
  /** Locks given back too often on this kernel, as far as they were told of. */
  private int unbalanced;

  void newKernel() {
    unbalanced = 0;
  }

  long digest() {
    return unbalanced;
  }

  /** The registered file of a token, or -1. */
  static int fileOf(long token, World world) {
    for (int index = world.files() - 1; index >= 0; index--) {
      if (world.fileToken(index) == token) {
        return world.file(index);
      }
    }
    return -1;
  }

  /**
   * Whether the request that has just ended did to the set of registered files what its success says; its
   * answer is believed if it is another request, if it overlapped one, and where the world does not show the
   * set.
   */
  boolean changed(Ledger ledger, World world) {
    int before = ledger.requests().files(ledger.ended());
    if (before < 0 || ledger.requests().overlapped(ledger.ended())) {
      return ledger.result() >= 0;
    }
    return switch (ledger.operation()) {
      case FD_PRESERVE -> world.files() > before;
      case FD_UNPRESERVE -> world.files() < before;
      default -> ledger.result() >= 0;
    };
  }

  /** The device was closed: if no file is registered any more, each went with it. */
  void released(Roster roster, World world) {
    if (world.shows(Evidence.PARTICIPANTS) && world.files() == 0) {
      roster.nothingRegistered();
    }
  }

  /** Locks given back too often since this was last asked. */
  int newlyUnbalanced(World world) {
    int more = world.locksUnbalanced() - unbalanced;
    unbalanced += more;
    return more;
  }
}
