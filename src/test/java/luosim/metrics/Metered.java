package luosim.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import luosim.chance.Constant;
import luosim.chance.Distribution;
import luosim.host.AgentPlan;
import luosim.host.AttemptEnd;
import luosim.host.Cause;
import luosim.host.Fates;
import luosim.host.HostClass;
import luosim.host.HostLimits;
import luosim.host.HostModel;
import luosim.host.HostTiming;
import luosim.host.KernelOptions;
import luosim.host.Machine;
import luosim.host.Part;
import luosim.host.VmPlan;
import luosim.spec.Timing;
import luosim.stats.LatencyHistogram;
import luosim.trace.TraceKind;

/** A host of two VMs, one small and one with a device, whose trace is told by hand and metered. */
final class Metered {
  private static final long GIB = 1L << 30;

  private final HostModel model = model();
  private final HostMeter meter = new HostMeter();
  private final Machine machine = new Machine(model);
  private final List<RowSink.AttemptRow> attempts = new ArrayList<>();
  private final List<RowSink.PauseRow> pauses = new ArrayList<>();
  final ReplicationMeasures measures = new ReplicationMeasures(model, 4);
  final Timeline timeline = new Timeline();

  Metered() {
    meter.begin();
    machine.install(1, 4, 9, 0, 0, 0, Fates.NONE, (kind, timeNs, host, subject, a, b, c) -> {});
  }

  static HostModel model() {
    Distribution[] laws = new Distribution[Timing.values().length];
    Arrays.fill(laws, new Constant(0));
    double[] scales = new double[laws.length];
    Arrays.fill(scales, 1);
    List<VmPlan> vms = List.of(
        new VmPlan("small", 1, 1, 2, GIB, 9, 1, 0, true), new VmPlan("nic", 1, 1, 4, GIB, 9, 1, 1, false));
    HostClass general = new HostClass(
        "general", 8, 2, 64 * GIB, 0, new KernelOptions(true, true, true, true, false),
        new AgentPlan(2, 1, 0, 0), vms, List.of("pci", "iommu"));
    return new HostModel("rfc-v2", List.of(general), HostLimits.none(), new HostTiming(laws, scales, 0, 0));
  }

  Metered at(long timeNs, TraceKind kind, int subject, long a, long b) {
    meter.record(kind, timeNs, 9, subject, a, b, 0);
    return this;
  }

  Metered at(long timeNs, TraceKind kind, int subject, long a) {
    return at(timeNs, kind, subject, a, 0);
  }

  Metered attempt(int number, long timeNs) {
    return at(timeNs, TraceKind.ATTEMPT_BEGAN, number, 0);
  }

  Metered ends(AttemptEnd how, long timeNs) {
    return at(timeNs, TraceKind.ATTEMPT_ENDED, 0, how.ordinal());
  }

  Metered pauses(int vm, long timeNs) {
    return at(timeNs, TraceKind.VM_PAUSE_BEGAN, vm, Cause.UPDATE.ordinal());
  }

  Metered waits(int vm, Part part, long timeNs) {
    return at(timeNs, TraceKind.VM_WAITS, vm, part.ordinal());
  }

  Metered allWait(Part part, long timeNs) {
    return at(timeNs, TraceKind.HOST_WAITS, 0, part.ordinal());
  }

  Metered runs(int vm, long timeNs) {
    return at(timeNs, TraceKind.VM_RUNS, vm, 0);
  }

  /** The host has its outcome; it came to run the new kernel at this time, or never. */
  Metered commit(long patchedNs) {
    meter.commit(
        measures,
        timeline,
        new RowSink() {
          @Override public void attempt(AttemptRow row) {
            attempts.add(row);
          }

          @Override public void host(HostRow row) {
            throw new AssertionError("rows of hosts are not the meter's");
          }

          @Override public void pause(PauseRow row) {
            pauses.add(row);
          }
        },
        model,
        MeteredHost.of(machine),
        patchedNs,
        attempt -> attempt == 1 ? "correct" : "");
    return this;
  }

  List<RowSink.AttemptRow> attemptRows() {
    return attempts;
  }

  List<RowSink.PauseRow> pauseRows() {
    return pauses;
  }

  private int view(String name) {
    List<View> views = measures.views();
    for (int i = 0; i < views.size(); i++) {
      if (views.get(i).text().equals(name)) {
        return i;
      }
    }
    throw new AssertionError("no view " + name + " among " + views.stream().map(View::text).toList());
  }

  LatencyHistogram samples(String name) {
    return measures.samples(view(name));
  }

  /** All samples of a view in rising order, "never" for those without end; times are below 2000. */
  String of(String name) {
    LatencyHistogram samples = samples(name);
    List<String> all = new ArrayList<>();
    for (long rank = 1; rank <= samples.count(); rank++) {
      OptionalLong value = samples.atRank(rank);
      all.add(value.isPresent() ? Long.toString(value.getAsLong()) : "never");
    }
    return String.join(" ", all);
  }

  Exemplar example(String name, long near) {
    return measures.exemplars(view(name)).near(near).orElseThrow();
  }
}
