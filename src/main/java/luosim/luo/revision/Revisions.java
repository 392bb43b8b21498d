package luosim.luo.revision;

import java.util.List;
import java.util.Optional;
import luosim.luo.revision.rfcv2.RfcV2;

/** The revisions there are, in print order. */
public final class Revisions {
  private static final List<Revision> ALL =
      List.of(new Revision("rfc-v2", "posted May 2025, never merged", RfcV2::new));

  private Revisions() {}

  public static List<Revision> all() {
    return ALL;
  }

  /** The revision of that id. */
  public static Optional<Revision> find(String id) {
    return ALL.stream().filter(revision -> revision.id().equals(id)).findFirst();
  }
}
