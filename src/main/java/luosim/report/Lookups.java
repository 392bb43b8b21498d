package luosim.report;

import java.util.function.Function;
import java.util.function.IntFunction;
import luosim.invariant.Violation;
import luosim.metrics.Exemplar;

/**
 * What a report has to be told by those who know it.
 *
 * @param host the name of the host with an index, such as z1-r2-h7
 * @param sample the replay token of the host that a sample comes from
 * @param violation the replay token of the host on which a violation was observed
 */
public record Lookups(
    IntFunction<String> host, Function<Exemplar, String> sample, Function<Violation, String> violation) {

  /** The place of a sample: its host and, where one is meant, the VM, counted from 1 as hosts are. */
  String place(Exemplar sample) {
    return host.apply(sample.host()) + (sample.vm() < 0 ? "" : "/vm" + (sample.vm() + 1));
  }

  /** The place of a violation; the fleet has no host. */
  String place(Violation violation) {
    return violation.host() < 0 ? "fleet" : host.apply(violation.host());
  }
}
