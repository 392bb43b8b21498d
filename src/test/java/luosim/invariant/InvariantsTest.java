package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * The registry must never lose a number, and the table of defects must never name what is not
 * there.
 */
final class InvariantsTest {
  @Test void allNumbersStandInOrder() {
    List<String> ids = Invariants.all().stream().map(Invariant::id).toList();
    assertThat(ids).doesNotHaveDuplicates().hasSize(40);
    assertThat(ids.subList(0, 6)).containsExactly("I1", "I2", "I3", "I4", "I4w", "I5");
    for (int number = 1; number <= 38; number++) {
      assertThat(ids).contains("I" + number);
    }
    assertThat(ids.get(39)).isEqualTo("outcome");
  }

  @Test void livenessIsTheWayBackTheWayOnAndTheOutcome() {
    List<String> liveness = Invariants.all().stream()
        .filter(invariant -> invariant.kind() == Invariant.Kind.LIVENESS)
        .map(Invariant::id)
        .toList();
    assertThat(liveness).containsExactly("I12", "I14", "outcome");
  }

  @Test void eachSaysWhatItPromisesInOneSentence() {
    for (Invariant invariant : Invariants.all()) {
      assertThat(invariant.sentence()).as(invariant.id()).endsWith(".").hasSizeBetween(20, 200);
    }
  }

  @Test void anUnknownNumberIsRefused() {
    assertThatThrownBy(() -> Invariants.named("I39")).hasMessageContaining("no invariant I39");
  }

  @Test void aCorrectCancelMustNotViolateEighteenInvariants() {
    assertThat(Long.bitCount(Invariants.mask(Invariants.Grade.CORRECT))).isEqualTo(18);
    assertThat(Long.bitCount(Invariants.mask(Invariants.Grade.STRICT))).isEqualTo(2);
  }

  @Test void defectsAreFoundByWhatWasObserved() {
    assertThat(Defects.of("rfc-v2", "I1", Row.Z2)).containsExactly("D4", "D31");
    assertThat(Defects.of("rfc-v2", "I1", Row.Z4)).containsExactly("D5", "D31");
    assertThat(Defects.of("rfc-v2", "I9", Row.P10)).containsExactly("D1", "D11");
    assertThat(Defects.of("rfc-v2", "I12", Row.Z2)).containsExactly("D6");
    assertThat(Defects.of("rfc-v2", "I17", Row.K4)).containsExactly("D7");
    assertThat(Defects.of("rfc-v2", "I10", Row.C1)).containsExactly("D10");
    assertThat(Defects.of("rfc-v2", "I11", Row.C4)).containsExactly("D8");
    assertThat(Defects.of("rfc-v2", "I14", Row.C3)).containsExactly("D9");
    assertThat(Defects.of("rfc-v2", "I25", Row.NONE)).isEmpty();
  }

  @Test void defectsOfMainlineHaveNamesOfTheirOwn() {
    assertThat(Defects.of("mainline", "I9", Row.M6)).containsExactly("ML-D1");
    assertThat(Defects.of("mainline", "I19", Row.M6)).containsExactly("ML-D1");
    assertThat(Defects.of("mainline", "I33", Row.M17)).containsExactly("ML-D1");
    assertThat(Defects.of("mainline", "I33", Row.M16)).isEmpty();
    assertThat(Defects.of("mainline", "I24", Row.M13)).containsExactly("ML-D2");
    assertThat(Defects.of("mainline", "I24", Row.M14)).containsExactly("ML-D3");
    assertThat(Defects.of("mainline", "I13", Row.M3)).containsExactly("ML-D5");
    assertThat(Defects.of("mainline", "I21", Row.NONE)).isEmpty();
    assertThat(Defects.of("rfc-v2", "I13", Row.M3)).isEmpty();
    assertThat(Defects.places("mainline", "I24")).containsExactly("M13 ML-D2", "M14 ML-D3");
  }

  @Test void fiveInvariantsMeanNothingWhereThereAreSessions() {
    assertThat(Invariants.all().stream().filter(one -> one.onSessions().isEmpty()).map(Invariant::id))
        .containsExactly("I7", "I8", "I17", "I18", "I31");
    for (Invariant invariant : Invariants.all()) {
      invariant.onSessions().ifPresent(reading -> assertThat(reading.sentence()).as(invariant.id())
          .endsWith(".").hasSizeBetween(20, 220));
    }
  }

  @Test void eachRevisionHasATableOfItsOwn() {
    assertThat(Defects.of("v3", "I1", Row.Z4)).containsExactly("D5", "V2");
    assertThat(Defects.of("as-reviewed", "I1", Row.Z4)).containsExactly("D5", "D31");
    assertThat(Defects.of("v3", "I14", Row.C2)).containsExactly("D6", "V4", "V5");
    assertThat(Defects.of("v3", "I28", Row.R1)).containsExactly("V1");
    assertThat(Defects.of("as-reviewed", "I28", Row.R1)).isEmpty();
    assertThat(Defects.of("hardened")).isEmpty();
    assertThat(Defects.of("mainline-fixed")).isEmpty();
  }

  @Test void aRevisionKeepsNoDefectThatItMended() {
    assertThat(Defects.of("v3")).doesNotContain(
        "D1", "D2", "D3", "D11", "D13", "D18", "D19", "D20", "D21", "D23", "D24", "D25", "D29", "D33", "D35");
    for (int number = 1; number <= 17; number++) {
      assertThat(Defects.of("v3")).contains("V" + number);
    }
    assertThat(Defects.of("as-reviewed")).contains("V4", "V5").doesNotContain(
        "D1", "D2", "D3", "D11", "D13", "D14", "D15", "D23");
  }

  @Test void everyDefectExplainsSomething() {
    TreeSet<String> named = new TreeSet<>();
    for (Invariant invariant : Invariants.all()) {
      for (Row row : Row.values()) {
        named.addAll(Defects.of("rfc-v2", invariant.id(), row));
      }
    }
    for (int number = 1; number <= 36; number++) {
      assertThat(named).contains("D" + number);
    }
  }
}
