package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A handover of one era must mean nothing to a kernel of another root format, and everything to its own. */
final class ErasApartTest {
  private static final KhoConfig CONFIG = new KhoConfig(true, false, 0x1_0000_0000L, 0x9000_0000L);

  private static Handover of617() {
    var kho = new Kho617(KhoServices.generous(), CONFIG);
    kho.addSubtree("LUO", 0x1_0010_0000L);
    kho.startFinalize();
    kho.serialize();
    kho.closeRoot();
    var handover = new Handover();
    kho.take(handover);
    return handover;
  }

  private static Handover of73() {
    var kho = new Kho73(KhoServices.generous(), CONFIG);
    var handover = new Handover();
    kho.take(handover);
    return handover;
  }

  @Test void aKernelOfTheOtherRootFormatBootsCold() {
    assertThat(new Receiver73().populate(of617(), true)).isNegative();
    assertThat(new Receiver616().populate(of73(), true)).isEqualTo(-22);
    var cold = new Receiver616();
    cold.populate(of73(), true);
    assertThat(cold.retrieveSubtree("LUO")).isEqualTo(-2);
    assertThat(cold.initialiseMemory()).isEqualTo(Receiver.MapWalk.NOT_REVIVED);
  }

  @Test void bothErasOfTheFirstFormatHaveOneReceiver() {
    var receiver = new Receiver616();
    assertThat(receiver.populate(of617(), true)).isZero();
    assertThat(receiver.retrieveSubtree("LUO")).isZero();
  }
}
