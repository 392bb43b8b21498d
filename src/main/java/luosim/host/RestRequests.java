package luosim.host;

import java.util.List;
import luosim.luo.Operation;
import luosim.luo.Sessions;
import luosim.spec.Ask;

/**
 * Requests of the orchestrator on a host at rest, each carried out with all that follows from it. A reboot
 * jumps, and ends where the new kernel has booted, before any process of it runs; there is always an image to
 * jump to.
 *
 * <p>Who makes them is no agent of ours, so nobody stops VMs before a jump: they are gone behind it. What was
 * handed over waits to be retrieved. VMs start anew once nothing waits any more.
 */
public final class RestRequests {
  private final Frame frame;
  private final Guests guests;
  private final Machine machine;
  private final Agent agent;

  RestRequests(Frame frame, Guests guests, Machine machine, Agent agent) {
    this.frame = frame;
    this.guests = guests;
    this.machine = machine;
    this.agent = agent;
  }

  /** A request with one argument. */
  public void make(Operation operation, long argument) {
    int generation = begin();
    agent.operations().callByOther(operation, argument);
    end(generation);
  }

  /** A request with more arguments. */
  public void make(Operation operation, long argument, int object, long token) {
    int generation = begin();
    agent.operations().callByOther(operation, argument, object, token);
    end(generation);
  }

  /** All requests that a word stands for. */
  public void make(Ask ask) {
    int generation = begin();
    agent.others().ask(List.of(ask));
    agent.others().goOn();
    end(generation);
  }

  /** The process that holds all descriptors ends: sessions are closed, the last first, then the device. */
  public void closeAll() {
    Sessions sessions = machine.runningKernel().sessions();
    for (int index = sessions.outgoingCount() - 1; index >= 0; index--) {
      make(Operation.CLOSE_SESSION, sessions.outgoing(index));
    }
    for (int index = sessions.incomingCount() - 1; index >= 0; index--) {
      int session = sessions.incoming(index);
      if (sessions.retrieved(session) && !sessions.unreachable(session)) {
        make(Operation.CLOSE_SESSION, session);
      }
    }
    if (sessions.deviceOpen()) {
      make(Operation.CLOSE_DEVICE, 0);
    }
  }

  /** The driver behind an FLB looks at what it was handed, and lets it go again. */
  public void look(int flb) {
    long before = machine.runningKernel().sessions().flbIncomingCount(flb);
    make(Operation.FLB_GET_INCOMING, flb);
    if (machine.serving() && machine.runningKernel().sessions().flbIncomingCount(flb) > before) {
      make(Operation.FLB_PUT_INCOMING, flb);
    }
  }

  /** Whether a VM runs that has this file. */
  public boolean inUse(int file) {
    return guests.state(guests.file(file).vm()) == Guests.State.RUNNING;
  }

  /** Whether files that were handed over are not finished. */
  public boolean waits() {
    Kernel kernel = machine.runningKernel();
    if (!kernel.hasSessions()) {
      return agent.course().handedOver();
    }
    Sessions sessions = kernel.sessions();
    boolean waits = kernel.holdsReceived() && !sessions.deviceRead();
    for (int index = 0; index < sessions.incomingCount(); index++) {
      waits |= sessions.fileCount(sessions.incoming(index)) > 0;
    }
    return waits;
  }

  private int begin() {
    agent.image().loadedByOther();
    agent.others().beginAttempt();
    return machine.runningKernel().generation();
  }

  private void end(int generation) {
    while (machine.serving() && !frame.list.isEmpty() && !jumped(generation)) {
      machine.step();
    }
    frame.list.clear();
    if (!machine.serving()) {
      return;
    }
    if (jumped(generation)) {
      guests.abandonWhatWasLeft();
      if (machine.runningKernel().hasSessions()) {
        guests.keepNone(); // what was handed over is the kernel's until it is retrieved
      }
    }
    if (!waits()) {
      startAnew();
    }
  }

  private boolean jumped(int generation) {
    return machine.booted() && machine.runningKernel().generation() != generation;
  }

  private void startAnew() {
    if (machine.runningKernel().hasSessions()) {
      for (int vm = 0; vm < guests.vms(); vm++) {
        if (guests.state(vm) == Guests.State.DOWN) {
          guests.close(vm, machine.pages());
        }
      }
    }
    guests.startAnew(machine.pages());
  }
}
