package luosim.explore;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run that can be told to somebody: a tiny host, what befalls it, and how often it is updated.
 *
 * @param host the host
 * @param faults what befalls it, in the order of the run
 * @param attempts updates that are ordered
 */
public record Case(TinyHost host, List<CaseFault> faults, int attempts) {
  /** Takes a copy. */
  public Case {
    faults = List.copyOf(faults);
  }

  /** One line of steps. */
  public String text() {
    return Stream.concat(Stream.of(host.text()), faults.stream().map(CaseFault::text))
        .collect(Collectors.joining("; "))
        + (faults.isEmpty() ? "; no fault" : "");
  }
}
