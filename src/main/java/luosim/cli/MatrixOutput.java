package luosim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import luosim.report.Matrix;
import luosim.report.MatrixHtml;
import luosim.report.MatrixJson;
import luosim.report.MatrixText;

/** Tells a matrix of invariants in the form that was asked for. */
final class MatrixOutput {
  private MatrixOutput() {}

  /** Writes the page first, if one is wanted, so that a result is only told when all of it is there. */
  static void tell(Matrix matrix, OutputOptions form, Optional<Path> html, Output output) throws IOException {
    if (html.isPresent()) {
      page(matrix, html.get());
    }
    if (form.format() == Format.JSON) {
      try (var writer = output.results()) {
        MatrixJson.write(matrix, writer);
      }
    } else {
      (form.quiet() ? MatrixText.last(matrix) : MatrixText.full(matrix)).forEach(output::result);
    }
  }

  private static void page(Matrix matrix, Path file) {
    try {
      Files.writeString(file, MatrixHtml.text(matrix), StandardCharsets.UTF_8);
    } catch (IOException wrong) {
      throw new CommandFailure(ExitCode.CANNOT_CREATE,
          file + ": cannot be written (" + wrong + "); expected a file in a folder that exists", wrong);
    }
  }
}
