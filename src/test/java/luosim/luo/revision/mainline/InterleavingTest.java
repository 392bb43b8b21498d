package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luosim.chance.Stream;
import luosim.luo.Errno;
import luosim.luo.Need;
import luosim.luo.Operation;
import org.junit.jupiter.api.Test;

/**
 * However requests interleave and whatever fails, every one must end, and closing all sessions must
 * leave nothing behind. Seeds are the rounds.
 */
final class InterleavingTest {
  private static final Operation[] REQUESTS = {
      Operation.CREATE_SESSION, Operation.SESSION_PRESERVE, Operation.SESSION_PRESERVE,
      Operation.SESSION_PRESERVE, Operation.SESSION_NAME, Operation.CLOSE_SESSION,
      Operation.REBOOT, Operation.RETRIEVE_SESSION,
      Operation.SESSION_RETRIEVE, Operation.SESSION_FINISH, Operation.REGISTER_HANDLER};
  /** Sessions but the one that keeps every reboot from success. */
  private static final int[] OTHERS = {0, 1, 3, 4};

  private static final String[] FAILING = {
      "preserve F1", "preserve F3", "preserve a3", "preserve b4", "can_finish a0", "retrieve b1"};

  @Test void everyRequestEndsAndNothingStays() {
    int waited = 0;
    for (int round = 0; round < 400; round++) {
      waited += round(round);
    }
    assertThat(waited).as("requests that had to wait").isGreaterThan(1000);
  }

  private static int round(int seed) {
    var luck = new Stream();
    luck.key(seed, 73, 1, 1, 1, 1, 1);
    Rig old = Rig.cold();
    old.create("s0", 0, 1);
    old.create("s1", 2);
    Rig rig = old.jump();
    for (int name = 0; name < 4; name++) {
      rig.ports.name("s" + name);
    }
    assertThat(rig.create("always", 9)).isEqualTo(2);
    rig.failsAlways("freeze a9");
    List<Integer> running = new ArrayList<>();
    int waited = 0;
    for (int step = 0; step < 300; step++) {
      if (running.size() < 6 && luck.nextInt(3) == 0) {
        running.add(begin(rig, luck));
      }
      if (luck.nextInt(20) == 0) {
        rig.fail(FAILING[luck.nextInt(FAILING.length)], Errno.ENOMEM);
      }
      if (!running.isEmpty()) {
        int place = luck.nextInt(running.size());
        Need need = rig.step(running.get(place));
        waited += need == Need.LOCK ? 1 : 0;
        if (need == Need.DONE) {
          rig.end(running.remove(place));
        }
      }
    }
    drain(rig, running, seed);
    return waited;
  }

  private static int begin(Rig rig, Stream luck) {
    Operation request = REQUESTS[luck.nextInt(REQUESTS.length)];
    int file = 3 + luck.nextInt(4);
    return switch (request) {
      case REGISTER_HANDLER -> rig.luo.begin(request, 3 + luck.nextInt(3));
      case SESSION_RETRIEVE -> rig.luo.begin(request, luck.nextInt(3), -1, luck.nextInt(3));
      case SESSION_PRESERVE -> rig.luo.begin(request, luck.nextInt(5), file, file);
      case SESSION_FINISH, SESSION_NAME -> rig.luo.begin(request, luck.nextInt(5), -1, 0);
      case CLOSE_SESSION -> rig.luo.begin(request, OTHERS[luck.nextInt(OTHERS.length)]);
      default -> rig.luo.begin(request, luck.nextInt(4));
    };
  }

  private static void drain(Rig rig, List<Integer> running, int seed) {
    for (int left = 10_000; !running.isEmpty(); left--) {
      assertThat(left).as("steps left in round %d", seed).isPositive();
      running.removeIf(op -> {
        boolean done = rig.step(op) == Need.DONE;
        if (done) {
          rig.end(op);
        }
        return done;
      });
    }
    while (rig.luo.outgoingCount() > 0) {
      assertThat(rig.run(Operation.CLOSE_SESSION, rig.luo.outgoing(0))).isZero();
    }
    assertThat(rig.pages()).as("pages in round %d", seed).isZero();
    for (int flb = 1; flb <= 3; flb++) {
      assertThat(rig.luo.flbOutgoingCount(flb)).as("round %d", seed).isZero();
    }
  }
}
