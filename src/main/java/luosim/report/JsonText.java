package luosim.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** JSON onto a writer: indented by two spaces or on one line, lines ended by LF, the writer left open. */
final class JsonText {
  private JsonText() {}

  /** Indented, for a file that people read and compare. */
  static void indented(Writer out, Consumer<JsonGenerator> content) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("").withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    write(out, content, new ObjectWriteContext.Base() {
      @Override public PrettyPrinter getPrettyPrinter() {
        return printer;
      }

      @Override public boolean hasPrettyPrinter() {
        return true;
      }
    });
  }

  /** On one line. */
  static void line(Writer out, Consumer<JsonGenerator> content) {
    write(out, content, ObjectWriteContext.empty());
  }

  private static void write(Writer out, Consumer<JsonGenerator> content, ObjectWriteContext context) {
    JsonFactory factory = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(context, out)) {
      content.accept(json);
    } catch (JacksonIOException e) {
      throw new UncheckedIOException(e.getCause());
    }
    try {
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
