package luosim.cli;

import java.util.List;

/** The list of all commands, in the order in which help prints them. */
final class Commands {
  private Commands() {}

  /** A fresh object for each command, because its fields take the options of one command line. */
  static List<Subcommand> all() {
    return List.of(
        new Run(), new Explore(), new Replay(), new Shrink(), new Conform(), new JudgeTraces(),
        new Validate());
  }
}
