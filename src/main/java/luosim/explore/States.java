package luosim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import luosim.invariant.Defects;
import luosim.invariant.Invariants;
import luosim.run.Workers;
import luosim.spec.FaultPoint;

/**
 * Breadth-first over the states of a protocol: from each state every request, without a fault and with every
 * single one, also over jumps into the next kernel.
 *
 * <p>A state is a host at rest. Two hosts with the same shape, and as much memory preserved and allocated,
 * are one state. The judge watches all the way, so the first way to a violation is a shortest one. The
 * states of one level are shared among threads; what they find is put together in the order of the states.
 */
public final class States {
  /** States that are handed to a thread at once. */
  private static final int PART = 64;

  private final TinyModel model;
  private final Menu menu;
  private final Repertoire repertoire;
  private final int depthMax;
  private final int faultsMax;
  private final Ways ways = new Ways();
  private final Deque<Expander> idle = new ConcurrentLinkedDeque<>();
  private final SortedMap<Integer, Expander.Sighting> sightings = new TreeMap<>();
  private int[] links = new int[64];
  private int linked;
  private int looked;
  private long steps;

  /**
   * How far to go.
   *
   * @param depth the most requests on a way
   * @param faults the most faults on a way
   * @param sessions names for sessions, where there are sessions; at least 1
   */
  public record Reach(int depth, int faults, int sessions) {}

  private States(TinyHost host, Reach reach) {
    model = TinyModel.of(host);
    menu = Menu.ofRequests(host.hasSessions() ? FaultPoint.Era.MAINLINE : FaultPoint.Era.RFC);
    repertoire = host.hasSessions() ? new Repertoire.OfSessions(reach.sessions(), host.files())
        : new Repertoire.OfState(host.files());
    depthMax = reach.depth();
    faultsMax = reach.faults();
  }

  /**
   * Explores the states of a host.
   *
   * @param threads how many parts of a level are worked on at once
   * @param stop whether to end early
   */
  public static StateSpace explore(TinyHost host, Reach reach, int threads, BooleanSupplier stop) {
    return new States(host, reach).explore(new Workers(threads), stop);
  }

  private StateSpace explore(Workers workers, BooleanSupplier stop) {
    Expander first = borrow();
    ways.add(first.shape(), new Ways.Node(
        new Ways.Step(-1, Request.NOTHING, -1, 0), 0, 0, 0, first.kind(), false));
    idle.push(first);
    boolean all = true;
    while (all && looked < ways.size() && ways.get(looked).depth() < depthMax) {
      all = level(workers, stop);
    }
    boolean[] lookedAt = new boolean[ways.size()];
    Arrays.fill(lookedAt, 0, looked, true);
    return new StateSpace(model.host(), depthMax, faultsMax, ways.size(), steps, frontier(),
        ways.get(ways.size() - 1).depth(), violations(), deadEnds(lookedAt));
  }

  private Expander borrow() {
    Expander free = idle.poll();
    return free != null ? free : new Expander(model, menu, repertoire, ways, depthMax, faultsMax);
  }

  private int frontier() {
    int frontier = 0;
    for (int node = looked; node < ways.size(); node++) {
      frontier += ways.get(node).stopped() ? 0 : 1;
    }
    return frontier;
  }

  /** Looks into all states that are known; whether it was not told to stop. */
  private boolean level(Workers workers, BooleanSupplier stop) {
    int from = looked;
    int end = ways.size();
    List<Optional<Expander.Part>> parts = new ArrayList<>();
    workers.inOrder((end - from + PART - 1) / PART,
        number -> () -> part(from + number * PART, Math.min(end, from + (number + 1) * PART), stop),
        parts::add);
    for (Optional<Expander.Part> part : parts) {
      if (part.isEmpty()) {
        return false;
      }
      take(part.get());
    }
    return true;
  }

  private Optional<Expander.Part> part(int from, int to, BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      return Optional.empty();
    }
    Expander expander = borrow();
    Expander.Part part = expander.expand(from, to);
    idle.push(expander);
    return Optional.of(part);
  }

  private void take(Expander.Part part) {
    int[] numbers = new int[part.found().size()];
    for (int place = 0; place < numbers.length; place++) {
      Expander.Found found = part.found().get(place);
      int known = ways.find(found.shape());
      numbers[place] = known >= 0 ? known : ways.add(found.shape(), found.node());
    }
    int[] more = part.links();
    links = linked + more.length > links.length
        ? Arrays.copyOf(links, Math.max(2 * links.length, linked + more.length)) : links;
    for (int link : more) {
      links[linked++] = link >= 0 ? link : numbers[~link];
    }
    part.sightings().forEach(sighting -> sightings.putIfAbsent(sighting.key(), sighting));
    steps += part.steps();
    looked = part.to();
  }

  private List<StateSpace.Shortest> violations() {
    List<StateSpace.Shortest> violations = new ArrayList<>();
    Expander expander = borrow();
    for (Expander.Sighting one : sightings.values()) {
      List<Ways.Step> way = new ArrayList<>(ways.to(one.step().from()));
      way.add(one.step());
      String id = Invariants.all().get(one.invariant()).id();
      violations.add(new StateSpace.Shortest(id, one.row(), one.expected(), one.found(), one.number(),
          Defects.of(model.host().protocol(), id, one.row()), expander.texts(way)));
    }
    idle.push(expander);
    return violations;
  }

  /** States from which no way without faults and reboots leads to where nothing of an update is left. */
  private List<StateSpace.DeadEnd> deadEnds(boolean... lookedAt) {
    boolean[] leads = new boolean[ways.size()];
    for (int node = 0; node < leads.length; node++) {
      leads[node] = !lookedAt[node] || repertoire.isHome(ways.get(node).kind());
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int link = linked - 2; link >= 0; link -= 2) {
        if (leads[links[link + 1]] && !leads[links[link]]) {
          leads[links[link]] = true;
          changed = true;
        }
      }
    }
    SortedMap<String, int[]> found = new TreeMap<>();
    for (int node = 0; node < leads.length; node++) {
      if (!leads[node] && !ways.get(node).stopped()) {
        int first = node;
        found.computeIfAbsent(ways.get(node).kind(), kind -> new int[] {first, 0})[1]++;
      }
    }
    List<StateSpace.DeadEnd> ends = new ArrayList<>();
    Expander expander = borrow();
    found.forEach((kind, end) -> ends.add(
        new StateSpace.DeadEnd(kind, end[1], expander.texts(ways.to(end[0])))));
    idle.push(expander);
    return ends;
  }
}
