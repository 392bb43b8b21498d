package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An abort that frees only the map must leave what others preserved, and nothing for a jump to follow. */
final class HardenedCallsTest {
  private static final KhoConfig CONFIG = new KhoConfig(true, true, 0x1_0000_0000L, 0x9000_0000L);

  private final Kho616 kho = new Kho616(KhoServices.generous(), CONFIG);

  @BeforeEach void finalizes() {
    assertThat(kho.preserveFolio(0x200, 9)).isZero();
    assertThat(kho.startFinalize()).isZero();
    assertThat(kho.serialize()).isZero();
    assertThat(kho.closeRoot()).isZero();
    assertThat(kho.publish()).isZero();
  }

  @Test void freeingTheMapKeepsWhatOthersPreservedAndLetsGoOfTheRootPage() {
    assertThat(kho.preserved(0x10_0000, 0)).isTrue();
    kho.freeMap();
    assertThat(kho.preserved(0x10_0000, 0)).isFalse();
    assertThat(kho.preserved(0x200, 9)).isTrue();
    assertThat(kho.mapAllocated()).isFalse();
    assertThat(kho.chunks()).isZero();
    assertThat(kho.take().dangling()).containsExactly("preserved-memory-map");
  }

  @Test void aRootTreeThatWasMadeUnreadableIsFollowedByNobody() {
    kho.invalidateRoot();
    assertThat(kho.rootState()).isEqualTo(Kho.RootState.NEVER_USED);
    assertThat(new Receiver616().populate(kho.take(), true)).isEqualTo(-22);
  }

  @Test void whatWasPublishedIsRemoved() {
    assertThat(kho.debugfsEntries()).isEqualTo(1);
    kho.removeDebugfs();
    assertThat(kho.debugfsEntries()).isZero();
    assertThat(kho.publish()).isZero();
  }

  @Test void aFolioIsUnpreservedByTheNumberOfItsFirstPage() {
    assertThat(kho.unpreserveFolio(0x200, 9)).isZero();
    assertThat(kho.preserved(0x200, 9)).isFalse();
  }
}
