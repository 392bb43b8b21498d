package luosim.bench.engine;

import luosim.engine.EventHandler;
import luosim.engine.EventList;
import luosim.engine.EventLoop;
import luosim.engine.Limits;

/** Our event list and loop, as a model uses them. */
abstract class EngineRoom implements Model, EventHandler {
  /** Events between two looks at the number that was asked for. */
  static final int SEGMENT = 1 << 14;

  final EventList events;
  private final EventLoop loop;
  private long checksum;

  EngineRoom(int pendingMax) {
    events = new EventList(pendingMax);
    loop = new EventLoop(events, this, new Limits(SEGMENT, Long.MAX_VALUE));
  }

  /** What an event does when it takes place. */
  abstract void takePlace(long nowNs, int kind, int argument);

  @Override public final void handle(long timeNs, int kind, int argument) {
    checksum = checksum * 31 + timeNs;
    takePlace(timeNs, kind, argument);
  }

  @Override public final void run(int number) {
    for (int taken = 0; taken < number; taken += SEGMENT) {
      loop.run();
      loop.reset();
    }
  }

  @Override public final long checksum() {
    return checksum;
  }

  @Override public final int pending() {
    return events.size();
  }
}
