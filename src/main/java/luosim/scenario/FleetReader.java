package luosim.scenario;

import java.util.ArrayList;
import java.util.List;
import luosim.spec.Nearest;
import luosim.spec.ParameterType;
import luosim.spec.Unit;

/** Reads {@code fleet} and checks what must fit together: hosts, memory, VMs and files. */
final class FleetReader {
  private static final double WEIGHT_SLACK = 1e-9;

  private FleetReader() {}

  static Fleet read(Section fleet) {
    var topology = topology(fleet.block("topology"));
    var classes = new ArrayList<HostClass>();
    for (var named : fleet.sections("hostClasses")) {
      classes.add(hostClass(named.name(), named.section()));
    }
    if (classes.isEmpty()) {
      throw new ScenarioException(fleet.place("hostClasses"), "fleet.hostClasses is empty",
          "at least one class");
    }
    return new Fleet(topology, classes);
  }

  private static Topology topology(Section section) {
    int zones = section.count("zones");
    int racks = section.count("racksPerZone");
    int hosts = section.count("hostsPerRack");
    long all = (long) zones * racks * hosts;
    if (all > Schema.HOSTS_MAX) {
      throw new ScenarioException(section.place(), "fleet.topology makes " + all + " hosts",
          "at most " + Schema.HOSTS_MAX + " hosts");
    }
    return new Topology(zones, racks, hosts);
  }

  private static HostClass hostClass(String name, Section section) {
    var kernel = section.block("kernel");
    var shapes = new ArrayList<VmShape>();
    for (var named : section.sections("vms")) {
      shapes.add(shape(named.name(), named.section()));
    }
    var made = new HostClass(name, section.whole("weight"), section.count("cpus"), section.count("numaNodes"),
        section.whole("memory"), section.number("fragmentation"),
        new Kernel(kernel.flag("deferredPages"), kernel.flag("parallelCpus"),
            kernel.word("deviceShutdown", Kernel.DeviceShutdown.values()), kernel.flag("hugetlb"),
            kernel.flag("khoDebug"), kernel.flag("liveupdate"), kernel.flag("flbAtBoot"),
            kernel.flag("flbOfAll"),
            kernel.count("otherPages")),
        agent(section.block("agent")), subsystems(section), callbacks(section), nextKernel(section),
        section.flag("bare"), shapes);
    if (made.bare() && shapes.stream().anyMatch(shape -> shape.vfio() > 0)) {
      throw new ScenarioException(section.place("bare"), section.path("bare") + " beside a VM with devices",
          "false, or vfio: 0");
    }
    checkSize(made, section);
    return made;
  }

  private static void checkSize(HostClass made, Section section) {
    var place = section.place("vms");
    var vms = section.path("vms");
    if (made.vmsMost() > Schema.VMS_MAX) {
      throw new ScenarioException(place, vms + " makes up to " + made.vmsMost() + " VMs per host",
          "at most " + Schema.VMS_MAX);
    }
    if (made.filesMost() > Schema.FILES_MAX) {
      throw new ScenarioException(place, vms + " makes up to " + made.filesMost() + " files per host",
          "at most " + Schema.FILES_MAX);
    }
    new GuestMemory(made).check(section);
  }

  private static Agent agent(Section section) {
    var ladder = section.block("afterFreezeFailure");
    var shares = new Agent.AfterFreezeFailure(
        ladder.number("cancel"), ladder.number("rebootAgain"), ladder.number("resumeOnly"));
    double sum = shares.cancel() + shares.rebootAgain() + shares.resumeOnly();
    if (StrictMath.abs(sum - 1) > WEIGHT_SLACK) {
      throw new ScenarioException(ladder.place(), section.path("afterFreezeFailure") + " sums to "
          + Unit.FRACTION.print(StrictMath.rint(sum * 1e9) / 1e9), "shares that sum to 100%");
    }
    return new Agent(section.count("workers"), section.flag("keepsSessions"), shares);
  }

  private static List<String> names(Section section, String key, String expected) {
    var names = new ArrayList<String>();
    var what = section.path(key);
    for (var item : section.items(key)) {
      var scalar = Values.scalar(item, what, expected);
      var name = Values.name(scalar.text(), scalar.place(), what);
      if (names.contains(name)) {
        throw new ScenarioException(item.place(), what + " names '" + name + "' twice", "each name once");
      }
      names.add(name);
    }
    return names;
  }

  private static List<String> subsystems(Section section) {
    var names = names(section, "subsystems", "a subsystem's name");
    var what = section.path("subsystems");
    for (var needed : List.of("pci", "iommu")) {
      if (!names.contains(needed) && !section.flag("bare")) {
        throw new ScenarioException(section.place("subsystems"), what + " lacks '" + needed + "'",
            "a list with pci and iommu");
      }
    }
    return names;
  }

  private static List<SubsystemCallbacks> callbacks(Section section) {
    var known = new ArrayList<String>(subsystems(section));
    known.addAll(nextKernel(section).subsystems());
    var all = new ArrayList<SubsystemCallbacks>();
    for (var entry : section.table("callbacks")) {
      if (!known.contains(entry.key())) {
        throw new ScenarioException(entry.place(),
            section.path("callbacks") + " names the subsystem '" + entry.key() + "'",
            "one of its subsystems", Nearest.to(entry.key(), known));
      }
      all.add(new SubsystemCallbacks(entry.key(),
          callbacks(entry.value(), section.path("callbacks") + "." + entry.key())));
    }
    return all;
  }

  private static List<String> callbacks(Tree value, String what) {
    if (!(value instanceof Tree.Items items)) {
      throw Values.wrong(value, what, "a list of callbacks such as [cancel, finish]");
    }
    var found = new ArrayList<String>();
    for (var item : items.items()) {
      var word = Values.word(item, what, SubsystemCallbacks.ALL);
      if (found.contains(word)) {
        throw new ScenarioException(item.place(), what + " names '" + word + "' twice", "each once");
      }
      found.add(word);
    }
    return found;
  }

  private static NextKernel nextKernel(Section section) {
    var next = section.block("nextKernel");
    var subsystems =
        next.has("subsystems") ? names(next, "subsystems", "a subsystem's name") : subsystems(section);
    var handlers = names(next, "handlers", "a handler's name");
    for (var handler : handlers) {
      if (!FaultKeys.HANDLERS.contains(handler)) {
        throw new ScenarioException(next.place("handlers"),
            next.path("handlers") + " names '" + handler + "'",
            "one of " + String.join(", ", FaultKeys.HANDLERS), Nearest.to(handler, FaultKeys.HANDLERS));
      }
    }
    return new NextKernel(next.flag("kho"), next.flag("liveupdate"), subsystems, handlers);
  }

  private static VmShape shape(String name, Section section) {
    int least = section.count("count");
    int most = least;
    if (section.has("integers")) {
      if (section.has("count")) {
        throw new ScenarioException(section.place("integers"),
            "integers beside count in " + section.path(),
            "one of them");
      }
      var ends = section.items("integers");
      if (ends.size() != 2) {
        throw new ScenarioException(section.place("integers"),
            section.path("integers") + " has " + ends.size()
                + " members",
            "two whole numbers");
      }
      var type = (ParameterType.Quantity) Schema.at("fleet.hostClasses.*.vms.*.count").orElseThrow().type();
      least = Values.quantity(ends.get(0), section.path("integers"), type).intValueExact();
      most = Values.quantity(ends.get(1), section.path("integers"), type).intValueExact();
      if (most < least) {
        throw new ScenarioException(section.place("integers"), section.path("integers") + " falls",
            "the smaller number first");
      }
    }
    return new VmShape(name, least, most, section.count("vcpus"), memory(section),
        pageBytes(section), section.count("memfds"), section.count("vfio"), section.flag("migratable"));
  }

  private static long pageBytes(Section section) {
    return Unit.MEMORY.parse(section.text("pageSize")).longValueExact();
  }

  private static long memory(Section section) {
    long memory = section.whole("memory");
    long step = pageBytes(section) * section.count("memfds");
    if (memory % step != 0) {
      throw new ScenarioException(section.place("memory"), section.path("memory") + " is "
          + Unit.MEMORY.print(memory), "a multiple of memfds times pageSize, " + Unit.MEMORY.print(step));
    }
    return memory;
  }
}
