package luosim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import luosim.spec.Unit;

/** A measure that a budget may name, with its unit and how often a run takes it. */
public enum Measure {
  /** One pause of one VM. */
  BLACKOUT("blackout", Unit.DURATION, Per.VM),
  /** All pauses and restarts of one VM together. */
  DISRUPTION("disruption", Unit.DURATION, Per.VM),
  /** Time that a host spends preparing and finishing while its VMs run. */
  BROWNOUT("brownout", Unit.DURATION, Per.HOST),
  /** From a fault to its being noticed. */
  CANCEL_DETECT("cancel.detect", Unit.DURATION, Per.HOST),
  /** From there until the orchestrator is NORMAL. */
  CANCEL_ROLLBACK("cancel.rollback", Unit.DURATION, Per.HOST),
  /** From there until the last VM runs. */
  CANCEL_RESUME("cancel.resume", Unit.DURATION, Per.HOST),
  /** One successful live update of one host. */
  HOST_UPDATE("hostUpdate", Unit.DURATION, Per.HOST),
  /** Time until the given share of hosts runs the new kernel. */
  PATCHED("patched", Unit.DURATION, Per.HOST),
  /** Length of the whole rollout. */
  ROLLOUT_DURATION("rollout.duration", Unit.DURATION, Per.ROLLOUT),
  /** Hosts out at once beyond the limit, through crashes. */
  LIMIT_EXCESS("limit.excess", Unit.COUNT, Per.ROLLOUT);

  /** How often a run takes a measure. */
  public enum Per {
    /** At most once per VM and attempt. */
    VM,
    /** At most once per host and attempt. */
    HOST,
    /** Once per replication. */
    ROLLOUT
  }

  private final String id;
  private final Unit unit;
  private final Per per;

  Measure(String id, Unit unit, Per per) {
    this.id = id;
    this.unit = unit;
    this.per = per;
  }

  /** The name in budgets. */
  public String id() {
    return id;
  }

  /** The unit of its values. */
  public Unit unit() {
    return unit;
  }

  /** How often a run takes it. */
  public Per per() {
    return per;
  }

  /** The measure with this name, if there is one. */
  public static Optional<Measure> named(String id) {
    return Stream.of(values()).filter(measure -> measure.id.equals(id)).findFirst();
  }

  /** All names in declared order. */
  public static List<String> ids() {
    return Stream.of(values()).map(Measure::id).toList();
  }
}
