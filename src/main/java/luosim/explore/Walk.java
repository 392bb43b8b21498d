package luosim.explore;

import java.util.Arrays;
import luosim.chance.Choices;
import luosim.chance.DepthLimitException;
import luosim.chance.PathMismatchException;

/**
 * A depth-first walk over all paths of choices below a prefix, with few unusual answers in each.
 *
 * <p>As {@link luosim.chance.ExhaustiveChoices}, but it stays below a prefix, so that a walk can be done in
 * parts; it knows answers that are alternatives and nothing unusual; and it tells how far two paths in a row
 * agree. Allocates nothing in its steady state.
 */
final class Walk implements Choices {
  private static final int DEPTH_MAX = 1 << 16;

  /** Marks an answer that is nothing unusual in paths that are kept. */
  private static final int USUAL = 1 << 30;

  private final int unusualMax;
  private String[] sites = new String[256];
  private int[] answers = new int[256];
  private int[] options = new int[256];
  private int[] open = new int[256];
  private boolean[] usual = new boolean[256];
  private int fixed;
  private int depth;
  private int position;
  private int unusual;
  private boolean begun;
  private boolean finished;

  /** A walk over paths with so many unusual answers at most; {@link #below} says where. */
  Walk(int unusualMax) {
    this.unusualMax = unusualMax;
  }

  /**
   * Begins with the paths that answer nothing unusual {@code zeros} times and then something unusual; with a
   * negative number it is the one path without anything unusual.
   */
  void below(int zeros) {
    depth = 0;
    fixed = zeros;
    begun = false;
    finished = zeros >= 0 && unusualMax == 0;
  }

  /** Begins with one path, as it is kept; answers behind its end are 0. */
  void along(int... path) {
    depth = 0;
    fixed = -1;
    begun = false;
    finished = false;
    for (int answer : path) {
      reserve();
      sites[depth] = "";
      answers[depth] = answer & ~USUAL;
      options[depth] = 0;
      open[depth] = 0;
      usual[depth] = (answer & USUAL) != 0;
      depth++;
    }
  }

  /** Turns to the next path; false if there is none. */
  boolean next() {
    if (finished || begun && !advance()) {
      finished = true;
      return false;
    }
    begun = true;
    position = 0;
    unusual = 0;
    return true;
  }

  private boolean advance() {
    if (position < Math.max(depth, fixed)) {
      String site = position < depth ? sites[position] : "a question";
      throw new PathMismatchException(
          position, site, "this question, as in the run before", "the end of the run");
    }
    int least = Math.max(fixed, 0);
    while (depth > least && answers[depth - 1] + 1 >= open[depth - 1]) {
      depth--;
    }
    if (depth == least || fixed < 0) {
      return false;
    }
    answers[depth - 1]++;
    return true;
  }

  /** How many answers the path that has just begun has in common with the one before, at least. */
  int common() {
    return Math.max(0, depth - 1);
  }

  @Override public int choose(String site, int alternatives) {
    return answer(site, alternatives, false);
  }

  /** Chooses among alternatives of which none is unusual. */
  int chooseUsual(String site, int alternatives) {
    return answer(site, alternatives, true);
  }

  private int answer(String site, int alternatives, boolean asUsual) {
    if (position == depth) {
      extend(site, alternatives, asUsual);
    } else if (options[position] == 0) {
      learn(site, alternatives, asUsual);
    } else if (options[position] != alternatives || !sites[position].equals(site)) {
      throw new PathMismatchException(
          position, site, sites[position] + " with " + options[position] + " options",
          site + " with " + alternatives + " options");
    }
    int answer = answers[position++];
    unusual += answer > 0 && !asUsual ? 1 : 0;
    return answer;
  }

  /** Takes note of the question behind an answer that was given beforehand. */
  private void learn(String site, int alternatives, boolean asUsual) {
    if (answers[position] >= alternatives) {
      throw new PathMismatchException(
          position, site, "an answer below " + alternatives, Integer.toString(answers[position]));
    }
    sites[position] = site;
    options[position] = alternatives;
    usual[position] = asUsual;
  }

  private void extend(String site, int alternatives, boolean asUsual) {
    if (depth == DEPTH_MAX) {
      throw new DepthLimitException(DEPTH_MAX, site);
    }
    reserve();
    sites[depth] = site;
    options[depth] = alternatives;
    usual[depth] = asUsual;
    boolean first = depth == fixed;
    answers[depth] = first ? 1 : 0;
    boolean branches = depth >= fixed && fixed >= 0 && (asUsual || unusual < unusualMax);
    open[depth] = branches ? alternatives : 1;
    depth++;
  }

  private void reserve() {
    if (depth == answers.length) {
      sites = Arrays.copyOf(sites, 2 * depth);
      answers = Arrays.copyOf(answers, 2 * depth);
      options = Arrays.copyOf(options, 2 * depth);
      open = Arrays.copyOf(open, 2 * depth);
      usual = Arrays.copyOf(usual, 2 * depth);
    }
  }

  /** Questions asked so far in this run. */
  int position() {
    return position;
  }

  /** Whether the question with a number, from 0, has unusual answers; once it was asked. */
  boolean canBeUnusual(int question) {
    return !usual[question] && options[question] > 1;
  }

  /** Unusual answers that this run has left. */
  int left() {
    return unusualMax - unusual;
  }

  /** Unusual answers so far in this run. */
  int unusual() {
    return unusual;
  }

  /** An answer of the path that is being followed, also one that was not asked for yet; 0 behind its end. */
  int planned(int question) {
    return question < depth ? answers[question] : 0;
  }

  /** The same as it is kept: marked if it is nothing unusual. */
  int kept(int question) {
    int answer = planned(question);
    return answer > 0 && usual[question] ? answer | USUAL : answer;
  }

  /** The planned answer to the question that has only usual answers, of which a run has one at most. */
  int plannedUsual() {
    for (int question = 0; question < depth; question++) {
      if (usual[question]) {
        return answers[question];
      }
    }
    return 0;
  }
}
