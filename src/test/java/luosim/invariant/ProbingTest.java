package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import org.junit.jupiter.api.Test;

/** A trial must be made once for each state, and say what really hinders the next attempt. */
final class ProbingTest {
  /** A world whose copies answer what a test says. */
  private static final class Tried implements World, Probe {
    private int prepare;
    private int cancel;
    private int failsAt = Integer.MAX_VALUE;
    private int prepares;
    private int copies;
    private long key;
    private long growth;
    private boolean preservedGrows;
    private boolean finalized;
    private boolean copyable = true;
    private LuoState after = LuoState.NORMAL;

    @Override public boolean shows(Evidence evidence) {
      return true;
    }

    @Override public LuoState state() {
      return after;
    }

    @Override public boolean finalized() {
      return finalized;
    }

    @Override public long allocatedBytes() {
      return preservedGrows ? 5000 - growth * prepares : growth * prepares;
    }

    @Override public long preservedBytes() {
      return preservedGrows ? 2 * growth * prepares : 7;
    }

    @Override public long probeKey() {
      return key;
    }

    @Override public Optional<Probe> probe() {
      copies++;
      return copyable ? Optional.of(this) : Optional.empty();
    }

    @Override public int prepare() {
      return ++prepares >= failsAt ? -Errno.EBUSY : prepare;
    }

    @Override public int cancel() {
      return cancel;
    }
  }

  private final Probing probing = new Probing();
  private final Tried tried = new Tried();

  private ProbeResult.Outcome outcome() {
    tried.key++;
    return probing.result(tried).outcome();
  }

  @Test void whatWorksTenTimesWithConstantMemoryIsGood() {
    assertThat(outcome()).isEqualTo(ProbeResult.Outcome.GOOD);
    assertThat(tried.prepares).isEqualTo(10);
    assertThat(probing.result(tried)).isEqualTo(new ProbeResult(ProbeResult.Outcome.GOOD, 0, 0, 10));
    assertThat(tried.prepares).as("known").isEqualTo(10);
    assertThat(tried.copies).isOne();
  }

  @Test void memoryThatGrowsIsSeenWhicheverItIs() {
    tried.growth = 1;
    assertThat(outcome()).isEqualTo(ProbeResult.Outcome.GREW);
    tried.preservedGrows = true;
    assertThat(outcome()).as("more of it preserved").isEqualTo(ProbeResult.Outcome.GREW);
    tried.growth = -1;
    assertThat(outcome()).as("memory came back").isEqualTo(ProbeResult.Outcome.GOOD);
  }

  @Test void aLaterCycleThatFailsIsToldWithItsNumber() {
    for (int failing = 2; failing <= 10; failing++) {
      tried.prepares = 0;
      tried.failsAt = failing;
      tried.key++;
      assertThat(probing.result(tried))
          .isEqualTo(new ProbeResult(ProbeResult.Outcome.LATER_CYCLE_FAILED, 0, 0, failing - 1));
    }
  }

  @Test void aPrepareThatFailsMustLeaveNothingToCancel() {
    tried.prepare = -Errno.EEXIST;
    tried.cancel = -Errno.ENOENT;
    assertThat(outcome()).isEqualTo(ProbeResult.Outcome.PREPARE_FAILED);
    tried.cancel = 0;
    assertThat(outcome()).as("it was cancelled").isEqualTo(ProbeResult.Outcome.PREPARE_FAILED);
    tried.cancel = -Errno.EINVAL;
    assertThat(outcome()).isEqualTo(ProbeResult.Outcome.CANCEL_IMPOSSIBLE);
    tried.cancel = -Errno.ENOENT;
    tried.finalized = true;
    assertThat(outcome()).as("still finalized").isEqualTo(ProbeResult.Outcome.CANCEL_IMPOSSIBLE);
    tried.key++;
    assertThat(probing.result(tried).prepare()).isEqualTo(-Errno.EEXIST);
    assertThat(probing.result(tried).cancel()).isEqualTo(-Errno.ENOENT);
  }

  @Test void aCancelMustSucceedAndLeadToNormal() {
    tried.cancel = -Errno.EINVAL;
    assertThat(outcome()).isEqualTo(ProbeResult.Outcome.CANCEL_IMPOSSIBLE);
    tried.cancel = 0;
    tried.after = LuoState.PREPARED;
    assertThat(outcome()).isEqualTo(ProbeResult.Outcome.CANCEL_IMPOSSIBLE);
    tried.after = LuoState.NORMAL;
    tried.finalized = true;
    assertThat(outcome()).isEqualTo(ProbeResult.Outcome.CANCEL_IMPOSSIBLE);
  }

  @Test void wantOfMemoryOnTheCopyOrOfACopySaysNothing() {
    tried.prepare = -Errno.ENOMEM;
    assertThat(outcome()).isEqualTo(ProbeResult.Outcome.NOT_TRIED);
    assertThat(tried.copies).isOne();
    probing.result(tried);
    assertThat(tried.copies).as("that is kept").isOne();
    tried.copyable = false;
    assertThat(outcome()).isEqualTo(ProbeResult.Outcome.NOT_TRIED);
    tried.copyable = true;
    tried.prepare = 0;
    assertThat(probing.result(tried).outcome()).as("a copy can be made now")
        .isEqualTo(ProbeResult.Outcome.GOOD);
  }

  @Test void statesThatAHostMetAreToldOnceEach() {
    for (int round = 0; round < 2; round++) {
      for (int key = 0; key < 40; key++) {
        tried.key = key;
        probing.result(tried);
      }
    }
    assertThat(told()).isEqualTo(40);
    assertThat(tried.copies).isEqualTo(40);
    probing.begin();
    assertThat(told()).as("another host").isZero();
    tried.key = 3;
    probing.result(tried);
    assertThat(told()).isOne();
    assertThat(tried.copies).as("results stay").isEqualTo(40);
  }

  private long told() {
    var judgement = new Judgement();
    judgement.begin(0, 0, Checks.ofState(), 0);
    probing.tell(judgement);
    var tally = new JudgeTally("rfc-v2");
    judgement.addTo(tally);
    return tally.statesTried();
  }
}
