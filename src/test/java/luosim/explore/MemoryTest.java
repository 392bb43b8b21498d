package luosim.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import luosim.host.Machine;
import luosim.invariant.Judge;
import luosim.invariant.MachineWorld;
import luosim.luo.Operation;
import org.junit.jupiter.api.Test;

/** Nothing that changed since something was kept may survive that it is brought back. */
final class MemoryTest {
  /** Every kind of field. */
  private static class Base {
    private long aLong = 1;
    private int anInt = -2;

    void changeBase() {
      aLong++;
      anInt--;
    }
  }

  private static final class Everything extends Base {
    private short aShort = 3;
    private byte aByte = -4;
    private char aChar = 'c';
    private boolean aBoolean = true;
    private double aDouble = Double.NEGATIVE_INFINITY;
    private String text = "text";
    private long[] longs = {1, 2};
    private final int[] ints = {3};
    private final byte[] bytes = {4};
    private final boolean[] booleans = {true};
    private final double[] doubles = {0.5};
    private final String[] texts = {"a", "b"};
    private final Part[] parts = {new Part(1)};
    private final BitSet bits = BitSet.valueOf(new long[] {5});
    private final List<String> list = new ArrayList<>(List.of("x"));
    private final Optional<Part> optional = Optional.of(new Part(7));
    private final Runnable captures = optional.orElseThrow()::grow;

    private void change() {
      changeBase();
      aShort++;
      aByte--;
      aChar++;
      aBoolean = !aBoolean;
      aDouble = 1;
      text = "other";
      longs[0]++;
      longs = new long[] {9, 9, 9};
      ints[0]++;
      bytes[0]++;
      booleans[0] = !booleans[0];
      doubles[0]++;
      texts[1] = "z";
      parts[0].grow();
      parts[0] = new Part(parts[0].size + 10);
      bits.flip(0, 3);
      list.add("y");
      captures.run();
    }

    private String state() {
      return ((Base) this).aLong + " " + ((Base) this).anInt + " " + aShort + " " + aByte + " " + aChar + " "
          + aBoolean + " " + aDouble + " " + text + " " + List.of(longs[0], longs.length, ints[0], bytes[0])
          + booleans[0] + doubles[0] + texts[1] + parts[0].size + bits + list + optional.orElseThrow().size;
    }
  }

  private static final class Part {
    private int size;

    Part(int size) {
      this.size = size;
    }

    void grow() {
      size++;
    }
  }

  @Test void everyKindOfFieldIsBroughtBackToEachDepth() {
    Everything one = new Everything();
    Memory memory = new Memory(List.of(), List.of(one));
    List<String> states = new ArrayList<>(List.of(one.state()));
    for (int depth = 1; depth < 6; depth++) {
      one.change();
      memory.push();
      states.add(one.state());
    }
    assertThat(states).doesNotHaveDuplicates();
    for (int depth = 5; depth >= 0; depth--) {
      one.change();
      one.change();
      memory.bringBack(depth);
      assertThat(one.state()).isEqualTo(states.get(depth));
      assertThat(memory.depth()).isEqualTo(depth);
    }
  }

  @Test void whatWasMetDeeperIsForgottenAndMetAgain() {
    Everything one = new Everything();
    Memory memory = new Memory(List.of(), List.of(one));
    int size = memory.size();
    one.change();
    memory.push();
    assertThat(memory.size()).isEqualTo(size + 2);
    memory.bringBack(0);
    assertThat(memory.size()).isEqualTo(size);
    one.change();
    memory.push();
    String state = one.state();
    one.change();
    memory.bringBack(1);
    assertThat(one.state()).isEqualTo(state);
  }

  @Test void onlyWhatIsKeptCanBeBroughtBack() {
    Memory memory = new Memory(List.of(), List.of(new Everything()));
    memory.push();
    memory.bringBack(0);
    assertThatThrownBy(() -> memory.bringBack(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test void whatCannotBeKeptIsRefusedByName() {
    Object holder = new Object[] {new TreeMap<>()};
    assertThatThrownBy(() -> new Memory(List.of(), List.of(holder)))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("java.util.TreeMap");
    new Memory(List.of(TreeMap.class), List.of(holder));
  }

  @Test void aHostAndItsJudgeDoTheSameAgain() {
    TinyModel model = TinyModel.of(new TinyHost("rfc-v2", 1, 0, 1, Ladder.CANCEL, List.of()));
    Machine machine = model.machine();
    Judge judge = new Judge();
    Walk walk = new Walk(0);
    Adversary adversary = new Adversary(walk, Menu.ofRequests(luosim.spec.FaultPoint.Era.RFC),
        model.model().classes().get(0).subsystems(), judge);
    judge.begin(0, 0, MachineWorld.of(machine));
    machine.install(1, 0, 0, 0, 0, 0, adversary, judge);
    Memory memory = new Memory(Expander.LEFT_ALONE, List.of(machine, judge));
    List<Request> requests =
        List.of(new Request.OfState(Operation.FD_PRESERVE, 0), new Request.OfState(Operation.PREPARE, 0),
            new Request.OfState(Operation.CANCEL, 0), new Request.OfState(Operation.PREPARE, 0),
            new Request.OfState(Operation.REBOOT, 0),
            new Request.OfState(Operation.FINISH, 0));
    List<String> first = new ArrayList<>();
    for (Request request : requests) {
      make(machine, walk, adversary, request);
      memory.push();
      first.add(machine.digest() + " " + judge.digest() + " " + machine.nowNs() + " " + judge.foundSoFar());
    }
    for (int from = requests.size(); from >= 0; from--) {
      memory.bringBack(from);
      for (int step = from; step < requests.size(); step++) {
        make(machine, walk, adversary, requests.get(step));
        assertThat(machine.digest() + " " + judge.digest() + " " + machine.nowNs() + " " + judge.foundSoFar())
            .isEqualTo(first.get(step));
      }
    }
  }

  private static void make(Machine machine, Walk walk, Adversary adversary, Request request) {
    walk.below(-1);
    walk.next();
    adversary.begin();
    request.make(machine);
  }
}
