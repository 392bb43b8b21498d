package luosim.luo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/**
 * An orchestrator under test, whose participants note what is called and fail where a test says so.
 *
 * @param <O> the kind of orchestrator
 */
public abstract class OrchestratorRig<O extends Orchestrator> {
  private static final int STEPS = 100_000;

  private final List<String> calls = new ArrayList<>();
  private final List<String> failing = new ArrayList<>();
  private Row row = Row.NONE;
  private Stop stop = Stop.NONE;
  private long value;

  /** The orchestrator. */
  protected abstract O orchestrator();

  /** Answers the callback that an operation asks for. */
  protected abstract void answer(int op);

  /** What else ends with a request. */
  protected void ended() {}

  /** The next call of a callback, such as {@code prepare f1}, fails once. */
  public final void fail(String call, int errno) {
    failing.add(call + "=" + errno);
  }

  /** Takes over what is to fail in another rig. */
  protected final void failLike(OrchestratorRig<O> other) {
    failing.addAll(other.failing);
  }

  /** The answer of a callback that may be one to fail: the errno, or what it gives otherwise. */
  protected final int answerOf(String call, int otherwise) {
    int answer = otherwise;
    for (String each : List.copyOf(failing)) {
      if (each.startsWith(call + "=")) {
        answer = -Integer.parseInt(each.substring(call.length() + 1));
        failing.remove(each);
      }
    }
    return answer;
  }

  protected final void note(String call) {
    calls.add(call);
  }

  /** Runs a request to its end and answers what it asks for. */
  public final int run(Operation operation, long argument) {
    return run(operation, argument, -1, 0);
  }

  /** As {@link #run(Operation, long)}, with all arguments. */
  public final int run(Operation operation, long argument, int object, long token) {
    int op = orchestrator().begin(operation, argument, object, token);
    for (int steps = 0; step(op) != Need.DONE && orchestrator().stop(op) == Stop.NONE; steps++) {
      assertThat(steps).as("steps of %s", operation).isLessThan(STEPS);
    }
    return end(op);
  }

  /** Lets an operation proceed, and answers if it asks for a callback. */
  public final Need step(int op) {
    Need need = orchestrator().proceed(op);
    if (need == Need.CALLBACK) {
      answer(op);
    }
    return need;
  }

  /** Lets an operation proceed until it needs that. */
  public final void until(int op, Need wanted) {
    for (int steps = 0; step(op) != wanted; steps++) {
      assertThat(orchestrator().stop(op)).isEqualTo(Stop.NONE);
      assertThat(steps).as("steps until %s", wanted).isLessThan(STEPS);
    }
  }

  /** Ends an operation that is done or stopped. */
  public final int end(int op) {
    row = orchestrator().row(op);
    stop = orchestrator().stop(op);
    value = orchestrator().value(op);
    int result = orchestrator().result(op);
    orchestrator().end(op);
    ended();
    return result;
  }

  /** Expects exactly these calls since the last look, separated by commas. */
  public final void expectCalls(String expected) {
    assertThat(takeCalls()).isEqualTo(expected.strip().replaceAll("\\s+", " "));
  }

  /** The calls since the last look. */
  public final String takeCalls() {
    String taken = String.join(", ", calls);
    calls.clear();
    return taken;
  }

  /** Expects a result and the row in which it ended. */
  public final void expect(int result, int expected, Row expectedRow) {
    assertThat(result).isEqualTo(expected);
    assertThat(row).isEqualTo(expectedRow);
  }

  public final Row row() {
    return row;
  }

  public final Stop stop() {
    return stop;
  }

  public final long value() {
    return value;
  }
}
