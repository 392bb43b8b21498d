package luosim.bench.update;

import java.util.List;
import luosim.chance.Constant;
import luosim.chance.Distribution;
import luosim.chance.LogNormal;
import luosim.chance.Triangular;
import luosim.chance.Uniform;
import luosim.host.Role;
import luosim.spec.DistributionSpec;
import luosim.spec.Timing;

/**
 * Something that takes time, with the laws of the calibration set and the amounts of work of a host with ten
 * guests of 8 processors and 32 GiB in pages of 2 MiB.
 */
enum Step {
  REACTION(Role.REACT, one(Timing.AGENT_REACTION)),
  CALL(Role.CALL, one(Timing.AGENT_IOCTL)),
  TREE(Role.TREE, one(Timing.LUO_FDT_SETUP_BASE)),
  PREPARE_SPACE(Role.SAVE, one(Timing.IOMMUFD_PREPARE_BASE),
      times(Timing.IOMMUFD_PREPARE_PER_TABLE_PAGE, Sizes.TABLE_PAGES)),
  PREPARE_DEVICE(Role.SAVE, one(Timing.VFIO_PREPARE)),
  PREPARE_MEMORY(Role.SAVE, one(Timing.MEMFD_PREPARE_BASE),
      times(Timing.MEMFD_PREPARE_PER_GIB_HUGE, Sizes.GIB)),
  PREPARE_SUBSYSTEM(Role.SAVE, one(Timing.SUBSYSTEM_PREPARE)),
  CANCEL_SPACE(Role.RELEASE, one(Timing.IOMMUFD_CANCEL_BASE),
      times(Timing.IOMMUFD_CANCEL_PER_TABLE_PAGE, Sizes.TABLE_PAGES)),
  CANCEL_DEVICE(Role.RELEASE, one(Timing.VFIO_CANCEL)),
  CANCEL_MEMORY(Role.RELEASE, one(Timing.MEMFD_CANCEL_BASE),
      times(Timing.MEMFD_CANCEL_PER_GIB_HUGE, Sizes.GIB)),
  CANCEL_SUBSYSTEM(Role.RELEASE, one(Timing.SUBSYSTEM_CANCEL)),
  LOAD(Role.IMAGE, one(Timing.KEXEC_LOAD)),
  PAUSE(Role.PAUSE, one(Timing.VM_PAUSE_BASE), times(Timing.VM_PAUSE_PER_VCPU, Sizes.CPUS)),
  FREEZE_SPACE(Role.FREEZE, one(Timing.IOMMUFD_FREEZE)),
  FREEZE_DEVICE(Role.FREEZE, one(Timing.VFIO_FREEZE)),
  FREEZE_MEMORY(Role.FREEZE, one(Timing.MEMFD_FREEZE)),
  FREEZE_SUBSYSTEM(Role.FREEZE, one(Timing.SUBSYSTEM_FREEZE)),
  SHUTDOWN_DEVICE(Role.SHUTDOWN, one(Timing.VFIO_SHUTDOWN)),
  SHUTDOWN(Role.SHUTDOWN, one(Timing.SHUTDOWN_BASE)),
  JUMP(Role.JUMP, one(Timing.KEXEC_JUMP)),
  BOOT(Role.BOOT, one(Timing.BOOT_KERNEL), one(Timing.BOOT_ACPI), one(Timing.BOOT_SMP_PARALLEL),
      times(Timing.BOOT_STRUCT_PAGES_PER_GIB_ONE_THREAD, 0),
      times(Timing.BOOT_STRUCT_PAGES_PER_GIB_ALL_CPUS, Sizes.NODE_GIB)),
  RECEIVE(Role.RECEIVE, times(Timing.KHO_RECEIVE_PER_UNIT, Sizes.UNITS)),
  START(Role.START, one(Timing.AGENT_START)),
  MONITOR(Role.MONITOR, one(Timing.VMM_START)),
  RETRIEVE_SPACE(Role.LOAD, one(Timing.IOMMUFD_RETRIEVE_BASE),
      times(Timing.IOMMUFD_RETRIEVE_PER_TABLE_PAGE, Sizes.TABLE_PAGES)),
  RETRIEVE_DEVICE(Role.LOAD, one(Timing.VFIO_RETRIEVE)),
  RETRIEVE_MEMORY(Role.LOAD, one(Timing.MEMFD_RETRIEVE_BASE),
      times(Timing.MEMFD_RETRIEVE_PER_GIB_HUGE, Sizes.GIB)),
  PROCESSORS(Role.MONITOR, times(Timing.VMM_RESTORE_PER_VCPU, Sizes.CPUS)),
  RESUME(Role.RESUME, one(Timing.VM_RESUME_BASE), times(Timing.VM_RESUME_PER_VCPU, Sizes.CPUS)),
  FINISH_SPACE(Role.FINISH, one(Timing.IOMMUFD_FINISH)),
  FINISH_DEVICE(Role.FINISH, one(Timing.VFIO_FINISH)),
  FINISH_MEMORY(Role.FINISH, one(Timing.MEMFD_FINISH_BASE)),
  FINISH_SUBSYSTEM(Role.FINISH, one(Timing.SUBSYSTEM_FINISH)),
  START_GUEST(Role.GUEST, one(Timing.VMM_START), one(Timing.VM_BOOT)),
  MIGRATE(Role.MIGRATE, one(Timing.MIGRATION_OVERHEAD)),
  MIGRATION_PAUSE(Role.MIGRATE, one(Timing.MIGRATION_BLACKOUT)),
  RESET(Role.FIRMWARE, one(Timing.SHUTDOWN_BASE), one(Timing.FIRMWARE_POST)),
  SERVICE(Role.FIRMWARE, one(Timing.FIRMWARE_SERVICE_START)),
  REPAIR(Role.FIRMWARE, one(Timing.REPAIR_TIME));

  /** Steps by kind of file: address space, device, memory. */
  static final List<Step> PREPARE = List.of(PREPARE_SPACE, PREPARE_DEVICE, PREPARE_MEMORY);

  static final List<Step> CANCEL = List.of(CANCEL_SPACE, CANCEL_DEVICE, CANCEL_MEMORY);
  static final List<Step> FREEZE = List.of(FREEZE_SPACE, FREEZE_DEVICE, FREEZE_MEMORY);
  static final List<Step> RETRIEVE = List.of(RETRIEVE_SPACE, RETRIEVE_DEVICE, RETRIEVE_MEMORY);
  static final List<Step> FINISH = List.of(FINISH_SPACE, FINISH_DEVICE, FINISH_MEMORY);

  private final Role role;
  private final Distribution[] laws;
  private final double[] amounts;
  private final int[] places;
  private final double fixed;

  Step(Role role, Term... terms) {
    this.role = role;
    var random = List.of(terms).stream().filter(term -> term.amount > 0 && !term.isFixed()).toList();
    laws = random.stream().map(Term::law).toArray(Distribution[]::new);
    amounts = random.stream().mapToDouble(Term::amount).toArray();
    places = random.stream().mapToInt(List.of(terms)::indexOf).toArray();
    fixed = List.of(terms).stream().filter(Term::isFixed).mapToDouble(term -> term.amount * term.law().mean())
        .sum();
  }

  int role() {
    return role.ordinal();
  }

  /** How many numbers are drawn for it. */
  int draws() {
    return laws.length;
  }

  Distribution law(int draw) {
    return laws[draw];
  }

  double amount(int draw) {
    return amounts[draw];
  }

  /** The place of a drawn term among all terms. */
  int place(int draw) {
    return places[draw];
  }

  /** The part that is always the same, ns. */
  double fixed() {
    return fixed;
  }

  /** Amounts of work of one host. */
  private static final class Sizes {
    private static final double CPUS = 8;
    private static final double GIB = 16;
    private static final double NODE_GIB = 256;
    private static final double TABLE_PAGES = 34;
    private static final double UNITS = 165_800;
  }

  private record Term(Timing timing, double amount) {
    Distribution law() {
      return Step.law(timing.law());
    }

    boolean isFixed() {
      return timing.law() instanceof DistributionSpec.Constant;
    }
  }

  private static Term one(Timing timing) {
    return new Term(timing, 1);
  }

  private static Term times(Timing timing, double amount) {
    return new Term(timing, amount);
  }

  private static Distribution law(DistributionSpec law) {
    if (law instanceof DistributionSpec.LognormalQuantiles spec) {
      return LogNormal.ofMedianAndP99(spec.p50(), spec.p99());
    }
    if (law instanceof DistributionSpec.Uniform spec) {
      return new Uniform(spec.low(), spec.high());
    }
    if (law instanceof DistributionSpec.Triangular spec) {
      return new Triangular(spec.low(), spec.mode(), spec.high());
    }
    if (law instanceof DistributionSpec.Constant spec) {
      return new Constant(spec.value());
    }
    throw new IllegalArgumentException("no law of the simple rollout: " + law);
  }
}
