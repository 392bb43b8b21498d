package luosim.cli;

import java.io.IOException;

/**
 * One word after {@code luosim}: what the user asks for.
 *
 * <p>The class declares its name, options and help by picocli's annotations. It writes through the
 * output only, looks at the interruption wherever it would work for more than a second, and reports
 * every ending by code: returned, or thrown as {@link CommandFailure}. An {@link IOException} that
 * it lets through ends the process with 74.
 */
public interface Subcommand {
  /** Does the work and says how it went. */
  ExitCode run(Output output, Interruption interruption) throws IOException;
}
