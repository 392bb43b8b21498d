/**
 * The front door: commands, signals and exit codes.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>{@code Main} opens the {@code Output} and installs the {@code Interruption};
 *   <li>{@code Program} reads the command line and finds the command in the list of
 *       {@code Commands};
 *   <li>the command does its work, writes results to the output and returns an {@code ExitCode};
 *   <li>the output is flushed, and the process ends with that code.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>an unknown word on the command line: 64, with the nearest word that exists;
 *   <li>a failure that a command names by {@code CommandFailure}: its code and its message;
 *   <li>a result that cannot be written (full disk, closed pipe): 74, whatever the verdict was;
 *   <li>a heap that is full: 75, with the variable that gives more;
 *   <li>anything that nobody foresaw: 70 and one line; {@code LUOSIM_DEBUG=1} shows the stack;
 *   <li>SIGINT and SIGTERM: the command is asked to stop, then 130 or 143.
 * </ul>
 *
 * <p>A new command is a new class and a line in {@code Commands}.
 */
package luosim.cli;
