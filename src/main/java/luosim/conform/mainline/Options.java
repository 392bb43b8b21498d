package luosim.conform.mainline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What further boot parameters make of a kernel.
 *
 * @param kho whether Kexec HandOver is on
 * @param liveUpdate whether the orchestrator is
 * @param absent handlers that are not registered
 */
record Options(boolean kho, boolean liveUpdate, List<String> absent) {
  private static final String KHO = "kho=";
  private static final String LIVE_UPDATE = "liveupdate=";
  private static final String ABSENT = "luomock_skip";
  private static final List<String> YES = List.of("on", "1", "y", "yes", "t", "true");
  private static final List<String> NO = List.of("off", "0", "n", "no", "f", "false");

  Options {
    absent = List.copyOf(absent);
  }

  /** Everything is on, everybody is there. */
  static Options none() {
    return new Options(true, true, List.of());
  }

  /** These and one more parameter, if it is one that we know. */
  Optional<Options> with(String parameter, Setup setup) {
    if (parameter.startsWith(KHO)) {
      return truth(parameter.substring(KHO.length()))
          .map(on -> new Options(on, liveUpdate, absent));
    }
    if (parameter.startsWith(LIVE_UPDATE)) {
      return truth(parameter.substring(LIVE_UPDATE.length()))
          .map(on -> new Options(kho, on, absent));
    }
    boolean skips = parameter.startsWith(ABSENT)
        && setup.handler(parameter.substring(ABSENT.length())).isPresent();
    if (!skips) {
      return Optional.empty();
    }
    var more = new ArrayList<String>(absent);
    more.add(parameter.substring(ABSENT.length()));
    return Optional.of(new Options(kho, liveUpdate, more));
  }

  private static Optional<Boolean> truth(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (YES.contains(lower)) {
      return Optional.of(true);
    }
    return NO.contains(lower) ? Optional.of(false) : Optional.empty();
  }
}
