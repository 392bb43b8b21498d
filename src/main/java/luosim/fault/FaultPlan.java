package luosim.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luosim.fleet.HostClasses;
import luosim.fleet.Topology;
import luosim.host.Site;
import luosim.spec.FaultPoint;

/**
 * Everything that goes wrong in a fleet, in the author's order. Immutable; replications share it.
 */
public final class FaultPlan {
  /** The most faults of one plan. */
  public static final int FAULTS_MAX = 10_000;

  /** Roles of fault streams start here, so that they meet no role of a host. */
  private static final int ROLES_START = 0x4000_0000;

  private final List<FaultSpec> faults;
  private final Topology topology;
  private final HostClasses classes;
  private final int[] roles;

  /** By site, the faults that strike steps there, in plan order. */
  private final int[][] bySite;

  /** The faults that strike hosts at rest, in plan order. */
  private final int[] atRest;

  /** For the same, how many hosts each concerns. */
  private final int[] concerned;

  /**
   * A plan for a fleet.
   *
   * @throws IllegalArgumentException if two faults have one name, or one at rest concerns no host
   *     of the fleet
   */
  public FaultPlan(List<FaultSpec> faults, Topology topology, HostClasses classes) {
    if (faults.size() > FAULTS_MAX) {
      throw new IllegalArgumentException(
          "fault plan: at most " + FAULTS_MAX + " faults, found " + faults.size());
    }
    this.faults = List.copyOf(faults);
    this.topology = topology;
    this.classes = classes;
    roles = new int[faults.size()];
    for (int i = 0; i < roles.length; i++) {
      roles[i] = roleOf(i);
    }
    bySite = new int[Site.values().length][];
    for (Site site : Site.values()) {
      boolean rest = FaultPoints.kind(site) == FaultPoint.Kind.REST;
      bySite[site.ordinal()] = rest ? new int[0] : places(List.of(site));
    }
    atRest = places(List.of(Site.HOST_UP, Site.HOST_REST));
    concerned = new int[faults.size()];
    for (int fault : atRest) {
      concerned[fault] = countConcerned(fault);
    }
  }

  /** Nothing goes wrong. */
  public static FaultPlan none(Topology topology, HostClasses classes) {
    return new FaultPlan(List.of(), topology, classes);
  }

  private int[] places(List<Site> sites) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      if (sites.contains(faults.get(i).site())) {
        places.add(i);
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A number for the name of a fault, so that its luck does not hang on its place in the plan. */
  private int roleOf(int fault) {
    String name = faults.get(fault).name();
    int hash = 0x811C_9DC5;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x0100_0193;
    }
    hash ^= hash >>> 15;
    int role = ROLES_START | hash & ROLES_START - 1;
    for (int other = 0; other < fault; other++) {
      if (roles[other] == role) {
        throw new IllegalArgumentException("fault " + name + ": its luck would be that of "
            + faults.get(other).name() + "; give it another name");
      }
    }
    return role;
  }

  /**
   * The faults, in plan order; their places are the subjects of trace events and the indexes of
   * tallies.
   */
  public List<FaultSpec> faults() {
    return faults;
  }

  FaultSpec fault(int place) {
    return faults.get(place);
  }

  Topology topology() {
    return topology;
  }

  HostClasses classes() {
    return classes;
  }

  int role(int place) {
    return roles[place];
  }

  int[] at(Site site) {
    return bySite[site.ordinal()];
  }

  int[] atRest() {
    return Arrays.copyOf(atRest, atRest.length);
  }

  private int countConcerned(int place) {
    int count = 0;
    for (int host = 0; host < topology.hosts(); host++) {
      count += concerns(place, host) ? 1 : 0;
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          "fault " + fault(place).name() + ": no host of the fleet is concerned");
    }
    return count;
  }

  /** How many hosts a fault at rest concerns, at least 1. */
  int concerned(int place) {
    return concerned[place];
  }

  /** The host that a fault names. */
  int onlyHost(int place) {
    int host = 0;
    while (!concerns(place, host)) {
      host++;
    }
    return host;
  }

  boolean concerns(int place, int host) {
    return faults.get(place).match().concerns(topology, host, classes.classOf(host));
  }
}
