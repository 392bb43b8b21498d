package luosim.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No cost may lack a key, a range that holds its own default, or a word on where it comes from. */
final class TimingTest {
  @Test void everyDefaultLiesInItsOwnRange() {
    assertThat(Timing.values()).allSatisfy(timing -> {
      assertThat(timing.low()).isLessThan(timing.high());
      assertThat(timing.law().values()).isNotEmpty()
          .allMatch(value -> value >= timing.low() && value <= timing.high());
    });
  }

  @Test void everyCostHasASourceAndASentence() {
    assertThat(Timing.values()).allSatisfy(timing -> {
      assertThat(timing.source()).isNotBlank();
      assertThat(timing.sentence()).endsWith(".");
    });
    assertThat(Stream.of(Timing.values()).filter(t -> t.confidence() != Confidence.A))
        .noneMatch(timing -> timing.source().startsWith("no publication"));
  }

  @Test void noKeyIsThatOfAnotherNorAGroupOfOthers() {
    var paths = new ArrayList<String>();
    for (var timing : Timing.values()) {
      assertThat(paths).doesNotContain(timing.path());
      paths.add(timing.path());
    }
    assertThat(paths).noneMatch(path -> paths.stream().anyMatch(other -> other.startsWith(path + ".")));
  }

  @Test void theKeysOfTheScenarioFormatExist() {
    assertThat(Timing.BOOT_KERNEL.path()).isEqualTo("timing.kernel.boot");
    assertThat(Timing.VFIO_FREEZE.path()).isEqualTo("timing.handlers.vfio.freeze");
    assertThat(Timing.AGENT_START.path()).isEqualTo("timing.userspace.start");
  }

  @Test void publishedNumbersAreThoseOfThePublication() {
    assertThat(Timing.MEMFD_PREPARE_PER_GIB_4K.law().text(Unit.DURATION)).isEqualTo("{constant: 22.7ms}");
    assertThat(Timing.MEMFD_RETRIEVE_PER_GIB_4K.law().text(Unit.DURATION)).isEqualTo("{constant: 88.3ms}");
    assertThat(Timing.MEMFD_PREPARE_PER_GIB_HUGE.law().text(Unit.DURATION)).isEqualTo("{constant: 580us}");
    assertThat(Timing.MEMFD_RETRIEVE_PER_GIB_HUGE.law().text(Unit.DURATION)).isEqualTo("{constant: 7.5ms}");
    assertThat(Timing.MIGRATION_BLACKOUT.law().text(Unit.DURATION))
        .isEqualTo("{lognormal: {p50: 50ms, p99: 300ms}}");
    assertThat(Timing.VFIO_RESET.law().values()).allMatch(value -> value >= 100e6);
  }
}
