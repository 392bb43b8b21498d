package luosim.spec;

import static luosim.spec.TimingLaws.constant;
import static luosim.spec.TimingLaws.lognormal;
import static luosim.spec.TimingLaws.mixture;
import static luosim.spec.TimingLaws.triangular;
import static luosim.spec.TimingLaws.uniform;

/**
 * A delay or cost of the model, with its place in the calibration set {@code reference-2026}.
 *
 * <p>Each constant declares its scenario key (under {@code timing.}), unit, allowed range, default
 * law, how well the number is known, where it was read, and what it means. Durations are
 * nanoseconds per call, per GiB, per page or per unit as the key says. Where nobody publishes a
 * number the default is an assumption (confidence A) and the range says how far it may be swept.
 */
public enum Timing {
  AGENT_REACTION("agent.reaction", Unit.DURATION, "1us", "10s",
      lognormal("2ms", "20ms"), Confidence.A, "no publication",
      "From an event that the agent must answer to its next request: notice, decide, call."),
  AGENT_IOCTL("agent.ioctl", Unit.DURATION, "100ns", "10ms",
      lognormal("1us", "10us"), Confidence.A, "no publication",
      "What one ioctl costs by itself, without the callbacks that it runs."),
  AGENT_RESTART("agent.restart", Unit.DURATION, "10ms", "10m",
      lognormal("1s", "5s"), Confidence.A, "no publication",
      "A crashed agent until it is back and has read the state of the orchestrator."),
  AGENT_START("userspace.start", Unit.DURATION, "10ms", "10m",
      lognormal("2s", "5s"), Confidence.A, "no publication; stripped host image",
      "User space of the new kernel: from init to an agent that can retrieve."),
  VM_PAUSE_BASE("vm.pause.base", Unit.DURATION, "1us", "10s",
      lognormal("300us", "3ms"), Confidence.A, "no publication",
      "Stopping a VM, the part that does not depend on its size."),
  VM_PAUSE_PER_VCPU("vm.pause.perVcpu", Unit.DURATION, "1us", "100ms",
      uniform("200us", "1ms"), Confidence.A, "OrphanVM design doc and KVM mail (shape only)",
      "Stopping one virtual CPU and saving its state."),
  VM_RESUME_BASE("vm.resume.base", Unit.DURATION, "1us", "10s",
      lognormal("300us", "3ms"), Confidence.A, "no publication",
      "Letting a VM run again, the part that does not depend on its size."),
  VM_RESUME_PER_VCPU("vm.resume.perVcpu", Unit.DURATION, "1us", "100ms",
      uniform("20us", "100us"), Confidence.A, "no publication",
      "Letting one virtual CPU run again."),
  VM_BOOT("vm.boot", Unit.DURATION, "10ms", "1h",
      lognormal("20s", "2m"), Confidence.A, "no publication",
      "A guest that starts from nothing until it serves, without its monitor."),
  VMM_START("vmm.start", Unit.DURATION, "1ms", "1m",
      lognormal("12ms", "60ms"), Confidence.H, "Firecracker specification: typically 12 ms, 6 to 60 ms",
      "Starting the VM monitor's process until it answers its interface."),
  VMM_RESTORE_PER_VCPU("vmm.restore.perVcpu", Unit.DURATION, "1us", "100ms",
      uniform("200us", "1ms"), Confidence.A, "OrphanVM design doc and KVM mail (shape only)",
      "Giving one virtual CPU its saved state in the new monitor."),
  MEMFD_PREPARE_BASE("handlers.memfd.prepare.base", Unit.DURATION, "100ns", "1s",
      lognormal("50us", "500us"), Confidence.A, "no publication",
      "Preparing a memfd: lock, freeze the mapping, allocate the record."),
  MEMFD_PREPARE_PER_GIB_4K("handlers.memfd.prepare.perGiB4KiB", Unit.DURATION, "100us", "1s",
      constant("22700us"), Confidence.H, "PKRAM RFC v2 cover letter, 30 Mar 2021",
      "Pinning and recording one GiB of guest memory in pages of 4 KiB, plain path."),
  MEMFD_PREPARE_PER_GIB_HUGE("handlers.memfd.prepare.perGiBHuge", Unit.DURATION, "1us", "100ms",
      constant("580us"), Confidence.H, "PKRAM RFC v2 cover letter, 30 Mar 2021",
      "The same in pages of 2 MiB or more, plain path."),
  MEMFD_FREEZE("handlers.memfd.freeze", Unit.DURATION, "100ns", "1s",
      lognormal("5us", "50us"), Confidence.A, "no publication",
      "Freezing a memfd: the file position is stored; independent of its size."),
  MEMFD_CANCEL_BASE("handlers.memfd.cancel.base", Unit.DURATION, "100ns", "1s",
      lognormal("30us", "300us"), Confidence.A, "no publication",
      "Cancelling a memfd: unfreeze the mapping, free the record."),
  MEMFD_CANCEL_PER_GIB_4K("handlers.memfd.cancel.perGiB4KiB", Unit.DURATION, "100us", "1s",
      constant("10ms"), Confidence.A, "no publication",
      "Unpinning one GiB in pages of 4 KiB."),
  MEMFD_CANCEL_PER_GIB_HUGE("handlers.memfd.cancel.perGiBHuge", Unit.DURATION, "1us", "100ms",
      constant("300us"), Confidence.A, "no publication",
      "Unpinning one GiB in pages of 2 MiB or more."),
  MEMFD_RETRIEVE_BASE("handlers.memfd.retrieve.base", Unit.DURATION, "100ns", "1s",
      lognormal("100us", "1ms"), Confidence.A, "no publication",
      "Retrieving a memfd: a new file with seals, size and position."),
  MEMFD_RETRIEVE_PER_GIB_4K("handlers.memfd.retrieve.perGiB4KiB", Unit.DURATION, "100us", "5s",
      constant("88300us"), Confidence.H, "PKRAM RFC v2 cover letter, 30 Mar 2021",
      "Restoring one GiB to the page cache in pages of 4 KiB, plain path."),
  MEMFD_RETRIEVE_PER_GIB_HUGE("handlers.memfd.retrieve.perGiBHuge", Unit.DURATION, "10us", "1s",
      constant("7500us"), Confidence.H, "PKRAM RFC v2 cover letter, 30 Mar 2021",
      "The same in pages of 2 MiB or more, plain path."),
  MEMFD_FINISH_BASE("handlers.memfd.finish.base", Unit.DURATION, "100ns", "1s",
      lognormal("5us", "50us"), Confidence.A, "no publication",
      "Finishing a memfd."),
  MEMFD_FINISH_PER_GIB_4K("handlers.memfd.finish.perGiB4KiB", Unit.DURATION, "100us", "1s",
      constant("20ms"), Confidence.A, "no publication",
      "Discarding one GiB in pages of 4 KiB of a memfd that nobody retrieved."),
  MEMFD_FINISH_PER_GIB_HUGE("handlers.memfd.finish.perGiBHuge", Unit.DURATION, "1us", "100ms",
      constant("500us"), Confidence.A, "no publication",
      "The same in pages of 2 MiB or more."),
  MEMFD_PARALLEL_EFFICIENCY("handlers.memfd.parallelEfficiency", Unit.FRACTION, "0%", "100%",
      constant("0%"), Confidence.A, "fitted to PKRAM RFC v2, 16 CPUs with bulk insertion",
      "How much each further thread that works on one file speeds it up: with n threads the time "
          + "per GiB is divided by 1 + e (n - 1). 0 % is the plain path; 59 % gives the published "
          + "16-thread save of 4 KiB pages, 11 % that of huge pages."),
  VFIO_PREPARE("handlers.vfio.prepare", Unit.DURATION, "1us", "1m",
      lognormal("2ms", "20ms"), Confidence.A, "no publication",
      "Preparing a device: its state pages are preserved."),
  VFIO_FREEZE("handlers.vfio.freeze", Unit.DURATION, "1us", "1m",
      lognormal("5ms", "50ms"), Confidence.A, "no publication",
      "Freezing a device: it stops and its state goes to the preserved pages."),
  VFIO_CANCEL("handlers.vfio.cancel", Unit.DURATION, "1us", "1m",
      lognormal("2ms", "20ms"), Confidence.A, "no publication",
      "Cancelling a device: it goes on as before, its state pages are given back."),
  VFIO_RETRIEVE("handlers.vfio.retrieve", Unit.DURATION, "100us", "1m",
      uniform("5ms", "20ms"), Confidence.A, "no publication; 5 to 20 ms assumed",
      "Retrieving a device whose state was preserved and attaching it again."),
  VFIO_FINISH("handlers.vfio.finish", Unit.DURATION, "1us", "1m",
      lognormal("500us", "5ms"), Confidence.A, "no publication",
      "Finishing a retrieved device."),
  VFIO_RESET("handlers.vfio.reset", Unit.DURATION, "100ms", "1m",
      mixture("usual", "90%", uniform("100ms", "200ms"), "slow", "10%", uniform("200ms", "1s")),
      Confidence.M, "PCIe 6.6.2 minimum 100 ms; Linux PCI commits 2016, 2017: slow devices 100 to 1000 ms",
      "Function-level reset of a device that was not restored; never under 100 ms."),
  VFIO_SHUTDOWN("handlers.vfio.shutdown", Unit.DURATION, "1us", "1m",
      lognormal("100ms", "2s"), Confidence.A, "no publication; NVMe waits up to 5 s (nvme commit 07fbd32a)",
      "Shutting down one device that is not preserved, on the way into the kexec jump."),
  IOMMUFD_PREPARE_BASE("handlers.iommufd.prepare.base", Unit.DURATION, "1us", "10s",
      lognormal("200us", "2ms"), Confidence.A, "no publication",
      "Preparing an address space, without its tables."),
  IOMMUFD_PREPARE_PER_TABLE_PAGE("handlers.iommufd.prepare.perTablePage", Unit.DURATION, "10ns", "100us",
      constant("200ns"), Confidence.A, "no publication",
      "Preserving one page of an I/O page table (512 entries)."),
  IOMMUFD_FREEZE("handlers.iommufd.freeze", Unit.DURATION, "1us", "10s",
      lognormal("50us", "500us"), Confidence.A, "no publication",
      "Freezing an address space: no map or unmap from here on."),
  IOMMUFD_CANCEL_BASE("handlers.iommufd.cancel.base", Unit.DURATION, "1us", "10s",
      lognormal("100us", "1ms"), Confidence.A, "no publication",
      "Cancelling an address space, without its tables."),
  IOMMUFD_CANCEL_PER_TABLE_PAGE("handlers.iommufd.cancel.perTablePage", Unit.DURATION, "10ns", "100us",
      constant("150ns"), Confidence.A, "no publication",
      "Giving back one page of an I/O page table."),
  IOMMUFD_RETRIEVE_BASE("handlers.iommufd.retrieve.base", Unit.DURATION, "1us", "10s",
      lognormal("300us", "3ms"), Confidence.A, "no publication",
      "Retrieving an address space, without its tables."),
  IOMMUFD_RETRIEVE_PER_TABLE_PAGE("handlers.iommufd.retrieve.perTablePage", Unit.DURATION, "10ns", "100us",
      constant("300ns"), Confidence.A, "no publication",
      "Taking over one page of an I/O page table."),
  IOMMUFD_FINISH("handlers.iommufd.finish", Unit.DURATION, "1us", "10s",
      lognormal("50us", "500us"), Confidence.A, "no publication",
      "Finishing an address space."),
  SUBSYSTEM_PREPARE("subsystems.prepare", Unit.DURATION, "1us", "1m",
      lognormal("500us", "5ms"), Confidence.A, "no publication",
      "Prepare of one subsystem (pci, iommu)."),
  SUBSYSTEM_FREEZE("subsystems.freeze", Unit.DURATION, "1us", "1m",
      lognormal("100us", "1ms"), Confidence.A, "no publication",
      "Freeze of one subsystem."),
  SUBSYSTEM_CANCEL("subsystems.cancel", Unit.DURATION, "1us", "1m",
      lognormal("200us", "2ms"), Confidence.A, "no publication",
      "Cancel of one subsystem."),
  SUBSYSTEM_FINISH("subsystems.finish", Unit.DURATION, "1us", "1m",
      lognormal("200us", "2ms"), Confidence.A, "no publication",
      "Finish of one subsystem."),
  LUO_FDT_SETUP_BASE("luo.fdt.setup", Unit.DURATION, "1us", "1s",
      lognormal("100us", "500us"), Confidence.A, "no publication",
      "Allocating and zeroing the orchestrator's tree of 1 MiB."),
  LUO_FDT_PER_ENTRY_PAIR("luo.fdt.perEntryPair", Unit.DURATION, "1ns", "1us",
      constant("4ns"), Confidence.A, "no publication",
      "One comparison of siblings: every insert and every write scans the entries before it, so n "
          + "entries cost about n squared of these."),
  KHO_PRESERVE_PER_UNIT("kho.preserve.perUnit", Unit.DURATION, "1ns", "100us",
      constant("60ns"), Confidence.A, "no publication; below the 86 ns per page of PKRAM's whole save",
      "Setting one bit of the tracker: one folio of any order. Guest memory has it inside its "
          + "cost per GiB."),
  KHO_FINALIZE_PER_BITMAP("kho.finalize.perBitmap", Unit.DURATION, "10ns", "100us",
      constant("200ns"), Confidence.A, "no publication",
      "Writing one bitmap's element to the list for the next kernel."),
  KHO_FINALIZE_PER_CHUNK("kho.finalize.perChunk", Unit.DURATION, "100ns", "1ms",
      constant("1us"), Confidence.A, "no publication",
      "Allocating one page of that list."),
  KHO_ABORT_PER_BITMAP("kho.abort.perBitmap", Unit.DURATION, "10ns", "100us",
      constant("100ns"), Confidence.A, "no publication",
      "Freeing one bitmap when the tracker is wiped."),
  KHO_RECEIVE_PER_UNIT("kho.receive.perUnit", Unit.DURATION, "1ns", "100us",
      constant("50ns"), Confidence.A, "no publication",
      "Reserving one preserved folio early in the new kernel."),
  KHO_RECEIVE_PER_BITMAP("kho.receive.perBitmap", Unit.DURATION, "10ns", "1ms",
      constant("1us"), Confidence.A, "no publication",
      "Scanning the 4096 bits of one bitmap."),
  KEXEC_LOAD("kexec.load", Unit.DURATION, "1ms", "5m",
      lognormal("300ms", "1s"),
      Confidence.A, "no publication; KHO v4 thread, Feb 2025: never inside the blackout",
      "Loading the new kernel's image; done before any VM is paused."),
  KEXEC_JUMP("kexec.jump", Unit.DURATION, "0s", "1m",
      constant("40ms"), Confidence.H, "ByteDance kexec patch reusing crash-kernel memory",
      "Copying the image at the jump: about 0.5 ms per MB, here 81 MB of kernel and initramfs."),
  SHUTDOWN_BASE("kernel.shutdown", Unit.DURATION, "1us", "10m",
      lognormal("100ms", "1s"), Confidence.A, "no publication",
      "The old kernel's way into the jump without its devices."),
  BOOT_KERNEL("kernel.boot", Unit.DURATION, "50ms", "1m",
      triangular("790ms", "890ms", "1050ms"),
      Confidence.H, "Linux deferred-init series, May 2020: 0.79, 0.89, 1.05 s (derived)",
      "The new kernel to init, without page structs, processors and ACPI."),
  BOOT_STRUCT_PAGES_PER_GIB_ONE_THREAD("kernel.structPages.perGiBOneThread", Unit.DURATION, "100us", "100ms",
      triangular("3100us", "4500us", "5700us"),
      Confidence.H, "Linux deferred-init series, May 2020 (derived)",
      "Page structs for one GiB of the largest node, one thread per node."),
  BOOT_STRUCT_PAGES_PER_GIB_ALL_CPUS("kernel.structPages.perGiBAllCpus", Unit.DURATION, "10us", "100ms",
      uniform("380us", "730us"), Confidence.H, "Linux deferred-init series, May 2020 (derived)",
      "The same when every processor of the node helps (16 or more threads)."),
  BOOT_SMP_PER_CPU_SERIAL("kernel.smp.perCpuSerial", Unit.DURATION, "100us", "1s",
      triangular("4300us", "5300us", "7100us"),
      Confidence.H, "x86 parallel bring-up series, 2022-2023 (derived)",
      "Bringing up one processor after the other."),
  BOOT_SMP_PARALLEL("kernel.smp.parallel", Unit.DURATION, "1ms", "1m",
      constant("100ms"), Confidence.H, "x86 parallel bring-up series, 2022-2023",
      "Bringing up all processors at once."),
  BOOT_ACPI("kernel.acpi", Unit.DURATION, "0s", "1m",
      uniform("100ms", "300ms"), Confidence.H, "LPC 2024 talk 1732",
      "ACPI initialisation in a kernel started by kexec."),
  BOOT_HUGE_PAGE_STRUCT("kernel.hugePageStruct", Unit.DURATION, "0s", "1s",
      constant("5400us"), Confidence.H, "mm/memblock series, July 2023 (derived)",
      "Page structs of one huge page of 1 GiB when they are not skipped."),
  FIRMWARE_POST("firmware.post", Unit.DURATION, "1s", "2h",
      uniform("5m", "10m"), Confidence.M, "kured issue 59",
      "Firmware self-test of a full reboot."),
  FIRMWARE_SERVICE_START("firmware.serviceStart", Unit.DURATION, "1s", "2h",
      lognormal("30s", "2m"), Confidence.A, "no publication",
      "From the boot loader until the host takes VMs again, after a full reboot."),
  MIGRATION_BLACKOUT("migration.blackout", Unit.DURATION, "1us", "1h",
      lognormal("50ms", "300ms"), Confidence.H, "Google, VEE 2018: median 50 ms, p99 300 ms",
      "Pause of a VM that is migrated live."),
  MIGRATION_BANDWIDTH("migration.bandwidth", Unit.RATE, "1MiB/s", "1TiB/s",
      constant("1GiB/s"), Confidence.A, "no publication; about one 10 GbE link",
      "Memory that one host can send per second while it is drained."),
  MIGRATION_OVERHEAD("migration.overhead", Unit.DURATION, "1us", "1h",
      lognormal("2s", "10s"), Confidence.A, "no publication",
      "Set-up and tear-down of one live migration."),
  REPAIR_TIME("repair.time", Unit.DURATION, "1s", "30d",
      lognormal("4h", "2d"), Confidence.A, "no publication",
      "A crashed or wedged host until it is back in the fleet.");

  /** Name of the calibration set made of all defaults. */
  public static final String BASE = "reference-2026";

  private final String key;
  private final Unit unit;
  private final double low;
  private final double high;
  private final DistributionSpec law;
  private final Confidence confidence;
  private final String source;
  private final String sentence;

  Timing(String key, Unit unit, String low, String high, DistributionSpec law, Confidence confidence,
      String source, String sentence) {
    this.key = key;
    this.unit = unit;
    this.low = unit.parse(low).doubleValue();
    this.high = unit.parse(high).doubleValue();
    this.law = law;
    this.confidence = confidence;
    this.source = source;
    this.sentence = sentence;
  }

  /** The scenario key, such as {@code timing.kernel.boot}. */
  public String path() {
    return "timing." + key;
  }

  /** The unit of every value of the law. */
  public Unit unit() {
    return unit;
  }

  /** The least value that a scenario may put into the law, in base units. */
  public double low() {
    return low;
  }

  /** The greatest value that a scenario may put into the law, in base units. */
  public double high() {
    return high;
  }

  /** The law of the calibration set. */
  public DistributionSpec law() {
    return law;
  }

  /** How well the default is known. */
  public Confidence confidence() {
    return confidence;
  }

  /** Where the default was read, or that nobody publishes it. */
  public String source() {
    return source;
  }

  /** What it is, in a sentence. */
  public String sentence() {
    return sentence;
  }
}
