package luosim.report;

import java.io.Writer;
import luosim.explore.Example;
import luosim.explore.Exploration;
import tools.jackson.core.JsonGenerator;

/** The matrix of invariants as one JSON object for programs. */
public final class MatrixJson {
  private static final int FORMAT_VERSION = 1;

  private MatrixJson() {}

  /** Writes the object; the writer stays open. */
  public static void write(Matrix matrix, Writer out) {
    JsonText.indented(out, json -> {
      json.writeStartObject();
      json.writeNumberProperty("formatVersion", FORMAT_VERSION);
      json.writeArrayPropertyStart("revisions");
      matrix.columns().forEach(column -> column(json, column));
      json.writeEndArray();
      json.writeArrayPropertyStart("cells");
      matrix.rows().forEach(row -> row.entries().forEach(entry -> entry(json, entry)));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void column(JsonGenerator json, Exploration column) {
    json.writeStartObject();
    json.writeStringProperty("protocol", column.bounds().protocol());
    json.writeStringProperty("bounds", column.bounds().text());
    json.writeBooleanProperty("complete", column.complete());
    json.writeNumberProperty("configurations", column.configurations());
    json.writeNumberProperty("runs", column.runs());
    json.writeNumberProperty("executed", column.executed());
    json.writeNumberProperty("points", column.points());
    json.writeEndObject();
  }

  private static void entry(JsonGenerator json, Matrix.Entry entry) {
    json.writeStartObject();
    json.writeStringProperty("invariant", entry.cell().invariant().id());
    json.writeStringProperty("protocol", entry.protocol());
    json.writeStringProperty("answer", entry.answer().text());
    json.writeNumberProperty("judged", entry.cell().judged());
    json.writeNumberProperty("violated", entry.cell().violated());
    json.writeArrayPropertyStart("rows");
    entry.cell().rows().forEach(row -> json.writeString(row.ordinal() == 0 ? "-" : row.name()));
    json.writeEndArray();
    json.writeArrayPropertyStart("defects");
    entry.cell().defects().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("missing");
    entry.missing().forEach(evidence -> json.writeString(TraceText.name(evidence)));
    json.writeEndArray();
    json.writeStringProperty("derived", entry.derived().map(known -> known.answer().letter()).orElse(""));
    json.writeStringProperty("derivedNote", entry.derived().map(known -> known.note()).orElse(""));
    json.writeStringProperty("agreement", entry.agreement().name().toLowerCase(java.util.Locale.ROOT));
    entry.cell().example().ifPresent(example -> example(json, example));
    json.writeEndObject();
  }

  private static void example(JsonGenerator json, Example example) {
    json.writeObjectPropertyStart("example");
    json.writeStringProperty("case", example.smallest().text());
    json.writeNumberProperty("files", example.smallest().host().files());
    json.writeNumberProperty("subsystems", example.smallest().host().subsystems());
    json.writeNumberProperty("faults", example.smallest().faults().size());
    json.writeStringProperty("row", MatrixText.rowText(example));
    json.writeArrayPropertyStart("defects");
    example.defects().forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("attempt", example.attempt());
    json.writeStringProperty("sentence", example.sentence());
    json.writeStringProperty("token", example.token());
    json.writeEndObject();
  }
}
