package luosim.conform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.luo.Row;
import luosim.luo.revision.Revision;

/**
 * What one replay has on the table: the kernel that runs, the doubles and their faults, and
 * everything found so far.
 */
final class Scene {
  final Setup setup;
  final Inputs inputs;
  final Revision.OfState revision;
  final Roster roster;
  final Injections injections = new Injections();
  final CallbackFaults faults = new CallbackFaults();
  final Renaming renaming;

  KernelRun kernel;

  /** Callbacks so far; without those of a record that only counts them. */
  final List<Json.Fields> trace = new ArrayList<>();

  /** Places in the trace whose data are only half known. */
  final Set<Integer> halfKnown = new TreeSet<>();

  /** Tokens of this kernel whose data property was cut to four bytes. */
  final Set<Long> shortData = new TreeSet<>();

  final Set<String> outstanding = new LinkedHashSet<>();
  final List<FoundTree> trees = new ArrayList<>();
  final Map<Row, Integer> rows = new EnumMap<>(Row.class);
  final FileCounts counts = new FileCounts();

  /** Whether the record only counts the callbacks of files. */
  final boolean onlyCounts;

  /** Whether the record wants the trees of every handover. */
  final boolean wantsTrees;

  /** Index of the request that runs. */
  int op;

  Scene(Setup setup, Inputs inputs, Revision.OfState revision, Json.Fields record)
      throws BadTraceException {
    this.setup = setup;
    this.inputs = inputs;
    this.revision = revision;
    this.roster = new Roster(setup);
    this.renaming = new Renaming(inputs.items(record, "trace"));
    this.wantsTrees = record.has("fdt");
    this.onlyCounts = hasBulk(record, inputs);
    this.kernel = coldBoot();
  }

  private static boolean hasBulk(Json.Fields record, Inputs inputs) throws BadTraceException {
    for (Json op : inputs.items(record, "ops")) {
      if (inputs.text(inputs.fields(op, "ops"), "op").equals("bulk_preserve")) {
        return true;
      }
    }
    return false;
  }

  private KernelRun coldBoot() {
    var options = new KernelRun.Options(setup.kho(), setup.liveUpdate(), setup.debugfs());
    return new KernelRun(
        1,
        options,
        new Pages(),
        KernelRun.Received.nothing(),
        KernelRun::noTree,
        roster,
        injections,
        revision);
  }

  /** Notes that a row of the failure matrix was reached. */
  void reached(Row row) {
    if (row != Row.NONE) {
      rows.merge(row, 1, Integer::sum);
    }
  }

  /** Adds a callback to the trace, or only to the counts. */
  void record(Json.Fields entry) {
    if (!onlyCounts) {
      entry.put("n", trace.size());
      entry.put("op", op);
      trace.add(entry);
    }
  }

  /**
   * A tree that the record wants to see.
   *
   * @param at when
   * @param what which
   * @param blob its bytes
   */
  record FoundTree(String at, String what, byte[] blob) {}
}
