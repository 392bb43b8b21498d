package luosim.conform.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import org.junit.jupiter.api.Test;

/** A descriptor must never be given out twice, nor beyond the limit; the lowest free one is next. */
final class ProcessTest {
  private final Process process = new Process();

  @Test void theLowestFreeDescriptorIsTaken() {
    assertThat(process.reserve()).isEqualTo(3);
    assertThat(process.reserve()).isEqualTo(4);
    assertThat(process.reserve()).isEqualTo(5);
    process.release(4);
    process.release(3);
    assertThat(process.reserve()).isEqualTo(3);
    assertThat(process.reserve()).isEqualTo(4);
    assertThat(process.reserve()).isEqualTo(6);
  }

  @Test void theLimitIsOneAboveTheHighestDescriptor() {
    process.limit(5);
    assertThat(process.reserve()).isEqualTo(3);
    assertThat(process.reserve()).isEqualTo(4);
    assertThat(process.reserve()).isEqualTo(-Errno.EMFILE);
    process.release(3);
    assertThat(process.reserve()).isEqualTo(3);
    process.limit(0);
    assertThat(process.reserve()).isEqualTo(-Errno.EMFILE);
  }

  @Test void theFirstRefusalShowsHowManyDescriptorsNobodyToldOf() {
    process.limit(8);
    assertThat(process.reserve()).isEqualTo(3);
    process.expect(true);
    assertThat(process.reserve()).isEqualTo(-Errno.EMFILE);
    process.expect(false);
    assertThat(process.reserve()).isEqualTo(-Errno.EMFILE);
    process.release(3);
    assertThat(process.reserve()).isEqualTo(3);
  }

  @Test void withoutALimitNoRefusalIsBelieved() {
    process.expect(true);
    assertThat(process.reserve()).isEqualTo(3);
  }

  @Test void aReservedDescriptorIsNotOpen() {
    int descriptor = process.reserve();
    process.name("f", descriptor);
    assertThat(process.file("f")).isEmpty();
    process.install(descriptor, new OpenFile(0, OpenFile.Foreign.FOREIGN));
    assertThat(process.file("f")).isPresent();
    assertThat(process.file("g")).isEmpty();
    process.release(descriptor);
    assertThat(process.file("f")).isEmpty();
  }
}
