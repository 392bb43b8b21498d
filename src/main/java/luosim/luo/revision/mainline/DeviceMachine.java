package luosim.luo.revision.mainline;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Errno;
import luosim.luo.IncomingSessions;
import luosim.luo.Row;
import luosim.luo.Work;
import luosim.luo.part.Flow;
import luosim.luo.part.SessionFiles;

/**
 * Opening and closing of the device file. One at a time may have it open; the first who opens it
 * makes sessions and files of what was received (spec luo-mainline sections 3 and 7).
 *
 * <p>What cannot be made ends it for good: sessions that were made before stay, every later open
 * gives EIO.
 */
final class DeviceMachine {
  /** Where the open stands. */
  enum Step {
    START,
    LOCKED,
    READ
  }

  private final Kernel kernel;

  DeviceMachine(Kernel kernel) {
    this.kernel = kernel;
  }

  Flow close(Op op) {
    int code = kernel.deviceOpen ? 0 : -Errno.EBADF;
    kernel.deviceOpen = false;
    return op.end(code, Row.NONE);
  }

  Flow open(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.opening) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case READ -> read(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (!kernel.on) {
      return op.end(-Errno.ENOENT, Row.NONE);
    }
    if (kernel.deviceOpen) {
      return op.end(-Errno.EBUSY, Row.M15);
    }
    kernel.deviceOpen = true;
    if (kernel.read || !kernel.received) {
      return read(op);
    }
    op.opening = Step.LOCKED;
    return op.takes(kernel.handlersLock, true);
  }

  private Flow locked(Op op) {
    kernel.read = true;
    long made = make(kernel.incoming);
    kernel.handlersLock.release(op.id());
    kernel.receivedBlocks.restore(kernel.handover);
    op.opening = Step.READ;
    return op.works(Work.SESSION_READ, made);
  }

  private Flow read(Op op) {
    if (!kernel.readFailed) {
      return op.end(0, Row.NONE);
    }
    kernel.deviceOpen = false;
    return op.end(-Errno.EIO, Row.M16);
  }

  /** Makes every session, up to the first that cannot be made; how much was made. */
  private long make(IncomingSessions received) {
    long made = 0;
    for (int place = 0; place < received.sessions(); place++) {
      int name = received.sessionName(place);
      if (!kernel.services.allocate(Memory.INCOMING_SESSION)) {
        kernel.readFailed = true;
        return made;
      }
      if (kernel.sessions.find(name, true) >= 0) {
        kernel.services.release(Memory.INCOMING_SESSION);
        kernel.readFailed = true;
        return made;
      }
      SessionFiles files = kernel.sessions.files(kernel.sessions.add(name, true));
      made++;
      if (!fill(files, received, place)) {
        kernel.readFailed = true;
        return made;
      }
      made += files.size();
    }
    return made;
  }

  private boolean fill(SessionFiles files, IncomingSessions received, int place) {
    for (int block = 0; block < received.fileBlocks(place); block++) {
      files.blocks().add(received.fileBlock(place, block));
    }
    boolean sound = received.filesSound(place);
    for (int file = 0; sound && file < received.files(place); file++) {
      int handler = kernel.handlers.find(received.fileCompatible(place, file), kernel.participants);
      sound = handler >= 0 && kernel.services.allocate(Memory.INCOMING_FILE);
      if (sound) {
        kernel.pin(handler);
        files.receive(
            received.fileToken(place, file), handler, received.fileData(place, file));
      }
    }
    if (!sound) {
      empty(files);
    }
    return sound;
  }

  private void empty(SessionFiles files) {
    while (files.size() > 0) {
      kernel.unpin(files.handler(files.size() - 1));
      kernel.services.release(Memory.INCOMING_FILE);
      files.removeLast();
    }
    files.blocks().restore(kernel.handover);
  }
}
