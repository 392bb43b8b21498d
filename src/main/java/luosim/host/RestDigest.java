package luosim.host;

import luosim.handler.FileObject;
import luosim.handler.SubsystemObject;

/**
 * A number over a host at rest. Two hosts of one class with equal numbers do the same when they are told to
 * start, as long as the same befalls them and nothing is drawn.
 *
 * <p>The number of a kernel covers orchestrator, handover and allocations. Added here is what lies around
 * it: which memory is free, what files are, what the agent wrote down.
 */
final class RestDigest {
  private RestDigest() {}

  static long of(
      Kernel kernel, Guests guests, Subsystems subsystems, MachinePages pages, Agent agent) {
    long digest = mixed(kernel.digest(), kernel.tokens.digest());
    digest = mixed(digest, kernel.received.digest());
    digest = mixed(digest, kernel.trees.size());
    for (int tree = 0; tree < kernel.trees.size(); tree++) {
      digest = mixed(digest, kernel.trees.get(tree));
    }
    digest = mixed(digest, kernel.fileReferences());
    digest = mixed(mixed(digest, pages.digest()), agent.digest());
    for (int vm = 0; vm < guests.vms(); vm++) {
      digest = mixed(digest, guests.state(vm).ordinal() * 4
          + (guests.populated(vm) ? 1 : 0) + (kernel.memoryLost(vm) ? 2 : 0));
    }
    for (int id = 0; id < guests.files(); id++) {
      digest = of(digest, guests.file(id));
    }
    for (int id = 0; id < subsystems.count(); id++) {
      digest = of(digest, subsystems.get(id));
    }
    return digest;
  }

  /** The same without addresses: how much memory is held, not where. */
  static long shape(Kernel kernel, Guests guests, boolean serving) {
    long shape = mixed(kernel.shape(), kernel.kho().preservedBytes());
    shape = mixed(shape, kernel.allocatedBytes());
    shape = mixed(shape, kernel.fileReferences() * 4L + (serving ? 1 : 0) + (kernel.newImage() ? 2 : 0));
    for (int vm = 0; kernel.hasSessions() && vm < guests.vms(); vm++) {
      shape = mixed(shape, guests.state(vm).ordinal()); // who runs may preserve
    }
    return shape;
  }

  private static long of(long before, FileObject file) {
    long digest = mixed(mixed(before, file.record()), file.abandoned());
    digest = mixed(digest, file.prepares());
    digest = mixed(digest, (file.frozen() ? 1 : 0) + (file.retrieved() ? 2 : 0) + (file.closed() ? 4 : 0)
        + (file.reserved() ? 8 : 0) + (file.filled() ? 16 : 0));
    digest = mixed(digest, file.memory().size() == 0 ? -1 : file.memory().firstUnit(0));
    return mixed(digest, file.array().size() == 0 ? -1 : file.array().firstUnit(0));
  }

  private static long of(long before, SubsystemObject one) {
    return mixed(mixed(before, one.record()),
        one.prepares() * 4 + (one.frozen() ? 1 : 0) + (one.reserved() ? 2 : 0));
  }

  /** A number with another one mixed in; the order counts. */
  static long mixed(long digest, long value) {
    long z = (digest ^ value) * 0x9E37_79B9_7F4A_7C15L;
    return z ^ z >>> 32;
  }
}
