package luosim.conform;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import luosim.conform.observed.Json;

/**
 * Which made-up address of the record stands for which of ours. A page is bound when a double takes
 * it, to what the record says there, unless that already stands for another live page; the binding
 * outlives the page, as stale addresses still turn up in data.
 */
final class Renaming {
  private final List<Json> observed;
  private final SortedMap<Long, Json> names = new TreeMap<>();
  private final SortedMap<Long, Boolean> live = new TreeMap<>();

  /** Over the callbacks that the record observed. */
  Renaming(List<Json> observed) {
    this.observed = observed;
  }

  /**
   * A double took a page, and hands its address over in the callback at that place of the trace.
   */
  void take(long page, int place) {
    live.put(page, true);
    names.remove(page);
    if (place < observed.size() && observed.get(place) instanceof Json.Fields entry) {
      Json name = entry.get("out");
      if (isPage(name) && !standsForAnother(name, page)) {
        names.put(page, name);
      }
    }
  }

  void give(long page) {
    live.remove(page);
  }

  /** A datum as the record would write it. */
  Json shown(long data) {
    return names.getOrDefault(data, Json.unsigned(data));
  }

  /** An address of a page, in whichever memory the record made up. */
  private static boolean isPage(Json name) {
    return name instanceof Json.Numeral number
        && number.value().signum() > 0
        && number.value().remainder(java.math.BigDecimal.valueOf(Pages.PAGE)).signum() == 0;
  }

  private boolean standsForAnother(Json name, long page) {
    for (var each : names.entrySet()) {
      if (each.getKey() != page
          && each.getValue().equals(name)
          && live.containsKey(each.getKey())) {
        return true;
      }
    }
    return false;
  }
}
