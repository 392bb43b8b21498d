package luosim.deep;

import java.io.IOException;
import luosim.exhaustive.Pinned;
import luosim.explore.Bounds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every pair of faults on all tiny hosts with up to three files and three subsystems: the numbers must not
 * change unnoticed.
 */
@Tag("deep")
final class ManyFaultsTest {
  private static Bounds pairs(String protocol) {
    return new Bounds(protocol, 2, 3, 3, 2);
  }

  @Test void everyPairOfV3() throws IOException {
    Pinned.all("v3-pairs-deep.txt", pairs("v3"));
  }
}
