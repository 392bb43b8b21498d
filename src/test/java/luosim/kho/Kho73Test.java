package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import luosim.wire.Fdt;
import luosim.wire.KexecMetadata;
import org.junit.jupiter.api.Test;

/**
 * Handing memory over in mainline must need no step before the jump, must refuse exactly what the page of the
 * root tree or the allocator refuses, and must leave nothing changed by what was refused.
 */
final class Kho73Test {
  private static final long ROOT = 0x5c4000;
  private static final long METADATA = 0x5cc000;
  private static final KhoConfig CONFIG = new KhoConfig(true, true, ROOT, 0x5c5000);
  private static final KexecMetadata FIRST = new KexecMetadata(1, "7.3.4", 0);

  private final FailingServices services = new FailingServices();
  private final Kho73 kho = new Kho73(services, CONFIG);

  private Kho73 booted() {
    assertThat(kho.boot(FIRST, METADATA, false)).isZero();
    return kho;
  }

  @Test void bootPreservesTwoPagesAndNeedsSixNodes() {
    booted();
    assertThat(kho.enabled()).isTrue();
    assertThat(kho.preservedBytes()).isEqualTo(2 * 4096);
    assertThat(kho.keys()).isEqualTo(2);
    assertThat(kho.nodes()).isEqualTo(6);
    assertThat(kho.preserved(ROOT >> 12, 0)).isTrue();
    assertThat(kho.preserved(METADATA >> 12, 0)).isTrue();
    assertThat(services.asked).startsWith("alloc 6", "alloc 6", "alloc 6", "alloc 6", "alloc 6", "alloc 6",
        "fdt", "fdt", "fdt");
  }

  @Test void everyRefusalAtBootTurnsItOff() {
    for (int allocation = 1; allocation <= 6; allocation++) {
      kho.reset(services, CONFIG);
      services.arm(allocation, 0, 0);
      assertThat(kho.boot(FIRST, METADATA, false)).isEqualTo(-12);
      assertOff();
    }
    for (int call = 1; call <= 3; call++) {
      kho.reset(services, CONFIG);
      services.arm(0, 0, call);
      assertThat(kho.boot(FIRST, METADATA, false)).isEqualTo(-12);
      assertOff();
    }
    services.arm(0, 0, 0);
    kho.reset(services, new KhoConfig(false, true, ROOT, 0x5c5000));
    assertThat(kho.boot(FIRST, METADATA, false)).isZero();
    assertOff();
  }

  private void assertOff() {
    assertThat(kho.enabled()).isFalse();
    assertThat(kho.nodes()).isZero();
    assertThat(kho.keys()).isZero();
    assertThat(kho.rootFdtBlob()).isEmpty();
    assertThat(kho.rootState()).isEqualTo(Kho.RootState.NEVER_USED);
    assertThat(kho.mapAllocated()).isFalse();
    assertThat(kho.debugfsEntries()).isZero();
    var handover = new Handover();
    kho.take(handover);
    assertThat(handover.valid()).isFalse();
    assertThat(handover.rootPage()).containsOnly(0);
  }

  @Test void aJumpOfAnyMomentPassesEverythingOn() {
    booted();
    kho.addSubtree("LUO", 0x672000, 32);
    kho.preserveFolio(0x2600, 9);
    var handover = new Handover();
    kho.take(handover);
    assertThat(handover.valid()).isTrue();
    assertThat(handover.dangling()).isEmpty();
    assertThat(kho.finalized()).isFalse();
    assertThat(kho.chunks()).isZero();
    var receiver = new Receiver73();
    assertThat(receiver.populate(handover, true)).isZero();
    assertThat(receiver.initialiseMemory()).isEqualTo(Receiver.MapWalk.RESERVED);
    assertThat(receiver.missingPages()).isEqualTo(2 + 512);
  }

  @Test void aNameInUseIsRefusedAndAFullPageToo() throws Exception {
    booted();
    assertThat(kho.addSubtree("LUO", 0x672000, 32)).isZero();
    long digest = kho.digest();
    assertThat(kho.addSubtree("LUO", 0x672000, 32)).isEqualTo(-17);
    assertThat(kho.addSubtree(Kho73.METADATA, 1, 1)).isEqualTo(-17);
    assertThat(kho.digest()).isEqualTo(digest);
    int added = 2;
    int code = 0;
    while (code == 0) {
      code = kho.addSubtree("blob" + added, added, 1);
      added += code == 0 ? 1 : 0;
    }
    assertThat(code).isEqualTo(-12);
    assertThat(added).isBetween(30, 80);
    assertThat(Fdt.parse(kho.rootFdtBlob()).root().children()).hasSize(added);
  }

  @Test void aRefusedWriteLeavesTheTreeAsItWas() {
    booted();
    var before = kho.rootFdtBlob();
    for (int call = 1; call <= 3; call++) {
      services.arm(0, 0, call);
      assertThat(kho.addSubtree("LUO", 0x672000)).isEqualTo(-12);
      assertThat(kho.rootFdtBlob()).isEqualTo(before);
    }
    services.arm(1, 0, 0);
    assertThat(kho.addSubtree("LUO", 0x672000)).isZero();
    assertThat(kho.debugfsEntries()).isEqualTo(2);
  }

  @Test void debugfsShowsTheTreeCutWhereItEndedBeforeTheOrchestratorCame() throws Exception {
    booted();
    kho.addSubtree("LUO", 0x672000, 32);
    var shown = kho.debugfsRoot().orElseThrow();
    assertThat(shown).isEqualTo(luosim.wire.MainlineBlobs.file("out-fdt-truncated.dtb"));
    assertThat(kho.rootFdtBlob()).isEqualTo(luosim.wire.MainlineBlobs.file("in-fdt.dtb"));
    assertThat(kho.debugfsEntries()).isEqualTo(3);
  }

  @Test void debugfsHasNoRootInAKernelThatWasHandedSomethingOrWithoutTheOption() {
    kho.boot(FIRST, METADATA, true);
    assertThat(kho.debugfsRoot()).isEmpty();
    assertThat(kho.debugfsEntries()).isEqualTo(1);
    kho.reset(services, new KhoConfig(true, false, ROOT, 0x5c5000));
    kho.boot(FIRST, METADATA, false);
    assertThat(kho.debugfsRoot()).isEmpty();
    assertThat(kho.debugfsEntries()).isZero();
  }

  @Test void aRangeIsCutIntoAlignedPowersOfTwo() {
    booted();
    var keys = new ArrayList<String>();
    assertThat(kho.preservePhys(0x3000, 0xd000)).isZero();
    for (int order = 0; order < 6; order++) {
      for (long pfn = 3; pfn < 16; pfn++) {
        if (kho.preserved(pfn, order)) {
          keys.add(pfn + "/" + order);
        }
      }
    }
    assertThat(keys).containsExactly("3/0", "4/2", "8/3");
    assertThat(kho.unpreservePhys(0x3000, 0xd000)).isZero();
    assertThat(kho.preservedBytes()).isEqualTo(2 * 4096);
    assertThat(kho.preservePhys(0, 1L << 52)).isZero();
    assertThat(kho.preservedBytes()).isEqualTo((1L << 52) + 2 * 4096);
    assertThat(kho.preservePhys(1, 4096)).isEqualTo(-22);
    assertThat(kho.unpreservePhys(4096, 5)).isEqualTo(-22);
    assertThatThrownBy(() -> kho.preservePhys(1L << 52, 4096)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kho.preservePhys(-4096, 4096)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test void removingAKeyFreesNoNode() {
    booted();
    long preserved = kho.preservedDigest();
    kho.preserveRun(0, 1 << 20, 0);
    long nodes = kho.nodes();
    assertThat(nodes).isEqualTo(6 + 31);
    kho.unpreserveRun(0, 1 << 20, 0);
    assertThat(kho.nodes()).isEqualTo(nodes);
    assertThat(kho.preservedBytes()).isZero(); // the run took the two pages of boot with it
    assertThat(preserved).isNotZero();
    assertThat(kho.preservedDigest()).isZero();
  }

  @Test void anAllocationIsFourMebibytesAtMost() {
    assertThat(Kho73.checkAllocation(4 << 20)).isZero();
    assertThat(Kho73.checkAllocation((4 << 20) + 1)).isEqualTo(-7);
  }

  @Test void aBlobThatWasFreedIsNamedAtTheJump() {
    booted();
    kho.addSubtree("LUO", 0x672000, 32);
    kho.blobFreed(0x672000);
    kho.blobFreed(0x672000);
    kho.blobFreed(1);
    kho.blobFreed(2);
    var handover = new Handover();
    kho.take(handover);
    assertThat(handover.dangling()).containsExactly("LUO");
  }

  @Test void aCopyIsEqualAndApart() {
    booted();
    kho.preserveRun(100, 1000, 0);
    var copy = kho.copy(KhoServices.generous());
    assertThat(copy.digest()).isEqualTo(kho.digest());
    assertThat(copy.rootFdtBlob()).isEqualTo(kho.rootFdtBlob());
    assertThat(copy.cost()).isEqualTo(kho.cost());
    copy.preserveFolio(1 << 20, 0);
    assertThat(copy.digest()).isNotEqualTo(kho.digest());
    copy.unpreserveFolio(1 << 20, 0);
    assertThat(copy.preservedDigest()).isEqualTo(kho.preservedDigest());
    assertThat(copy.digest()).as("nodes remain").isNotEqualTo(kho.digest());
    var other = kho.copy(KhoServices.generous());
    other.addSubtree("LUO", 1, 1);
    assertThat(other.digest()).isNotEqualTo(kho.digest());
    assertThat(kho.rootFdtBlob().length).isLessThan(other.rootFdtBlob().length);
    kho.reset(services, CONFIG);
    booted();
    assertThat(kho.keys()).isEqualTo(2);
    assertThat(kho.nodes()).isEqualTo(6);
  }

  @Test void aCopyKnowsWhatWasFreedAndAResetKernelDoesNot() {
    booted();
    kho.addSubtree("LUO", 0x672000, 32);
    long before = kho.digest();
    kho.blobFreed(0x672000);
    assertThat(kho.digest()).isNotEqualTo(before);
    var carrier = new Handover();
    kho.copy(KhoServices.generous()).take(carrier);
    assertThat(carrier.dangling()).containsExactly("LUO");
    kho.reset(services, CONFIG);
    kho.take(carrier);
    assertThat(carrier.valid()).as("nothing of the kernel before").isFalse();
    assertThat(carrier.dangling()).isEmpty();
    assertThat(carrier.rootPage()).containsOnly(0);
    booted();
    kho.addSubtree("LUO", 0x672000, 32);
    assertThat(kho.digest()).isEqualTo(before);
    assertThat(kho.mapAllocated()).isTrue();
    kho.take(carrier);
    assertThat(carrier.dangling()).isEmpty();
  }

  @Test void everyPartOfTheStateShowsInTheDigest() {
    var digests = new ArrayList<Long>();
    for (boolean received : new boolean[] {false, true}) {
      kho.reset(services, CONFIG);
      digests.add(received ? 0 : kho.digest());
      kho.boot(FIRST, METADATA, received);
      digests.add(kho.digest());
    }
    kho.addSubtree("LUO", 1, 1);
    digests.add(kho.digest());
    for (String other : new String[] {"LUP 1 1", "LUO 2 1", "LUO 1 2"}) {
      var words = other.split(" ");
      kho.reset(services, CONFIG);
      kho.boot(FIRST, METADATA, true);
      kho.addSubtree(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]));
      digests.add(kho.digest());
    }
    kho.reset(services, CONFIG);
    kho.boot(FIRST, METADATA, true);
    services.arm(1, 0, 0);
    kho.addSubtree("LUO", 1, 1);
    digests.add(kho.digest());
    assertThat(digests).doesNotHaveDuplicates();
  }
}
