package luosim.cli;

/** The entry of the process. */
public final class Main {
  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    var output = Output.ofProcess();
    var interruption = Interruption.ofProcess();
    var program =
        new Program(Commands.all(), output, interruption, Boolean.getBoolean("luosim.debug"));
    ExitCode code = program.run(arguments);
    interruption.commandEnded();
    System.exit(code.number());
  }
}
