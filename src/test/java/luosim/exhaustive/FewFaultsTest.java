package luosim.exhaustive;

import java.io.IOException;
import java.util.List;
import luosim.explore.Bounds;
import luosim.explore.Ladder;
import luosim.explore.TinyHost;
import org.junit.jupiter.api.Test;

/**
 * The number of runs within bounds, and in how many of them each invariant breaks, must not change unnoticed:
 * a run that is not made proves nothing.
 */
final class FewFaultsTest {
  private static Bounds singles(String protocol) {
    return new Bounds(protocol, 1, 2, 2, 2);
  }

  @Test void everySingleFaultOfRfcV2() throws IOException {
    Pinned.all("rfc-v2-singles.txt", singles("rfc-v2"));
  }

  @Test void everySingleFaultOfRfcV2AsReviewed() throws IOException {
    Pinned.all("as-reviewed-singles.txt", singles("as-reviewed"));
  }

  @Test void everySingleFaultOfV3() throws IOException {
    Pinned.all("v3-singles.txt", singles("v3"));
  }

  @Test void everySingleFaultOfHardened() throws IOException {
    Pinned.all("hardened-singles.txt", singles("hardened"));
  }

  @Test void everyPairOnTwoFilesAndTwoSubsystemsOfRfcV2() throws IOException {
    TinyHost host = new TinyHost("rfc-v2", 2, 0, 2, Ladder.CANCEL, List.of());
    Pinned.one("rfc-v2-pairs.txt", new Bounds("rfc-v2", 2, 2, 2, 2), host);
  }
}
