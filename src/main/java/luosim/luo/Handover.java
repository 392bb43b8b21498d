package luosim.luo;

/**
 * Kexec HandOver as the orchestrator sees it; one call a step, so that callbacks may run between
 * them. Results are 0 or negative errnos (raw libfdt codes where the kernel returns them raw).
 */
public interface Handover {

  boolean enabled();

  boolean finalized();

  void setFinalized(boolean finalized);

  /** Starts the root tree and preserves its page: steps 1 and 2 of a finalize. */
  int startFinalize();

  /** Number of clients on the notifier chain, this orchestrator included. */
  int clients();

  /** The id of the client at a place of the chain, or -1 where the orchestrator stands. */
  int client(int place);

  int preservePhys(long phys, long bytes);

  int unpreservePhys(long phys, long bytes);

  /** Adds a child of the root tree that names a blob. */
  int addSubtree(String name, long phys);

  /** Builds the chunk list. */
  int serialize();

  /** Stores the map pointer and closes the root tree. */
  int closeRoot();

  /** Publishes the root tree for debugging, where that option is built in; 0 otherwise. */
  int publish();

  /** Drops every preserved page of every user, and the chunk list. */
  void wipe();

  /** Removes everything published for debugging. */
  void unpublish();

  long bitmaps();

  long chunks();

  /**
   * The tree that the previous kernel named; a negative errno in {@link Received#result} otherwise.
   */
  Received retrieveSubtree(String name);

  /** Makes the root tree unreadable, so that no jump follows it; where a revision does so. */
  default void invalidateRoot() {
    throw new UnsupportedOperationException("this handover leaves its root page as it is");
  }

  /** Whether the previous kernel handed something over that this one cannot read. */
  default boolean unreadable() {
    return false;
  }

  /** Takes a blob out of the list of sub-trees; in eras that keep such a list. */
  default void removeSubtree(long phys) {
    throw new UnsupportedOperationException("this handover keeps no list of sub-trees");
  }

  /** Frees the chunk list and leaves the tracker as it is; in eras in which an abort does so. */
  default void freeMap() {
    throw new UnsupportedOperationException("this handover frees map and tracker together");
  }

  /**
   * The tree that the previous kernel left at an address: result 0, or a negative errno if none stands there
   * any more. For revisions whose trees point to each other.
   */
  default Received treeAt(long phys) {
    throw new UnsupportedOperationException("this handover has no trees but those with names");
  }

  /** What retrieving a subtree gave: 0 and the tree, or a negative errno and an empty tree view. */
  interface Received {
    int result();

    IncomingTree tree();
  }
}
