package luosim.bench.update;

/** How one attempt to update a host ends. */
enum AttemptResult {
  UPDATED,
  CANCELLED,
  WEDGED,
  BROKEN,
  LOST
}
