package luosim.report;

import java.io.Writer;
import luosim.budget.BudgetVerdict;
import luosim.conform.judge.InvariantFinding;
import luosim.conform.judge.InvariantFinding.Answer;
import luosim.conform.judge.JudgeReport;
import luosim.conform.judge.JudgedTrace;
import tools.jackson.core.JsonGenerator;

/** What judged traces came to, as one JSON object for programs. */
public final class TraceJson {
  private static final int FORMAT_VERSION = 1;

  private TraceJson() {}

  /** Writes the object; the writer stays open. */
  public static void write(TraceAccount account, int exitCode, Writer out) {
    JsonText.indented(out, json -> {
      json.writeStartObject();
      json.writeNumberProperty("formatVersion", FORMAT_VERSION);
      json.writeStringProperty("protocol", account.report().protocol());
      json.writeNumberProperty("traces", account.report().traces());
      json.writeNumberProperty("violating", account.violating().size());
      json.writeStringProperty("verdict", account.verdict().word());
      json.writeNumberProperty("exitCode", exitCode);
      json.writeArrayPropertyStart("reasons");
      account.verdict().reasons().forEach(reason -> reason(json, reason));
      json.writeEndArray();
      json.writeArrayPropertyStart("invariants");
      account.report().totals().forEach(total -> total(json, total));
      json.writeEndArray();
      json.writeArrayPropertyStart("budgets");
      account.verdict().budgets().forEach(budget -> budget(json, budget));
      json.writeEndArray();
      json.writeArrayPropertyStart("violations");
      account.violating().forEach(trace -> trace(json, trace));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void reason(JsonGenerator json, Verdict.Reason reason) {
    json.writeStartObject();
    json.writeStringProperty("cause", reason.cause().text());
    json.writeStringProperty("subject", reason.subject());
    json.writeStringProperty("sentence", reason.sentence());
    json.writeEndObject();
  }

  private static void total(JsonGenerator json, JudgeReport.Total total) {
    json.writeStartObject();
    json.writeStringProperty("invariant", total.invariant().id());
    for (Answer answer : Answer.values()) {
      json.writeNumberProperty(answer.text(), total.count(answer));
    }
    json.writeArrayPropertyStart("missing");
    total.missing().forEach(evidence -> json.writeString(TraceText.name(evidence)));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void budget(JsonGenerator json, BudgetVerdict budget) {
    json.writeStartObject();
    json.writeStringProperty("budget", budget.text());
    json.writeStringProperty("result", budget.result().name());
    json.writeStringProperty("observed", ObservedText.of(budget.observed()));
    json.writeStringProperty("why", budget.why());
    json.writeEndObject();
  }

  private static void trace(JsonGenerator json, JudgedTrace trace) {
    for (InvariantFinding finding : trace.with(Answer.VIOLATED)) {
      for (InvariantFinding.Place place : finding.places()) {
        json.writeStartObject();
        json.writeStringProperty("id", trace.id());
        json.writeNumberProperty("line", trace.line());
        json.writeStringProperty("invariant", finding.invariant().id());
        json.writeStringProperty("row", place.rowText());
        json.writeArrayPropertyStart("defects");
        place.defects().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("attempt", place.attempt());
        json.writeStringProperty("sentence", place.sentence());
        json.writeEndObject();
      }
    }
  }
}
