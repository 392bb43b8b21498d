package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import org.junit.jupiter.api.Test;

/**
 * What is kept of a request must stay its own, whoever else comes and goes, and be looked at again only for
 * those that could not begin before.
 */
final class RequestsUnderWayTest {
  private final Requests requests = new Requests();
  private final Seen world = new Seen();

  /** A world whose every answer is another one than the last time. */
  private static final class Seen implements World {
    private final Set<Evidence> shown = EnumSet.allOf(Evidence.class);
    private long asked;
    private boolean finalized = true;
    private boolean reachesFreed = true;

    @Override public boolean shows(Evidence evidence) {
      return shown.contains(evidence);
    }

    @Override public LuoState state() {
      return LuoState.NORMAL;
    }

    @Override public long preservedDigest() {
      return ++asked;
    }

    @Override public long allocationDigest() {
      return ++asked;
    }

    @Override public long allocatedBytes() {
      return ++asked;
    }

    @Override public boolean finalized() {
      return finalized;
    }

    @Override public boolean reachesFreed() {
      return reachesFreed;
    }
  }

  /** What one request should be. */
  private static final class Model {
    private int id;
    private int serial;
    private Operation operation = Operation.PREPARE;
    private long argument;
    private LuoState state = LuoState.NORMAL;
    private int callbacks;
    private int error;
    private int files = -1;
    private boolean looked;
    private boolean overlapped;
    private List<Long> seen = List.of(0L, 0L, 0L);
  }

  private void same(Model model) {
    int place = requests.find(model.id);
    assertThat(place).isBetween(0, requests.size() - 1);
    assertThat(requests.id(place)).isEqualTo(model.id);
    assertThat(requests.serial(place)).isEqualTo(model.serial);
    assertThat(requests.operation(place)).isEqualTo(model.operation);
    assertThat(requests.argument(place)).isEqualTo(model.argument);
    assertThat(requests.state(place)).isEqualTo(model.state);
    assertThat(requests.callbacks(place)).isEqualTo(model.callbacks);
    assertThat(requests.firstError(place)).isEqualTo(model.error);
    assertThat(requests.files(place)).isEqualTo(model.files);
    assertThat(requests.looked(place)).isEqualTo(model.looked);
    assertThat(requests.finalized(place)).isEqualTo(model.looked);
    assertThat(requests.reachedFreed(place)).isEqualTo(model.looked);
    assertThat(requests.overlapped(place)).isEqualTo(model.overlapped);
    if (model.looked) {
      assertThat(List.of(requests.preserved(place), requests.allocated(place),
          requests.allocatedBytes(place))).isEqualTo(model.seen);
    }
  }

  @Test void eachKeepsItsOwnWhileOthersComeAndGo() {
    var random = new SplittableRandom(3);
    var models = new ArrayList<Model>();
    int made = 0;
    for (int step = 0; step < 4000; step++) {
      int what = random.nextInt(models.isEmpty() ? 1 : 8);
      if (what < 3 && models.size() < 40) {
        models.add(added(random, ++made, models));
      } else if (what == 3) {
        Model gone = models.remove(random.nextInt(models.size()));
        requests.remove(requests.find(gone.id));
        assertThat(requests.find(gone.id)).isEqualTo(-1);
      } else if (!models.isEmpty()) {
        change(what, random, models.get(random.nextInt(models.size())));
      }
      assertThat(requests.size()).isEqualTo(models.size());
      assertThat(requests.last()).isEqualTo(made);
      models.forEach(this::same);
    }
  }

  private Model added(SplittableRandom random, int serial, List<Model> others) {
    var model = new Model();
    model.id = 1000 + serial;
    model.serial = serial;
    model.operation = Operation.values()[random.nextInt(Operation.values().length)];
    model.argument = random.nextLong();
    model.state = LuoState.values()[random.nextInt(LuoState.values().length)];
    model.overlapped = !others.isEmpty();
    others.forEach(other -> other.overlapped = true);
    int place = requests.add(model.id, model.operation.ordinal(), model.argument, model.state);
    assertThat(place).isEqualTo(others.size());
    return model;
  }

  private void change(int what, SplittableRandom random, Model model) {
    int place = requests.find(model.id);
    switch (what) {
      case 4 -> {
        requests.callback(place);
        model.callbacks++;
      }
      case 5 -> {
        int error = -random.nextInt(1, 40);
        requests.failed(place, error);
        model.error = model.error == 0 ? error : model.error;
      }
      case 6 -> {
        model.files = random.nextInt(9);
        requests.files(place, model.files);
      }
      default -> {
        requests.look(place, world);
        model.looked = true;
        model.seen = List.of(world.asked - 2, world.asked - 1, world.asked);
      }
    }
  }

  private int add(Operation operation) {
    return requests.add(100 + requests.size(), operation.ordinal(), 0, LuoState.NORMAL);
  }

  @Test void onlyThoseWithoutACallbackBeginAnew() {
    int idle = add(Operation.PREPARE);
    int busy = add(Operation.PREPARE);
    int other = add(Operation.FD_RESTORE);
    requests.callback(busy);
    requests.renewIdle(LuoState.PREPARED, world);
    assertThat(requests.state(idle)).isEqualTo(LuoState.PREPARED);
    assertThat(requests.state(other)).isEqualTo(LuoState.PREPARED);
    assertThat(requests.state(busy)).isEqualTo(LuoState.NORMAL);
    assertThat(requests.looked(idle)).isTrue();
    assertThat(requests.looked(busy)).isFalse();
    assertThat(requests.looked(other)).as("opens no attempt").isFalse();
  }

  @Test void onlyThoseThatTakeTheLockOfTheHandoverHaveWaitedForIt() {
    for (Operation operation : Operation.values()) {
      requests.clear();
      int idle = add(operation);
      int busy = add(operation);
      requests.callback(busy);
      requests.renewWaiting(LuoState.FROZEN, world);
      boolean locks = RequestKind.locksHandover(operation);
      assertThat(requests.looked(idle)).as("%s", operation).isEqualTo(locks);
      assertThat(requests.state(idle)).isEqualTo(locks ? LuoState.FROZEN : LuoState.NORMAL);
      assertThat(requests.looked(busy)).isFalse();
    }
  }

  @Test void onlyAnotherRequestInTheMiddleOfItsCallbacksIsInCourse() {
    int one = add(Operation.PREPARE);
    int two = add(Operation.CANCEL);
    int file = add(Operation.FD_RESTORE);
    requests.callback(file);
    assertThat(requests.anyOtherInCourse(one)).isFalse();
    requests.callback(two);
    assertThat(requests.anyOtherInCourse(one)).isTrue();
    assertThat(requests.anyOtherInCourse(two)).isFalse();
  }

  @Test void aCancelIsBesideOthersAndNotBesideItself() {
    int one = add(Operation.FD_RESTORE);
    assertThat(requests.cancelBeside(one)).isFalse();
    int cancel = add(Operation.CANCEL);
    assertThat(requests.cancelBeside(one)).isTrue();
    assertThat(requests.cancelBeside(cancel)).isFalse();
    assertThat(requests.cancelBeside(-1)).isTrue();
  }

  @Test void theOpenerIsTheFirstThatOpensAnAttempt() {
    assertThat(requests.opener()).isEqualTo(-1);
    add(Operation.FD_RESTORE);
    assertThat(requests.opener()).isEqualTo(-1);
    add(Operation.PREPARE);
    add(Operation.PREPARE);
    assertThat(requests.opener()).isEqualTo(1);
  }

  @Test void whatTheWorldDoesNotShowIsNotAsked() {
    world.shown.clear();
    int place = add(Operation.PREPARE);
    requests.look(place, world);
    assertThat(world.asked).isZero();
    assertThat(requests.finalized(place)).isFalse();
    assertThat(requests.reachedFreed(place)).isFalse();
    assertThat(requests.looked(place)).isTrue();
  }

  @Test void aJumpThatReachesFreedMemoryTakesAFinalizedHandover() {
    int place = add(Operation.PREPARE);
    world.reachesFreed = false;
    requests.look(place, world);
    assertThat(requests.reachedFreed(place)).isFalse();
    world.reachesFreed = true;
    world.finalized = false;
    requests.look(place, world);
    assertThat(requests.reachedFreed(place)).isFalse();
    assertThat(requests.finalized(place)).isFalse();
    world.shown.remove(Evidence.REACHABLE);
    world.finalized = true;
    requests.look(place, world);
    assertThat(requests.reachedFreed(place)).isFalse();
    assertThat(requests.finalized(place)).isTrue();
  }

  @Test void soManyRequestsAtOnceEndTheRunByName() {
    assertThatThrownBy(() -> {
      for (int i = 0; i <= 1 << 16; i++) {
        requests.add(i, 0, 0, LuoState.NORMAL);
        if (i % 64 == 0 && i > 0) {
          assertThat(requests.size()).isEqualTo(i + 1);
        }
      }
    }).isInstanceOf(IllegalStateException.class).hasMessageContaining("requests under way at once");
  }
}
