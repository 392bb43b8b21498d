package luosim.luo;

/**
 * Kexec HandOver of mainline as the orchestrator with sessions sees it. Pages are single pages,
 * known by physical address.
 */
public interface SessionHandover {

  /** Whether Kexec HandOver is on in this kernel. */
  boolean enabled();

  /** Allocates a zeroed page and preserves it: its physical address, or 0 for ENOMEM. */
  long preservePage();

  /** Takes a page of {@link #preservePage} out of the preserved memory and frees it. */
  void unpreservePage(long phys);

  /** Takes a page over that the previous kernel preserved, and frees it. */
  void restorePage(long phys);

  /** Names a blob in the root tree, once after boot: 0, EEXIST or ENOMEM, negative. */
  int addSubtree(String name, long phys, int bytes);

  /** Whether the previous kernel handed a blob of that name over. */
  boolean hasSubtree(String name);

  /** What it handed over, where {@link #hasSubtree}. */
  IncomingSessions incomingSessions();
}
