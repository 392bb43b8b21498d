package luosim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import luosim.host.Kernel;
import luosim.host.Machine;
import luosim.invariant.Defects;
import luosim.invariant.Invariants;
import luosim.invariant.Judge;
import luosim.invariant.MachineWorld;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.revision.Revisions;
import luosim.spec.FaultPoint;

/**
 * Breadth-first over the states of a protocol with one state for the machine: from each state every request,
 * without a fault and with every single one, also over jumps into the next kernel.
 *
 * <p>A state is a host at rest. Two hosts with the same shape, and as much memory preserved and allocated,
 * are
 * one state. A state is reached again by making the requests of the shortest way to it once more; the judge
 * watches all the way, so the first way to a violation is a shortest one.
 */
public final class States {
  /** Registrations on a way in one kernel, for each file: tokens are never used again, so more never ends. */
  private static final int PRESERVES_PER_FILE = 2;

  private final String protocol;
  private final TinyModel model;
  private final Machine machine;
  private final MachineWorld world;
  private final Judge judge = new Judge();
  private final Walk past = new Walk(Integer.MAX_VALUE);
  private final Walk edge;
  private final Adversary adversary;
  private final int depthMax;
  private final int faultsMax;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Long, Integer> known = new TreeMap<>();
  private final SortedMap<Integer, StateSpace.Shortest> violations = new TreeMap<>();
  private int[] successors = new int[16];
  private int[] successorOf = new int[16];
  private int cleanEdges;
  private long edges;

  /** A state: how it is reached from another, and what is to be seen of it. */
  private record Node(
      int parent, Request request, int[] choices, String step, int depth, int faults, int preserves,
      String kind, boolean stopped) {}

  private States(TinyHost host, int depth, int faults) {
    protocol = host.protocol();
    model = TinyModel.of(host);
    machine = model.machine();
    world = new MachineWorld(machine);
    edge = new Walk(1);
    adversary = new Adversary(past, Menu.ofRequests(FaultPoint.Era.RFC),
        model.model().classes().get(0).subsystems(), judge);
    depthMax = depth;
    faultsMax = faults;
  }

  /**
   * Explores the states of a host.
   *
   * @param depth the most requests on a way
   * @param faults the most faults on a way
   * @param stop whether to end early
   */
  public static StateSpace explore(TinyHost host, int depth, int faults, BooleanSupplier stop) {
    if (Revisions.ofState().stream().noneMatch(one -> one.id().equals(host.protocol()))) {
      throw new IllegalArgumentException("explore: --states is for revisions with one state, not "
          + host.protocol());
    }
    return new States(host, depth, faults).explore(stop);
  }

  private StateSpace explore(BooleanSupplier stop) {
    begin();
    known.put(machine.shape(), 0);
    nodes.add(new Node(-1, new Request(Operation.GET_STATE, 0), new int[0], "", 0, 0, 0, kind(), false));
    int next = 0;
    while (next < nodes.size() && nodes.get(next).depth() < depthMax && !stop.getAsBoolean()) {
      expand(next++);
    }
    boolean[] looked = new boolean[nodes.size()];
    Arrays.fill(looked, 0, next, true);
    int deepest = nodes.get(nodes.size() - 1).depth();
    return new StateSpace(model.host(), depthMax, faultsMax, nodes.size(), edges, frontier(looked), deepest,
        List.copyOf(violations.values()), deadEnds(looked));
  }

  private int frontier(boolean... looked) {
    int frontier = 0;
    for (int node = 0; node < looked.length; node++) {
      frontier += looked[node] || nodes.get(node).stopped() ? 0 : 1;
    }
    return frontier;
  }

  private void begin() {
    judge.begin(0, 0, world);
    adversary.begin();
    machine.install(1, 0, 0, 0, 0, 0, adversary, judge);
  }

  /** What is to be seen of the present state. */
  private String kind() {
    if (!machine.serving()) {
      return "stopped";
    }
    Kernel kernel = machine.runningKernel();
    LuoState state = kernel.luo().state();
    return state.name() + (kernel.kho().finalized() ? ", handover finalized" : "");
  }

  /** Makes the requests of the shortest way to a state. */
  private void reach(int node) {
    begin();
    adversary.follow(past);
    for (int step : way(node)) {
      Node one = nodes.get(step);
      past.along(one.choices());
      past.next();
      adversary.begin();
      machine.request(one.request().operation(), one.request().argument());
    }
  }

  /** The states on the shortest way to one, without the first. */
  private List<Integer> way(int node) {
    List<Integer> way = new ArrayList<>();
    for (int at = node; at > 0; at = nodes.get(at).parent()) {
      way.add(0, at);
    }
    return way;
  }

  private void expand(int node) {
    if (nodes.get(node).stopped()) {
      return;
    }
    reach(node);
    List<Request> requests = Request.all(machine.runningKernel().luo(), model.host().files());
    boolean full = nodes.get(node).preserves() >= PRESERVES_PER_FILE * model.host().files();
    for (Request request : requests) {
      if (full && request.operation() == Operation.FD_PRESERVE) {
        continue;
      }
      edge.below(-1);
      edge.next();
      take(node, request);
      int questions = edge.position();
      boolean[] unusual = new boolean[questions];
      for (int question = 0; question < questions; question++) {
        unusual[question] = edge.canBeUnusual(question);
      }
      for (int question = 0; nodes.get(node).faults() < faultsMax && question < questions; question++) {
        edge.below(question);
        while (unusual[question] && edge.next()) {
          take(node, request);
        }
      }
    }
  }

  /** Makes a request in a state, along the walk of the edge. */
  private void take(int node, Request request) {
    reach(node);
    int found = judge.foundSoFar();
    int generation = machine.runningKernel().generation();
    adversary.follow(edge);
    adversary.begin();
    try {
      machine.request(request.operation(), request.argument());
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      throw new IllegalStateException(
          "explore: the model fails after " + steps(node) + " on " + request.text()
              + " " + adversary.faults() + ": " + wrong.getMessage(),
          wrong);
    }
    edges++;
    int[] choices = new int[edge.unusual() == 0 ? 0 : edge.position()];
    for (int question = 0; question < choices.length; question++) {
      choices[question] = edge.planned(question);
    }
    String step = request.text()
        + adversary.faults().stream().map(fault -> " with " + fault.placeText()).findFirst().orElse("");
    note(node, step, found);
    long shape = machine.shape();
    Integer before = known.putIfAbsent(shape, nodes.size());
    int target = Optional.ofNullable(before).orElse(nodes.size());
    if (before == null) {
      Node from = nodes.get(node);
      boolean jumped = machine.runningKernel().generation() != generation;
      int preserves =
          jumped ? 0 : from.preserves() + (request.operation() == Operation.FD_PRESERVE ? 1 : 0);
      nodes.add(new Node(node, request, choices, step, from.depth() + 1, from.faults() + edge.unusual(),
          preserves, kind(), !machine.serving()));
    }
    if (edge.unusual() == 0 && request.operation() != Operation.REBOOT) {
      link(node, target);
    }
  }

  private void link(int from, int to) {
    if (cleanEdges == successors.length) {
      successors = Arrays.copyOf(successors, 2 * cleanEdges);
      successorOf = Arrays.copyOf(successorOf, 2 * cleanEdges);
    }
    successorOf[cleanEdges] = from;
    successors[cleanEdges++] = to;
  }

  private void note(int node, String step, int from) {
    judge.found(from, (invariant, row, attempt, expected, is, number) -> {
      int key = invariant * 256 + row.ordinal();
      if (!violations.containsKey(key)) {
        List<String> steps = steps(node);
        steps.add(step);
        String id = Invariants.all().get(invariant).id();
        violations.put(key, new StateSpace.Shortest(
            id, row, expected, is, number, Defects.of(protocol, id, row), steps));
      }
    });
  }

  private List<String> steps(int node) {
    List<String> steps = new ArrayList<>();
    way(node).forEach(step -> steps.add(nodes.get(step).step()));
    return steps;
  }

  /** States from which no way without faults and reboots leads to normal with the handover not finalized. */
  private List<StateSpace.DeadEnd> deadEnds(boolean... looked) {
    boolean[] leads = new boolean[nodes.size()];
    for (int node = 0; node < leads.length; node++) {
      leads[node] = !looked[node] || nodes.get(node).kind().equals(LuoState.NORMAL.name());
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int link = 0; link < cleanEdges; link++) {
        if (leads[successors[link]] && !leads[successorOf[link]]) {
          leads[successorOf[link]] = true;
          changed = true;
        }
      }
    }
    SortedMap<String, StateSpace.DeadEnd> found = new TreeMap<>();
    for (int node = 0; node < leads.length; node++) {
      if (!leads[node] && !nodes.get(node).stopped()) {
        StateSpace.DeadEnd one = new StateSpace.DeadEnd(nodes.get(node).kind(), 1, steps(node));
        found.merge(one.kind(), one,
            (first, again) -> new StateSpace.DeadEnd(first.kind(), first.count() + 1, first.steps()));
      }
    }
    return List.copyOf(found.values());
  }
}
