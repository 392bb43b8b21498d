package luosim.report;

import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import luosim.explore.Bounds;
import luosim.explore.Case;
import luosim.explore.CaseFault;
import luosim.explore.Cell;
import luosim.explore.Example;
import luosim.explore.Exploration;
import luosim.explore.TinyHost;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An exploration as one JSON object. */
public final class ExploreJson {
  private static final int FORMAT_VERSION = 1;

  private ExploreJson() {}

  /**
   * Writes it; the writer is left open.
   *
   * @param file the scenario file of an invariant's smallest case, where one was written
   */
  public static void write(
      Exploration found, int exitCode, Function<Cell, Optional<String>> file, Writer out) {
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("formatVersion", FORMAT_VERSION);
      bounds(found.bounds(), json);
      json.writeBooleanProperty("complete", found.complete());
      json.writeNumberProperty("units", found.units());
      json.writeNumberProperty("unitsTotal", found.unitsTotal());
      json.writeNumberProperty("hosts", found.configurations());
      json.writeNumberProperty("runs", found.runs());
      json.writeNumberProperty("faultPoints", found.points());
      json.writeNumberProperty("exitCode", exitCode);
      json.writeArrayPropertyStart("invariants");
      for (Cell cell : found.cells()) {
        cell(cell, found.sentence(cell.invariant()), file, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void bounds(Bounds bounds, JsonGenerator json) {
    json.writeStringProperty("protocol", bounds.protocol());
    json.writeObjectPropertyStart("bounds");
    json.writeNumberProperty("faults", bounds.faults());
    json.writeNumberProperty("files", bounds.files());
    if (!TinyHost.of(bounds).hasSessions()) {
      json.writeNumberProperty("subsystems", bounds.subsystems());
    }
    json.writeNumberProperty("attempts", bounds.attempts());
    json.writeEndObject();
  }

  private static void cell(
      Cell cell, String sentence, Function<Cell, Optional<String>> file, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", cell.invariant().id());
    json.writeStringProperty("sentence", sentence);
    json.writeStringProperty("kind", cell.invariant().kind().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("verdict", cell.verdict().name().toLowerCase(Locale.ROOT));
    json.writeNumberProperty("judged", cell.judged());
    json.writeNumberProperty("violated", cell.violated());
    json.writeArrayPropertyStart("rows");
    cell.rows().forEach(row -> json.writeString(row.name()));
    json.writeEndArray();
    json.writeArrayPropertyStart("defects");
    cell.defects().forEach(json::writeString);
    json.writeEndArray();
    if (cell.example().isPresent()) {
      example(cell.example().get(), file.apply(cell), json);
    }
    json.writeEndObject();
  }

  private static void example(Example example, Optional<String> file, JsonGenerator json) {
    Case smallest = example.smallest();
    json.writeObjectPropertyStart("case");
    json.writeNumberProperty("files", smallest.host().files());
    if (smallest.host().hasSessions()) {
      json.writeNumberProperty("sessions", smallest.host().sessions());
      json.writeNumberProperty("flbs", smallest.host().flbs());
    } else {
      json.writeNumberProperty("subsystems", smallest.host().subsystems());
    }
    json.writeNumberProperty("attempts", smallest.attempts());
    json.writeStringProperty("text", smallest.text());
    json.writeArrayPropertyStart("faults");
    for (CaseFault fault : smallest.faults()) {
      json.writeString(fault.text());
    }
    json.writeEndArray();
    json.writeStringProperty("row", example.row().name());
    json.writeNumberProperty("attempt", example.attempt());
    json.writeStringProperty("expected", example.expected());
    json.writeStringProperty("found", example.found());
    json.writeNumberProperty("number", example.number());
    json.writeArrayPropertyStart("defects");
    example.defects().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("token", example.token());
    if (file.isPresent()) {
      json.writeStringProperty("scenario", file.get());
    }
    json.writeEndObject();
  }
}
