package luosim.scenario;

import static luosim.spec.Unit.COUNT;
import static luosim.spec.Unit.FRACTION;
import static luosim.spec.Unit.MEMORY;

import java.util.List;
import luosim.spec.ParameterType;

/** The keys under {@code fleet}. */
final class FleetKeys {
  private FleetKeys() {}

  static void declare(Keys top) {
    var fleet = top.block("fleet", "The hosts and what they carry.");
    fleet.block("topology", "Failure domains; the product is the number of hosts, at most "
        + Schema.HOSTS_MAX + ".")
        .quantity("zones", COUNT, "1", "1000", "1", "Zones.")
        .quantity("racksPerZone", COUNT, "1", "100000", "1", "Racks of each zone.")
        .quantity("hostsPerRack", COUNT, "1", Integer.toString(Schema.HOSTS_MAX), "20",
            "Hosts of each rack.");
    fleet.later("inventory", "A file that lists the hosts instead of a topology.");
    var hosts = fleet.table("hostClasses", "host classes", 100, "{general: {}}",
        "Kinds of hosts; hosts are assigned in proportion to the weights.");
    hosts.quantity("weight", COUNT, "1", "1000000", "1", "Share of the fleet relative to the other weights.");
    hosts.quantity("cpus", COUNT, "1", "4096", "96", "Hardware threads.");
    hosts.quantity("numaNodes", COUNT, "1", "64", "2", "Memory nodes; memory is split evenly.");
    hosts.quantity("memory", MEMORY, "1GiB", "64TiB", "512GiB", "Memory of the host.");
    hosts.quantity("fragmentation", FRACTION, "0%", "100%", "0%",
        "How scattered guest memory lies: 0 is one run per node, 1 is the worst scatter.");
    declareSoftware(hosts);
    declareVms(hosts);
    fleet.later("replicas", "Groups of VMs of which a quorum must run.");
  }

  private static void declareSoftware(Keys hosts) {
    hosts.block("kernel", "Switches of the host's kernels, old and new.")
        .flag("deferredPages", true, "Page structs are initialised by all processors of a node, not by one.")
        .flag("parallelCpus", true, "Processors are brought up at once, not one after the other.")
        .word("deviceShutdown", Word.list(Kernel.DeviceShutdown.values()), "async",
            "Devices shut down at once (the slowest counts) or one after the other (the sum counts).")
        .flag("hugetlb", true, "Guest memory in pages of 1 GiB can be handed over.")
        .flag("khoDebug", false, "The debug option that publishes handover blobs in debugfs is built in.")
        .flag("liveupdate", true, "The boot option that switches the orchestrator of the old kernel on.")
        .flag("flbOfAll", false,
            "With sessions: the state of the IOMMU belongs to memory files too, as the globals of the"
                + " kernel's own test do.")
        .flag("flbAtBoot", true,
            "With sessions: drivers look at boot for the global state that was left to them.")
        .quantity("otherPages", COUNT, "0", "256", "0",
            "Pages that another user of Kexec HandOver keeps preserved from the boot of each kernel on.");
    hosts.block("nextKernel", "What is different about the image that the update brings.")
        .flag("kho", true, "The boot option that switches Kexec HandOver on.")
        .flag("liveupdate", true, "The boot option that switches the orchestrator on.")
        .optional("subsystems", new ParameterType.Items("subsystem names", 64),
            "Its subsystems in registration order; by default those of the old kernel.")
        .items("handlers", "handler names", 3, "[memfd, vfio, iommufd]", "The file handlers that it has.");
    var agent = hosts.block("agent", "The user-space agent.");
    agent.quantity("workers", COUNT, "1", "1024", "16", "Threads that pause, restore and resume VMs.");
    agent.flag("keepsSessions", false,
        "With sessions: a store keeps their descriptors when its process dies, for the next one.");
    agent.block("afterFreezeFailure",
        "What the agent does first when reboot came back because a freeze failed; sums to 100%.")
        .quantity("cancel", FRACTION, "0%", "100%", "50%", "It asks for a cancel.")
        .quantity("rebootAgain", FRACTION, "0%", "100%", "10%", "It calls reboot(KEXEC) again.")
        .quantity("resumeOnly", FRACTION, "0%", "100%", "40%",
            "It resumes the VMs and asks for nothing.");
    hosts.items("subsystems", "subsystem names", 64, "[pci, iommu]",
        "Subsystems in registration order; pci and iommu must be among them.");
    hosts.table("callbacks", "lists of callbacks", 64, "{}",
        "Subsystems with other callbacks than prepare, freeze, cancel and finish, each with those that it "
            + "has of these and boot, by which v3 tells one that is new at updated what it was left.");
    hosts.flag("bare", false,
        "The kernel cannot hand devices over: pci and iommu may be missing, and no VM has a device.");
  }

  private static void declareVms(Keys hosts) {
    var vms = hosts.table("vms", "VM shapes", 50, "{small: {}}", "VMs that each host carries.");
    vms.quantity("count", COUNT, "0", Integer.toString(Schema.VMS_MAX), "1",
        "VMs of this shape per host.");
    vms.optional("integers", new ParameterType.Items("whole numbers", 2),
        "Instead of count: each host draws a number between these two, both included.");
    vms.quantity("vcpus", COUNT, "1", "1024", "4", "Virtual CPUs.");
    vms.quantity("memory", MEMORY, "4KiB", "64TiB", "16GiB",
        "Guest memory: a multiple of memfds times pageSize.");
    vms.word("pageSize", List.of("4KiB", "2MiB", "1GiB"), "2MiB", "Page size of the guest memory.");
    vms.quantity("memfds", COUNT, "1", "1000", "1", "Files that hold the guest memory.");
    vms.quantity("vfio", COUNT, "0", "64", "0",
        "Passed-through devices; with any, there is one iommufd as well.");
    vms.flag("migratable", true, "It can be migrated live.");
  }
}
