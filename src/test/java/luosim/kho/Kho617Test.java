package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import luosim.kho.Kho.RootState;
import luosim.wire.Dtc;
import luosim.wire.Fdt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The era without notifiers must keep the tracker over every abort and failed finalize, publish its list of
 * sub-trees in order, stale entries included, and tell which of them lead to freed memory at a jump.
 */
final class Kho617Test {
  private static final long ROOT = 0x1_0000_0000L;
  private static final long MAP = 0x9000_0000L;
  private static final long LUO = 0x1_0010_0000L;
  private static final long PAGE = 4096;

  private final FailingServices services = new FailingServices();
  private final Kho617 kho = new Kho617(services, new KhoConfig(true, false, ROOT, MAP));

  private static int finalizeAll(Kho617 kho) {
    int code = kho.startFinalize();
    code = code < 0 ? code : kho.serialize();
    code = code < 0 ? code : kho.closeRoot();
    if (code < 0) {
      kho.freeMap();
      return code;
    }
    kho.setFinalized(true);
    return kho.publish();
  }

  private static void abort(Kho617 kho) {
    kho.freeMap();
    kho.setFinalized(false);
    kho.unpublishRoot();
  }

  private static Handover jump(Kho617 kho) {
    var handover = new Handover();
    kho.take(handover);
    return handover;
  }

  private static Kho617 debugged(KhoServices services) {
    return new Kho617(services, new KhoConfig(true, true, ROOT, MAP));
  }

  @Test void aFinalizeAsksForChunksBeforeItWritesTheListOfSubtrees() {
    kho.preservePhys(LUO, PAGE);
    kho.addSubtree("LUO", LUO);
    services.asked.clear();
    assertThat(finalizeAll(kho)).isZero();
    assertThat(services.asked).containsExactly("fdt", "fdt", "fdt", "fdt", "fdt", "alloc 2", "fdt", "fdt",
        "fdt",
        "fdt", "fdt");
    assertThat(kho.finalized()).isTrue();
    assertThat(kho.chunks()).isEqualTo(1);
    assertThat(kho.mapAllocated()).isTrue();
  }

  @Test void theRootTreeListsSubtreesInTheOrderOfAdding(@TempDir Path folder) throws Exception {
    kho.addSubtree("memblock", 0x1_0020_0000L);
    kho.addSubtree("LUO", LUO);
    finalizeAll(kho);
    assertThat(Dtc.decode(kho.rootFdtBlob(), folder)).isEqualTo("""
        /dts-v1/;

        / {
        \tcompatible = "kho-v1";
        \tpreserved-memory-map = <0x90 0x00>;

        \tmemblock {
        \t\tfdt = <0x2000 0x1000000>;
        \t};

        \tLUO {
        \t\tfdt = <0x1000 0x1000000>;
        \t};
        };
        """);
  }

  @Test void anAbortKeepsTheTrackerAndFreesTheMap() {
    kho.preservePhys(LUO, PAGE);
    long digest = kho.preservedDigest();
    assertThat(finalizeAll(kho)).isZero();
    assertThat(kho.preserveFolio(77, 0)).isEqualTo(-16);
    assertThat(kho.unpreservePhys(LUO, PAGE)).isEqualTo(-16);
    abort(kho);
    assertThat(kho.preservedBytes()).isEqualTo(PAGE);
    assertThat(kho.preservedDigest()).isEqualTo(digest);
    assertThat(kho.mapAllocated()).isFalse();
    assertThat(kho.chunks()).isZero();
    assertThat(kho.unpreservePhys(LUO, PAGE)).isZero();
    assertThat(kho.preservedBytes() + kho.preservedDigest()).isZero();
    assertThat(kho.preserved(ROOT >> 12, 0)).isTrue();
  }

  @Test void afterAnAbortThePageNamesTheFreedMapAndWhatItsUsersFreed() {
    kho.addSubtree("LUO", LUO);
    finalizeAll(kho);
    assertThat(jump(kho).dangling()).isEmpty();
    abort(kho);
    assertThat(jump(kho).valid()).isTrue();
    assertThat(jump(kho).dangling()).containsExactly("preserved-memory-map");
    kho.removeSubtree(LUO);
    kho.blobFreed(LUO);
    assertThat(jump(kho).dangling()).containsExactly("preserved-memory-map", "LUO");
    finalizeAll(kho);
    assertThat(jump(kho).dangling()).isEmpty();
    assertThat(kho.rootFdtBlob()).hasSize(152);
  }

  @Test void aFreedBlobThatStaysInTheListIsPublishedByTheNextFinalize() throws Exception {
    kho.addSubtree("LUO", LUO);
    kho.blobFreed(LUO);
    kho.addSubtree("LUO", LUO + PAGE);
    finalizeAll(kho);
    assertThat(Fdt.parse(kho.rootFdtBlob()).root().children()).hasSize(2);
    assertThat(jump(kho).dangling()).containsExactly("LUO");
    var receiver = new Receiver616();
    assertThat(receiver.populate(jump(kho), true)).isZero();
    assertThat(receiver.retrieveSubtree("LUO")).isZero();
    assertThat(receiver.subtreePhys()).isEqualTo(LUO);
  }

  @Test void aNewBlobInThePlaceOfAFreedOneMakesTheStaleEntryLeadToIt() {
    kho.addSubtree("old", LUO);
    kho.blobFreed(LUO);
    kho.addSubtree("new", LUO);
    finalizeAll(kho);
    assertThat(jump(kho).dangling()).isEmpty();
    abort(kho);
    kho.removeSubtree(LUO);
    finalizeAll(kho);
    assertThat(kho.rootFdtBlob()).hasSize(188);
    kho.removeSubtree(LUO + 1);
    kho.removeSubtree(LUO);
    abort(kho);
    finalizeAll(kho);
    assertThat(kho.rootFdtBlob()).hasSize(152);
  }

  @Test void eachRefusedQuestionOfAFinalizeIsReturnedAndLeavesTheTracker() {
    kho.preservePhys(LUO, PAGE);
    kho.addSubtree("LUO", LUO);
    for (int nth = 1; nth <= 2; nth++) {
      kho.reset(services, new KhoConfig(true, false, ROOT, MAP));
      services.arm(nth, 0, 0);
      assertThat(finalizeAll(kho)).as("allocation %d", nth).isEqualTo(-12);
    }
    for (int nth = 1; nth <= 10; nth++) {
      kho.reset(services, new KhoConfig(true, false, ROOT, MAP));
      kho.preservePhys(LUO, PAGE);
      kho.addSubtree("LUO", LUO);
      services.arm(0, 0, nth);
      assertThat(finalizeAll(kho)).as("tree call %d", nth).isEqualTo(nth == 1 ? -1 : -3);
      assertThat(kho.preservedBytes()).isEqualTo(PAGE);
      assertThat(kho.finalized()).isFalse();
      assertThat(kho.mapAllocated()).isFalse();
      services.arm(0, 0, 0);
      assertThat(finalizeAll(kho)).isZero();
    }
  }

  @Test void anEntryThatCannotBePublishedStaysInTheList() {
    var debugged = debugged(services);
    services.arm(1, 0, 0);
    assertThat(debugged.addSubtree("LUO", LUO)).isEqualTo(-12);
    assertThat(debugged.debugfsEntries()).isZero();
    finalizeAll(debugged);
    assertThat(debugged.rootFdtBlob()).hasSize(152);
    abort(debugged);
    services.arm(2, 0, 0);
    assertThat(debugged.addSubtree("LUO", LUO)).isEqualTo(-12);
    services.arm(0, 0, 0);
    assertThat(debugged.debugfsEntries()).isZero();
    assertThat(debugged.addSubtree("LUO", LUO + PAGE)).isZero();
    assertThat(debugged.addSubtree("LUO", LUO + 2 * PAGE)).isEqualTo(-17);
    assertThat(debugged.debugfsEntries()).isEqualTo(1);
    assertThat(finalizeAll(debugged)).isZero();
    assertThat(debugged.debugfsEntries()).isEqualTo(2);
    assertThat(debugged.rootFdtBlob()).hasSize(252);
    assertThat(debugged.publish()).isEqualTo(-17);
    abort(debugged);
    assertThat(debugged.debugfsEntries()).isEqualTo(1);
    debugged.removeSubtree(LUO + PAGE);
    assertThat(debugged.debugfsEntries()).isZero();
    services.arm(2, 0, 0);
    finalizeAll(debugged);
    assertThat(debugged.finalized()).isTrue();
    assertThat(debugged.debugfsEntries()).isZero();
  }

  @Test void aListLongerThanThePageCannotBeFinalized() {
    for (int i = 0; i < 123; i++) {
      kho.addSubtree(Integer.toString(100 + i), PAGE * (1 + i));
    }
    assertThat(finalizeAll(kho)).isZero();
    abort(kho);
    kho.addSubtree("LUO", LUO);
    assertThat(finalizeAll(kho)).isEqualTo(-3);
    assertThat(kho.rootState()).isEqualTo(RootState.IN_PROGRESS);
  }

  @Test void aCopyIsEqualAndGoesItsOwnWay() {
    var debugged = debugged(services);
    debugged.preserveRun(5000, 9000, 0);
    debugged.addSubtree("LUO", LUO);
    finalizeAll(debugged);
    var copy = debugged.copy(KhoServices.generous());
    assertThat(copy.digest()).isEqualTo(debugged.digest());
    assertThat(copy.cost()).isEqualTo(debugged.cost());
    abort(copy);
    copy.removeSubtree(LUO);
    assertThat(copy.digest()).isNotEqualTo(debugged.digest());
    abort(debugged);
    assertThat(copy.digest()).isNotEqualTo(debugged.digest());
    debugged.removeSubtree(LUO);
    assertThat(copy.digest()).isEqualTo(debugged.digest());
    debugged.reset(services, new KhoConfig(true, true, ROOT, MAP));
    assertThat(debugged.digest()).isEqualTo(debugged(services).digest());
  }

  @Test void anEntryThatIsTakenOutLeavesNothingOfItToThoseBehind() throws Exception {
    kho.reset(services, new KhoConfig(true, true, ROOT, MAP));
    assertThat(kho.addSubtree("a", LUO)).isZero();
    services.arm(2, 0, 0);
    assertThat(kho.addSubtree("b", LUO + PAGE)).as("not published").isEqualTo(-12);
    services.arm(0, 0, 0);
    assertThat(kho.addSubtree("c", LUO + 2 * PAGE)).isZero();
    kho.blobFreed(LUO + PAGE);
    kho.removeSubtree(LUO);
    assertThat(kho.debugfsEntries()).isEqualTo(1);
    finalizeAll(kho);
    assertThat(jump(kho).dangling()).containsExactly("b");
    var blobs = Fdt.parse(kho.rootFdtBlob()).root().children();
    assertThat(blobs.stream().map(child -> child.name())).containsExactlyInAnyOrder("b", "c");
    abort(kho);
    assertThat(kho.addSubtree("c", LUO)).as("published still").isEqualTo(-17);
    kho.removeSubtree(LUO);
    assertThat(kho.addSubtree("b", LUO)).as("never published").isZero();
    assertThat(kho.addSubtree("a", LUO + 3 * PAGE)).as("published no more").isZero();
    kho.removeSubtree(LUO + PAGE);
    kho.removeSubtree(LUO + 2 * PAGE);
    finalizeAll(kho);
    assertThat(jump(kho).dangling()).isEmpty();
    assertThat(kho.debugfsEntries()).isEqualTo(3);
  }
}
