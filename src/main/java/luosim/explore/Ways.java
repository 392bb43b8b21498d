package luosim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The states found so far, each with the step of the shortest way to it, by the number of its shape. While a
 * level is being explored nobody adds to it, so that threads may look into it.
 */
final class Ways {
  private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

  private final List<Node> nodes = new ArrayList<>();
  private long[] shapes = new long[1 << 10];
  private int[] places = new int[1 << 10];

  /**
   * A step from one state to another: a request, and where something befalls it.
   *
   * @param from the state that it is taken in
   * @param question the number of the question in it that is answered out of the ordinary, or -1
   * @param answer that answer, or 0
   */
  record Step(int from, Request request, int question, int answer) {
    /** The answers of the whole step, up to the unusual one. */
    int[] answers() {
      int[] answers = new int[question + 1];
      if (question >= 0) {
        answers[question] = answer;
      }
      return answers;
    }
  }

  /**
   * A state.
   *
   * @param step the last step of the shortest way to it
   * @param depth requests on that way
   * @param faults faults on it
   * @param count what the repertoire counts on it
   * @param kind what is to be seen of it
   * @param stopped whether nothing can be asked there any more
   */
  record Node(Step step, int depth, int faults, int count, String kind, boolean stopped) {}

  int size() {
    return nodes.size();
  }

  Node get(int node) {
    return nodes.get(node);
  }

  /** The state of a shape; -1 if it is new. */
  int find(long shape) {
    int at = at(shape);
    return places[at] - 1;
  }

  /** Adds a state of a new shape; its number. */
  int add(long shape, Node node) {
    if (2 * nodes.size() >= shapes.length) {
      grow();
    }
    int at = at(shape);
    shapes[at] = shape;
    nodes.add(node);
    places[at] = nodes.size();
    return nodes.size() - 1;
  }

  private int at(long shape) {
    int mask = shapes.length - 1;
    int at = (int) (shape * PRIME >>> 32) & mask;
    while (places[at] > 0 && shapes[at] != shape) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldShapes = shapes;
    int[] oldPlaces = places;
    shapes = new long[2 * oldShapes.length];
    places = new int[2 * oldPlaces.length];
    for (int old = 0; old < oldShapes.length; old++) {
      if (oldPlaces[old] > 0) {
        int at = at(oldShapes[old]);
        shapes[at] = oldShapes[old];
        places[at] = oldPlaces[old];
      }
    }
  }

  /** The steps of the shortest way to a state. */
  List<Step> to(int node) {
    Step[] steps = new Step[nodes.get(node).depth()];
    int at = node;
    for (int step = steps.length - 1; step >= 0; step--) {
      steps[step] = nodes.get(at).step();
      at = steps[step].from();
    }
    return Arrays.asList(steps);
  }

  /** The states on the shortest way to one, the first and itself included. */
  int[] nodesTo(int node) {
    int[] way = new int[nodes.get(node).depth() + 1];
    int at = node;
    for (int step = way.length - 1; step > 0; step--) {
      way[step] = at;
      at = nodes.get(at).step().from();
    }
    return way;
  }
}
