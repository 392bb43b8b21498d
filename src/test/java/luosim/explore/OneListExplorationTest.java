package luosim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luosim.invariant.Defects;
import luosim.luo.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever befalls a tiny host whose files are a subsystem must show the known defects in the rows in which
 * they are known, those of single files among them, each with the smallest case.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OneListExplorationTest {
  private Exploration v3;

  @BeforeAll void explore() {
    v3 = explore("v3");
  }

  private static Exploration explore(String protocol) {
    return Explorer.explore(new Bounds(protocol, 1, 1, 1, 2),
        new Explorer.ExplorePorts(2, () -> false, (done, total) -> {}, Explorer.Journal.NONE));
  }

  private void assertCase(String invariant, Row row, String defect, String told) {
    Cell cell =
        v3.cells().stream().filter(one -> one.id().equals(invariant)).findFirst().orElseThrow();
    assertThat(cell.defects()).as(invariant).contains(defect);
    assertThat(cell.rows()).as(invariant).contains(row);
    assertThat(cell.example().orElseThrow().smallest().text()).as(invariant).endsWith(told);
  }

  /** V7: the second of two who ask for one token is told success, and has no file. */
  @Test void theLoserOfARaceForATokenHasSuccessAndNoFile() {
    assertCase("I22", Row.T5, "V7", "others ask restoreTwice");
  }

  /** V15: a file that is finished alone is there to be retrieved all the same. */
  @Test void aFileFinishedAloneIsRetrieved() {
    assertCase("I25", Row.T4, "V15", "others ask finishFile");
  }

  /** V16: only registered files keep a handler. */
  @Test void aHandlerGoesThatReceivedFilesNeed() {
    assertCase("I27", Row.NONE, "V16", "others ask unregisterHandler");
  }

  /** V11: a subsystem that finds nothing gives the state lock back twice; that alone breaks I28. */
  @Test void aSubsystemThatFindsNothingUnbalancesALock() {
    assertCase("I28", Row.N6, "V11", "tree is malformed: shortSubsystem");
    Cell cell = v3.cells().stream().filter(one -> one.id().equals("I28")).findFirst().orElseThrow();
    assertThat(cell.rows()).containsExactly(Row.N6);
  }

  /** V6: the files of an owner that died are taken back, what it prepared stays. */
  @Test void theStateStaysPreparedWhenItsOwnerDies() {
    assertCase("I37", Row.NONE, "V6", "agent no. 3: crash");
  }

  /** V1: a refusal is told as success, and is no registration. */
  @Test void aRefusedRegistrationIsToldAsASuccess() {
    assertCase("I13", Row.R1, "V1", "others ask preserve");
    Cell twice = v3.cells().stream().filter(one -> one.id().equals("I20")).findFirst().orElseThrow();
    assertThat(twice.defects()).containsExactly("D26");
  }

  /** V14: a file cancelled alone at prepared goes over without its data. */
  @Test void aFileCancelledAloneGoesOverWithoutData() {
    Cell cell = v3.cells().stream().filter(one -> one.id().equals("I19")).findFirst().orElseThrow();
    assertThat(cell.defects()).contains("V14");
    assertThat(cell.rows()).contains(Row.NONE);
  }

  /**
   * What no defect explains is what none is numbered for: malformed data that are used, and in v3 a file that
   * is prepared alone at normal, as is meant there.
   */
  @Test void everyRowIsExplained() {
    for (String protocol : List.of("as-reviewed", "v3")) {
      List<String> unknown = new ArrayList<>();
      for (Cell cell : (protocol.equals("v3") ? v3 : explore(protocol)).cells()) {
        cell.rows().stream().filter(row -> Defects.of(protocol, cell.id(), row).isEmpty())
            .forEach(row -> unknown.add(cell.id() + " " + row));
      }
      assertThat(unknown).as(protocol).containsExactlyElementsOf(
          protocol.equals("v3") ? List.of("I6 NONE", "I32 NONE") : List.of("I32 NONE"));
    }
  }
}
