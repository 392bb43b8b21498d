package luosim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import luosim.conform.Accepted;
import luosim.conform.observed.BadTraceException;
import luosim.conform.Conformance;
import luosim.conform.ConformanceReport;
import luosim.conform.observed.Mismatch;
import luosim.spec.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Replays traces observed on a real kernel against our orchestrator, and tells every difference. */
@Command(name = "conform", sortOptions = false,
    description = "Replays observed traces against our orchestrator. Each difference is a line; "
        + "the last line counts.",
    footer = {"", "Ends in 0 if nothing failed, in 1 otherwise, in 65 if the file is not one of traces."})
public final class Conform implements Subcommand {
  @Parameters(paramLabel = "FILE", description = "Traces, one JSON object a line; plain or packed by gzip.")
  private Path traces = Path.of("");

  @Option(names = "--protocol", required = true, paramLabel = "P",
      description = "What the traces were observed on.")
  private String protocol = "";

  @Option(names = "--accept", paramLabel = "FILE",
      description = "Modelled records that may differ: an id, a space and the reason on each line.")
  private Optional<Path> accept = Optional.empty();

  @Option(names = "--format", paramLabel = "text|json", converter = FormatWord.class,
      description = "Form of the result on standard output (default text).")
  private Format format = Format.TEXT;

  @Option(names = "--quiet", description = "Only the last line.")
  private boolean quiet;

  @Override public ExitCode run(Output output, Interruption interruption) throws IOException {
    refuseUnknownProtocol();
    var accepted = accepted();
    var mismatches = new ArrayList<Mismatch>();
    var report = replay(accepted, mismatch -> {
      if (format == Format.JSON) {
        mismatches.add(mismatch);
      } else if (!quiet) {
        output.result(mismatch.text());
      }
    });
    switch (format) {
      case TEXT -> writeText(output, report);
      case JSON -> writeJson(output, report, mismatches, accepted);
    }
    return report.ok() ? ExitCode.PASS : ExitCode.VIOLATED;
  }

  private void refuseUnknownProtocol() {
    var known = Conformance.protocols();
    if (!known.contains(protocol)) {
      var near = Nearest.to(protocol, known);
      throw new CommandFailure(ExitCode.USAGE,
          "conform: unknown protocol '" + protocol + "'; expected one of "
              + String.join(", ", known) + (near.isEmpty() ? "" : "; did you mean '" + near + "'?"));
    }
  }

  private Accepted accepted() throws IOException {
    if (accept.isEmpty()) {
      return Accepted.none();
    }
    var file = accept.get();
    try {
      return TextFiles.<Accepted, BadTraceException> read(file, Accepted::read);
    } catch (BadTraceException wrong) {
      throw bad(file, wrong);
    }
  }

  private ConformanceReport replay(Accepted accepted, Consumer<Mismatch> out)
      throws IOException {
    try {
      return TextFiles.<ConformanceReport, BadTraceException> read(
          traces, lines -> Conformance.run(protocol, lines, accepted, out));
    } catch (BadTraceException wrong) {
      throw bad(traces, wrong);
    }
  }

  private static CommandFailure bad(Path file, BadTraceException wrong) {
    return new CommandFailure(ExitCode.BAD_INPUT, file + ": " + wrong.getMessage(), wrong);
  }

  private void writeText(Output output, ConformanceReport report) {
    if (!quiet) {
      var never = report.rows().entrySet().stream().filter(row -> row.getValue() == 0).map(Map.Entry::getKey)
          .map(Object::toString).toList();
      output.result("rows of the failure matrix reached: " + (report.rows().size() - never.size()) + " of "
          + report.rows().size() + (never.isEmpty() ? "" : "; never: " + String.join(" ", never)));
    }
    output.result(report.summary());
  }

  private static void writeJson(
      Output output, ConformanceReport report, List<Mismatch> mismatches, Accepted accepted)
      throws IOException {
    try (var writer = output.results();
        var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), writer)) {
      json.writeStartObject();
      json.writeNumberProperty("passed", report.passed());
      json.writeNumberProperty("failed", report.failed());
      json.writeObjectPropertyStart("skipped");
      report.skipped().forEach(id -> json.writeStringProperty(id, accepted.reasons().get(id)));
      json.writeEndObject();
      json.writeObjectPropertyStart("rows");
      report.rows().forEach((row, times) -> json.writeNumberProperty(row.toString(), times));
      json.writeEndObject();
      json.writeArrayPropertyStart("mismatches");
      mismatches.forEach(mismatch -> write(json, mismatch));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, Mismatch mismatch) {
    json.writeStartObject();
    json.writeNumberProperty("line", mismatch.line());
    json.writeStringProperty("id", mismatch.id());
    json.writeNumberProperty("op", mismatch.op());
    json.writeStringProperty("where", mismatch.where());
    json.writeStringProperty("expected", mismatch.expected());
    json.writeStringProperty("found", mismatch.found());
    json.writeEndObject();
  }
}
