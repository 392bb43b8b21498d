package luosim.host;

import luosim.kho.KhoConfig;
import luosim.luo.Family;
import luosim.luo.revision.Revision;
import luosim.luo.revision.Revisions;

/** Finds what a model's kernels are made of by the revision that they run. */
final class Protocols {
  private Protocols() {}

  static Family family(String protocol) {
    return revision(protocol).family();
  }

  static Core core(String protocol, KernelPorts ports, KhoConfig config) {
    Revision revision = revision(protocol);
    return revision instanceof Revision.OfSessions sessions
        ? new SessionCore(sessions, ports, config)
        : ofState((Revision.OfState) revision, ports, config);
  }

  private static Core ofState(Revision.OfState revision, KernelPorts ports, KhoConfig config) {
    return revision.filesAreSubsystem()
        ? new ListCore(revision, ports, config)
        : new StateCore(revision, ports, config);
  }

  private static Revision revision(String protocol) {
    return Revisions.find(protocol)
        .orElseThrow(() -> new IllegalArgumentException("host model: no protocol " + protocol
            + "; there are " + Revisions.all().stream().map(Revision::id).toList()));
  }
}
