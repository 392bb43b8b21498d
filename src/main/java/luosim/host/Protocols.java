package luosim.host;

import luosim.kho.KhoConfig;
import luosim.luo.revision.Revision;
import luosim.luo.revision.Revisions;

/** Finds what a model's kernels are made of by the revision that they run. */
final class Protocols {
  private Protocols() {}

  static Core core(String protocol, KernelPorts ports, KhoConfig config) {
    return new StateCore(revision(protocol), ports, config);
  }

  private static Revision.OfState revision(String protocol) {
    return Revisions.findOfState(protocol)
        .orElseThrow(() -> new IllegalArgumentException("host model: no protocol " + protocol
            + "; there are " + Revisions.ofState().stream().map(revision -> revision.id()).toList()));
  }
}
