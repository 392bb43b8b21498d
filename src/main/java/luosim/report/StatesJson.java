package luosim.report;

import java.io.Writer;
import java.util.List;
import luosim.explore.StateSpace;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The states of a protocol as one JSON object. */
public final class StatesJson {
  private static final int FORMAT_VERSION = 1;

  private StatesJson() {}

  /** Writes it; the writer is left open. */
  public static void write(StateSpace found, int exitCode, Writer out) {
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("formatVersion", FORMAT_VERSION);
      json.writeStringProperty("protocol", found.host().protocol());
      json.writeNumberProperty("files", found.host().files());
      json.writeNumberProperty("subsystems", found.host().subsystems());
      json.writeNumberProperty("faults", found.faults());
      json.writeNumberProperty("states", found.states());
      json.writeNumberProperty("edges", found.edges());
      json.writeNumberProperty("frontier", found.frontier());
      json.writeNumberProperty("deepest", found.deepest());
      json.writeNumberProperty("exitCode", exitCode);
      json.writeArrayPropertyStart("violations");
      for (StateSpace.Shortest shortest : found.violations()) {
        json.writeStartObject();
        json.writeStringProperty("invariant", shortest.invariant());
        json.writeStringProperty("row", shortest.row().name());
        json.writeStringProperty("expected", shortest.expected());
        json.writeStringProperty("found", shortest.found());
        json.writeNumberProperty("number", shortest.number());
        texts("defects", shortest.defects(), json);
        texts("steps", shortest.steps(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("deadEnds");
      for (StateSpace.DeadEnd end : found.deadEnds()) {
        json.writeStartObject();
        json.writeStringProperty("kind", end.kind());
        json.writeNumberProperty("count", end.count());
        texts("steps", end.steps(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void texts(String name, List<String> texts, JsonGenerator json) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
