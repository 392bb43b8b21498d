package luosim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luosim.host.HostModel;
import luosim.host.Machine;
import luosim.invariant.Judge;
import luosim.invariant.MachineWorld;
import luosim.invariant.ProbeResults;
import luosim.invariant.World;
import luosim.luo.Row;

/**
 * Takes every step from states on a machine of its own. Not thread-safe; one a thread.
 *
 * <p>What machine and judge were at each state of the way to the present one is kept, so that a step costs
 * one bringing back and one request, and the way to the next state is gone only from where it parts from
 * the last.
 */
final class Expander {
  /** What fills up with what is true everywhere, and what is the explorer's own. */
  static final List<Class<?>> LEFT_ALONE = List.of(Adversary.class, ProbeResults.class, HostModel.class);

  private final Ways ways;
  private final Repertoire repertoire;
  private final Machine machine;
  private final Judge judge = new Judge();
  private final Walk walk = new Walk(1);
  private final Adversary adversary;
  private final Memory memory;
  private final int faultsMax;
  private final int[] path;

  /**
   * A new violation.
   *
   * @param key its invariant and row
   */
  record Sighting(
      int key, Ways.Step step, int invariant, Row row, String expected, String found, long number) {}

  /**
   * All steps from some states, in order.
   *
   * @param found the first steps that led to each shape that was not known before, with that shape
   * @param links for each step without faults and jumps where it began and where it led: a known state, or
   * the complement of a place in what was found
   */
  record Part(int from, int to, long steps, List<Found> found, int[] links, List<Sighting> sightings) {}

  /** A step that led to a shape that was not known. */
  record Found(long shape, Ways.Node node) {}

  Expander(TinyModel model, Menu menu, Repertoire repertoire, Ways ways, int depthMax, int faultsMax) {
    this.ways = ways;
    this.repertoire = repertoire;
    this.faultsMax = faultsMax;
    machine = model.machine();
    adversary = new Adversary(walk, menu, model.model().classes().get(0).subsystems(), judge);
    World world = MachineWorld.of(machine);
    judge.begin(0, 0, world);
    adversary.begin();
    machine.install(1, 0, 0, 0, 0, 0, adversary, judge);
    memory = new Memory(LEFT_ALONE, List.of(machine, judge));
    path = new int[depthMax + 1];
  }

  /** The shape of the present state. */
  long shape() {
    return machine.shape();
  }

  /** What is to be seen of the present state. */
  String kind() {
    return repertoire.kind(machine);
  }

  /** Takes all steps from states of one level. */
  Part expand(int from, int to) {
    Work work = new Work();
    for (int node = from; node < to; node++) {
      if (!ways.get(node).stopped()) {
        expand(node, work);
      }
    }
    return new Part(from, to, work.steps, work.found, Arrays.copyOf(work.links, work.linked), work.sightings);
  }

  /** Makes the machine what it is in a state. */
  private void reach(int node) {
    int[] way = ways.nodesTo(node);
    int depth = 0;
    while (depth < memory.depth() && depth + 1 < way.length && path[depth + 1] == way[depth + 1]) {
      depth++;
    }
    memory.bringBack(depth);
    while (++depth < way.length) {
      Ways.Step step = ways.get(way[depth]).step();
      walk.along(step.answers());
      walk.next();
      make(step.request());
      memory.push();
      path[depth] = way[depth];
    }
  }

  private void make(Request request) {
    adversary.begin();
    request.make(machine);
  }

  private void expand(int node, Work work) {
    reach(node);
    Ways.Node state = ways.get(node);
    for (Request request : repertoire.requests(machine, state.count())) {
      walk.below(-1);
      walk.next();
      take(node, state, request, -1, work);
      boolean fails = state.faults() < faultsMax && repertoire.mayFail(request, state.count());
      int questions = fails ? walk.position() : 0;
      boolean[] unusual = new boolean[questions];
      for (int question = 0; question < questions; question++) {
        unusual[question] = walk.canBeUnusual(question);
      }
      for (int question = 0; question < questions; question++) {
        walk.below(question);
        while (unusual[question] && walk.next()) {
          take(node, state, request, question, work);
        }
      }
    }
  }

  /** Makes a request in a state, along the walk. */
  private void take(int node, Ways.Node state, Request request, int question, Work work) {
    memory.bringBack(state.depth());
    int before = judge.foundSoFar();
    int generation = machine.runningKernel().generation();
    try {
      make(request);
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      throw new IllegalStateException("explore: the model fails after " + texts(ways.to(node)) + " on "
          + request.text() + " " + adversary.faults() + ": " + wrong.getMessage(), wrong);
    }
    Ways.Step step = new Ways.Step(node, request, question, question < 0 ? 0 : walk.planned(question));
    if (judge.foundSoFar() > before) {
      work.see(judge, before, step);
    }
    work.steps++;
    int target = work.target(machine.shape());
    if (target < 0 && ~target == work.found.size()) {
      boolean jumped = machine.runningKernel().generation() != generation;
      int count = repertoire.count(state.count(), request, jumped);
      work.found.add(new Found(machine.shape(), new Ways.Node(step, state.depth() + 1,
          state.faults() + walk.unusual(), count, kind(), !machine.serving())));
    }
    if (question < 0 && !request.jumps()) {
      work.link(node, target);
    }
  }

  /** Steps in words, each with what befalls it. */
  List<String> texts(List<Ways.Step> steps) {
    List<String> texts = new ArrayList<>();
    memory.bringBack(0);
    for (Ways.Step step : steps) {
      walk.along(step.answers());
      walk.next();
      make(step.request());
      texts.add(step.request().text()
          + adversary.faults().stream().map(fault -> " with " + fault.placeText()).findFirst().orElse(""));
    }
    memory.bringBack(0);
    return texts;
  }

  /** What came of the steps so far. */
  private final class Work {
    private final List<Found> found = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Ways local = new Ways();
    private long steps;
    private int[] links = new int[64];
    private int linked;

    /** A known state; or the complement of the place that a shape has, or is to get, in what was found. */
    private int target(long shape) {
      int known = ways.find(shape);
      if (known >= 0) {
        return known;
      }
      int place = local.find(shape);
      return place >= 0 ? ~place : ~local.add(shape, ways.get(0));
    }

    private void link(int from, int to) {
      if (linked + 2 > links.length) {
        links = Arrays.copyOf(links, 2 * links.length);
      }
      links[linked++] = from;
      links[linked++] = to;
    }

    private void see(Judge of, int from, Ways.Step step) {
      of.found(from, (invariant, row, attempt, expected, is, number) -> {
        int key = invariant * 256 + row.ordinal();
        if (sightings.stream().noneMatch(one -> one.key() == key)) {
          sightings.add(new Sighting(key, step, invariant, row, expected, is, number));
        }
      });
    }
  }
}
