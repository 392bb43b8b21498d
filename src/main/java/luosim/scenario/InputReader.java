package luosim.scenario;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import luosim.spec.ParameterType;
import luosim.spec.Unit;

/**
 * CSV files of observed durations that a scenario names, each read once.
 *
 * <p>A file has one column; its header line is the unit of the numbers below (ns, us, ms, s), alone or
 * behind an underscore as in {@code freeze_ms}. A name is relative to the scenario's folder and does
 * not leave it; a file that is not there is looked for in {@code inputs/}, where result folders keep
 * their copies.
 */
final class InputReader {
  private static final long BYTES_MAX = 64L << 20;
  private static final int ROWS_MAX = 1_000_000;
  private static final int FILES_MAX = 200;
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?");
  private static final List<String> UNITS = List.of("ns", "us", "ms", "s");

  private final Path folder;
  private final SortedMap<String, byte[]> held;
  private final Map<String, InputFile> files = new LinkedHashMap<>();

  /**
   * Reads names relative to a folder.
   *
   * @param held files that are at hand already, by name; the folder is not asked for these
   */
  InputReader(Path folder, SortedMap<String, byte[]> held) {
    this.folder = folder;
    this.held = held;
  }

  /** All files read so far, in the order of their first mention. */
  List<InputFile> files() {
    return List.copyOf(files.values());
  }

  /** Reads a file, or checks the one that was read before against another range. */
  void read(String name, Place place, String what, ParameterType.Law range) {
    if (!NAME.matcher(name).matches()) {
      throw new ScenarioException(place, what + " is '" + name + "'",
          "a file name below the scenario's folder, of letters, digits, '_', '-', '.' and '/'");
    }
    if (!files.containsKey(name)) {
      if (files.size() == FILES_MAX) {
        throw new ScenarioException(place, "more than " + FILES_MAX + " files", "at most " + FILES_MAX);
      }
      files.put(name, load(name, place, what));
    }
    for (double value : files.get(name).values()) {
      if (value < range.low() || value > range.high()) {
        throw new ScenarioException(place, what + " holds the value " + range.unit().print(value),
            "values from " + range.unit().print(range.low()) + " to " + range.unit().print(range.high()));
      }
    }
  }

  private InputFile load(String name, Place place, String what) {
    if (held.containsKey(name)) {
      var bytes = held.get(name);
      return new InputFile(name, ScenarioText.sha256(bytes), bytes,
          values(YamlText.decode(bytes, name), name));
    }
    var path = locate(name, place, what);
    try {
      if (Files.size(path) > BYTES_MAX) {
        throw new ScenarioException(place, what + " is a file of " + Files.size(path) + " bytes",
            "at most " + BYTES_MAX + " bytes");
      }
      var bytes = Files.readAllBytes(path);
      var values = values(YamlText.decode(bytes, path.toString()), path.toString());
      return new InputFile(name, ScenarioText.sha256(bytes), bytes, values);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Path locate(String name, Place place, String what) {
    try {
      for (var candidate : List.of(folder.resolve(name), folder.resolve("inputs").resolve(name))) {
        if (Files.isRegularFile(candidate)) {
          return candidate;
        }
      }
    } catch (InvalidPathException broken) {
      throw new ScenarioException(place, what + " is '" + name + "', no file name", "a file name");
    }
    throw new ScenarioException(place, what + " is '" + name + "', which is not there",
        "a CSV file at " + folder.resolve(name));
  }

  private static double[] values(String text, String origin) {
    var values = new ArrayList<Double>();
    var factor = BigDecimal.ONE;
    try (var reader = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(text)) {
      boolean header = true;
      for (var row : reader) {
        if (row.getFieldCount() != 1) {
          throw new ScenarioException(at(row, origin), row.getFieldCount() + " columns", "one column");
        }
        if (header) {
          factor = factor(row, origin);
          header = false;
        } else {
          values.add(value(row, factor, origin));
        }
        if (values.size() > ROWS_MAX) {
          throw new ScenarioException(at(row, origin), "more than " + ROWS_MAX + " rows",
              "at most that many");
        }
      }
    } catch (CsvParseException | IOException broken) {
      throw new ScenarioException(Place.of(origin), "broken CSV", "one number per line below a header");
    }
    if (values.isEmpty()) {
      throw new ScenarioException(Place.of(origin), "no rows", "a header line and at least one number");
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static BigDecimal factor(CsvRecord row, String origin) {
    var header = row.getField(0).strip();
    var unit = header.substring(header.lastIndexOf('_') + 1);
    if (!UNITS.contains(unit)) {
      throw new ScenarioException(at(row, origin), "the header '" + header + "'",
          "a header that is or ends in a unit: ns, us, ms or s, such as freeze_ms");
    }
    return Unit.DURATION.parse("1" + unit);
  }

  private static double value(CsvRecord row, BigDecimal factor, String origin) {
    var text = row.getField(0).strip();
    if (!NUMBER.matcher(text).matches()) {
      throw new ScenarioException(at(row, origin), "the value '" + text + "'", "a number, 0 or above");
    }
    return new BigDecimal(text).multiply(factor).doubleValue();
  }

  private static Place at(CsvRecord row, String origin) {
    return new Place(origin, (int) row.getStartingLineNumber(), 1);
  }
}
