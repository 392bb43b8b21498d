package luosim.host;

import java.util.List;
import luosim.handler.FileObject;
import luosim.luo.Operation;
import luosim.spec.Ask;
import luosim.trace.TraceKind;

/**
 * Other processes of the host, and kernel code, that ask the orchestrator out of turn while the agent works.
 *
 * <p>They ask one after the other: the next request is made once the one before has returned, waits for a
 * lock or never returns. A request that waits goes on when it can, and ends with its kernel. The agent is not
 * told what they did; it finds it out. An attempt is not over before they have come to rest.
 *
 * <p>In one attempt they ask at most {@link #ASKS_MAX} times: a request that is made whenever another one is
 * served would otherwise never end. What is more than that is not asked.
 */
final class Others {
  /** The most requests of one attempt. */
  static final int ASKS_MAX = 100;

  private final Frame frame;
  private final Guests guests;
  private final Agent agent;
  private final Machine machine;
  private final Passage passage;
  private final Ask[] queue = new Ask[ASKS_MAX];
  private int asked;
  private int made;
  private boolean active;

  Others(Frame frame, Guests guests, Agent agent, Machine machine, Passage passage) {
    this.frame = frame;
    this.guests = guests;
    this.agent = agent;
    this.machine = machine;
    this.passage = passage;
  }

  void beginAttempt() {
    asked = 0;
    made = 0;
  }

  /** Forgets what was to be asked: the kernel is gone. */
  void forget() {
    made = asked;
    active = false;
  }

  /** Makes these requests as soon as the present event is over; false if they are too many. */
  boolean ask(List<Ask> asks) {
    if (asked + asks.size() > ASKS_MAX) {
      return false;
    }
    for (int i = 0; i < asks.size(); i++) {
      queue[asked++] = asks.get(i);
    }
    active = true;
    return true;
  }

  /** A request of theirs that waited goes on. */
  void wake() {
    active = true;
  }

  /** Whether a request of theirs is yet to be made, or is under way and does not wait. */
  boolean active() {
    return active;
  }

  /** After each event: makes the next request if it is its turn. */
  void goOn() {
    while (active && !agent.operations().othersMove()) {
      if (made < asked) {
        agent.course().ask(queue[made++]);
      } else {
        active = false;
        agent.operations().othersRest();
        agent.agenda().othersRest();
        agent.ending().othersRest();
      }
    }
  }

  /** Another process makes a request. */
  void call(Ask ask, Operation operation, long argument) {
    told(ask, agent.operations().callByOther(operation, argument));
  }

  /** Another process makes a request with more arguments. */
  void call(Ask ask, Operation operation, long argument, int object, long token) {
    told(ask, agent.operations().callByOther(operation, argument, object, token));
  }

  /** Two processes make the same request so that they meet in its window. */
  void callTogether(Ask ask, Operation operation, long argument) {
    told(ask, agent.operations().callTogether(operation, argument));
  }

  private void told(Ask ask, int op) {
    frame.trace(TraceKind.ASKED, op, ask.ordinal());
  }

  /** Closes the first retrieved file whose VM runs, or is gone; a VM that loses its file is lost. */
  void closeFile() {
    told(Ask.CLOSE_FILE, -1);
    for (int id = 0; id < guests.files(); id++) {
      FileObject file = guests.file(id);
      Guests.State state = guests.state(file.vm());
      boolean inHand = state != Guests.State.RUNNING && state != Guests.State.DOWN;
      if (file.retrieved() && !file.closed() && !inHand) {
        if (state == Guests.State.RUNNING) {
          agent.lose(file.vm(), VmLoss.CRASHED);
        } else {
          machine.close(file);
        }
        return;
      }
    }
  }

  /** A request of theirs has returned. */
  void ended(Operation operation, int result) {
    if (operation == Operation.REBOOT && result == 0) {
      passage.kexecByOther(agent.image().loaded());
    }
  }
}
