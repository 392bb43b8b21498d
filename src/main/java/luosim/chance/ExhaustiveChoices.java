package luosim.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Choices that walk every path of a run, depth first, from "nothing unusual anywhere" onwards.
 *
 * <pre>{@code
 * var choices = new ExhaustiveChoices(100, 2);
 * while (choices.next()) {
 *   run(choices);
 * }
 * }</pre>
 *
 * <p>The run must ask the same questions as long as it gets the same answers; if it does not, the
 * walk ends with a {@link PathMismatchException} because it would miss paths. At most {@code
 * unusualMax} answers of a path are other than 0; once they are used up, each further answer is 0
 * and opens no branch.
 */
public final class ExhaustiveChoices implements Choices {
  private final int depthMax;
  private final int unusualMax;
  private final List<String> sites = new ArrayList<>();
  private int[] answers = new int[16];
  private int[] options = new int[16];
  private int[] open = new int[16];
  private int depth;
  private int position;
  private int unusual;
  private long paths;
  private boolean finished;

  /** A walk over all paths with any number of unusual answers. */
  public ExhaustiveChoices(int depthMax) {
    this(depthMax, Integer.MAX_VALUE);
  }

  /**
   * A walk over all paths with few unusual answers.
   *
   * @param depthMax the most questions that one run may ask, at least 1
   * @param unusualMax the most answers other than 0 in one path, at least 0
   */
  public ExhaustiveChoices(int depthMax, int unusualMax) {
    Parameter.require(depthMax >= 1, "exhaustive choices: depthMax", "at least 1", depthMax);
    Parameter.require(unusualMax >= 0, "exhaustive choices: unusualMax", "at least 0", unusualMax);
    this.depthMax = depthMax;
    this.unusualMax = unusualMax;
  }

  /**
   * Turns to the next path.
   *
   * @return false if all paths have been walked
   * @throws PathMismatchException if the last run asked fewer questions than the path that it was
   *     to follow
   */
  public boolean next() {
    if (finished) {
      return false;
    }
    if (paths > 0 && !advance()) {
      finished = true;
      return false;
    }
    position = 0;
    unusual = 0;
    paths++;
    return true;
  }

  /** Drops answers from the end that have no next alternative and moves the one before them on. */
  private boolean advance() {
    if (position < depth) {
      throw new PathMismatchException(
          position,
          sites.get(position),
          "this question, as in the run before",
          "the end of the run");
    }
    while (depth > 0 && answers[depth - 1] + 1 >= open[depth - 1]) {
      depth--;
      sites.remove(depth);
    }
    if (depth > 0) {
      answers[depth - 1]++;
    }
    return depth > 0;
  }

  @Override public int choose(String site, int alternatives) {
    Path.checkOptions(site, alternatives);
    if (paths == 0 || finished) {
      throw new IllegalStateException(
          "exhaustive choices: call next() before each run, and no run after it says false");
    }
    if (position == depth) {
      extend(site, alternatives);
    } else if (!sites.get(position).equals(site) || options[position] != alternatives) {
      throw new PathMismatchException(
          position,
          site,
          question(sites.get(position), options[position]),
          question(site, alternatives));
    }
    int answer = answers[position++];
    if (answer > 0) {
      unusual++;
    }
    return answer;
  }

  private static String question(String site, int alternatives) {
    return site + " with " + alternatives + " options";
  }

  private void extend(String site, int alternatives) {
    if (depth == depthMax) {
      throw new DepthLimitException(depthMax, site);
    }
    if (depth == answers.length) {
      answers = Arrays.copyOf(answers, 2 * depth);
      options = Arrays.copyOf(options, 2 * depth);
      open = Arrays.copyOf(open, 2 * depth);
    }
    sites.add(site);
    answers[depth] = 0;
    options[depth] = alternatives;
    open[depth] = unusual < unusualMax ? alternatives : 1;
    depth++;
  }

  /** How many paths have been begun, the present one included. */
  public long paths() {
    return paths;
  }

  /** The answers given so far in the present run. */
  public int[] path() {
    return Arrays.copyOf(answers, position);
  }

  /**
   * The same as text, one "site=answer" for each answer other than 0; "nothing unusual" if there is
   * none.
   */
  public String describe() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < position; i++) {
      if (answers[i] > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(sites.get(i)).append('=').append(answers[i]);
      }
    }
    return text.isEmpty() ? "nothing unusual" : text.toString();
  }
}
