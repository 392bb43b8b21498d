package luosim.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import luosim.engine.Check;
import luosim.invariant.Defects;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.luo.Row;
import luosim.run.ReplayToken;

/** Turns what was tallied at all places into an {@link Exploration}: cells, smallest cases, tokens. */
final class Summary {
  private final Bounds bounds;
  private final List<Place> places;

  Summary(Bounds bounds, List<Place> places) {
    this.bounds = bounds;
    this.places = places;
  }

  Exploration of(int units, int unitsTotal, long executed) {
    List<Cell> cells = new ArrayList<>();
    for (int invariant = 0; invariant < Invariants.all().size(); invariant++) {
      cells.add(cell(invariant));
    }
    long runs = places.stream().mapToLong(place -> place.tally().runs()).sum();
    long points = places.stream().mapToLong(place -> place.tally().points()).sum();
    int explored = (int) places.stream().filter(place -> place.tally().runs() > 0).count();
    return new Exploration(bounds, explored, units, unitsTotal, runs, executed, points, cells);
  }

  private Cell cell(int number) {
    Invariant invariant = Invariants.all().get(number);
    List<String> known = Defects.of(bounds.protocol());
    SortedSet<Row> rows = new TreeSet<>();
    SortedSet<String> defects = new TreeSet<>(Comparator.comparingInt(known::indexOf));
    Optional<Candidate> smallest = Optional.empty();
    long judged = 0;
    long violated = 0;
    for (Place place : places) {
      judged += place.tally().checked(number);
      violated += place.tally().violated(number);
      List<Finding> found =
          place.tally().findings().stream().filter(finding -> finding.invariant() == number).toList();
      for (Finding finding : found) {
        rows.add(finding.row());
        defects.addAll(Defects.of(bounds.protocol(), invariant.id(), finding.row()));
        Candidate candidate = new Candidate(place, finding);
        boolean smaller =
            smallest.isEmpty() || Candidate.SMALLEST_FIRST.compare(candidate, smallest.get()) < 0;
        smallest = smaller ? Optional.of(candidate) : smallest;
      }
    }
    Optional<Example> example = smallest.map(one -> example(one.place(), one.finding()));
    boolean decidable = places.get(0).borrow().decidable(number);
    return new Cell(
        invariant, judged, violated, decidable, List.copyOf(rows), List.copyOf(defects), example);
  }

  /** A finding on a host, which may be the smallest case of its invariant. */
  private record Candidate(Place place, Finding finding) {
    /** Fewest files, subsystems, options of the host; then the smallest path, then the first host. */
    static final Comparator<Candidate> SMALLEST_FIRST =
        Comparator.<Candidate> comparingInt(one -> one.host().files())
            .thenComparingInt(one -> one.host().hasSessions() ? 0 : one.host().subsystems())
            .thenComparingInt(one -> one.host().options().size())
            .thenComparing(Candidate::finding, Finding.SMALLEST_FIRST);

    TinyHost host() {
      return place.model().host();
    }
  }

  /** Runs a finding again to see what befell the host, and that it is found again. */
  private Example example(Place place, Finding finding) {
    String id = Invariants.all().get(finding.invariant()).id();
    int attempts = Math.max(1, finding.attempt());
    Runner runner = place.borrow();
    RunTally again = runner.along(finding.whole());
    boolean found = again.findings().stream().anyMatch(
        other -> other.invariant() == finding.invariant() && other.row() == finding.row()
            && other.attempt() == finding.attempt());
    Check.that(found, "a case of " + id + " in row " + finding.row() + " is found again");
    List<CaseFault> faults =
        runner.faults().stream().filter(fault -> fault.attempt() <= attempts).toList();
    List<ReplayToken.Order> orders = runner.orders();
    Case smallest = new Case(place.model().with(runner.ladder()), faults, attempts);
    String token = TinyScenario.token(
        smallest, TinyScenario.name(id), orders.subList(0, Math.min(attempts, orders.size())), attempts);
    place.giveBack(runner);
    return new Example(smallest, finding.row(), finding.attempt(), finding.expected(), finding.found(),
        finding.number(), Defects.of(bounds.protocol(), id, finding.row()), token);
  }
}
