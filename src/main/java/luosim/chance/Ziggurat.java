package luosim.chance;

/**
 * Exact sampling of the exponential and the normal distribution by layers of equal area.
 *
 * <p>The area under the density is covered by 256 layers: 255 rectangles and a base that ends in
 * the tail. A number is drawn uniformly in a layer chosen at random; in 98 to 99 of 100 cases it
 * lies in the part of the rectangle that is wholly under the density and is the answer, else the
 * density decides. The method is that of Marsaglia and Tsang, "The ziggurat method for generating
 * random variables", 2000, with a whole 64-bit word split into layer, sign and 53-bit fraction, so
 * that the three are independent.
 *
 * <p>The edges follow from the place where the tail begins; that number was solved to 60 digits
 * from the condition that the topmost layer ends at density 1, which a test repeats in double
 * precision.
 */
final class Ziggurat {
  static final int LAYERS = 256;

  /** Where the exponential tail begins; the area of a layer is (1 + r) exp(-r). */
  static final double EXPONENTIAL_TAIL = 7.697117470131049714;

  static final double EXPONENTIAL_AREA = 0.003949659822581557219977;

  /** Where the normal tail begins, for the density exp(-x*x/2) without its constant factor. */
  static final double NORMAL_TAIL = 3.654152885361008771645;

  static final double NORMAL_AREA = 0.004928673233974655347362;

  /**
   * Right edges of the layers from the base up; the first is the base's area over its height, the
   * last is 0.
   */
  private static final double[] EXPONENTIAL_EDGE = exponentialEdges();

  /** The density at each edge. */
  private static final double[] EXPONENTIAL_HEIGHT = exponentialHeights();

  private static final double[] NORMAL_EDGE = normalEdges();
  private static final double[] NORMAL_HEIGHT = normalHeights();

  private Ziggurat() {}

  static double exponential(Stream stream) {
    double offset = 0;
    while (true) {
      long word = stream.nextLong();
      int layer = (int) word & 0xFF;
      double x = (word >>> 11) * 0x1.0p-53 * EXPONENTIAL_EDGE[layer];
      if (x < EXPONENTIAL_EDGE[layer + 1]) {
        return offset + x;
      }
      if (layer == 0) {
        offset += EXPONENTIAL_TAIL; // the tail has the shape of the whole
      } else if (height(EXPONENTIAL_HEIGHT, layer, stream) < StrictMath.exp(-x)) {
        return offset + x;
      }
    }
  }

  static double gaussian(Stream stream) {
    while (true) {
      long word = stream.nextLong();
      int layer = (int) word & 0xFF;
      double x = (word >>> 11) * 0x1.0p-53 * NORMAL_EDGE[layer];
      boolean inside = x < NORMAL_EDGE[layer + 1];
      if (!inside && layer == 0) {
        x = normalTail(stream);
        inside = true;
      }
      if (inside || height(NORMAL_HEIGHT, layer, stream) < StrictMath.exp(-0.5 * x * x)) {
        return (word & 0x100) == 0 ? x : -x;
      }
    }
  }

  private static double height(double[] heights, int layer, Stream stream) {
    return heights[layer] + stream.nextDouble() * (heights[layer + 1] - heights[layer]);
  }

  /**
   * Beyond the last edge: an exponential draw, kept with the probability that makes it normal
   * (Marsaglia 1964).
   */
  private static double normalTail(Stream stream) {
    double beyond;
    double spare;
    do {
      beyond = exponential(stream) / NORMAL_TAIL;
      spare = exponential(stream);
    } while (2 * spare < beyond * beyond);
    return NORMAL_TAIL + beyond;
  }

  private static double[] exponentialEdges() {
    double[] edges = new double[LAYERS + 1];
    edges[0] = EXPONENTIAL_AREA / StrictMath.exp(-EXPONENTIAL_TAIL);
    edges[1] = EXPONENTIAL_TAIL;
    for (int i = 1; i < LAYERS - 1; i++) {
      edges[i + 1] = -StrictMath.log(StrictMath.exp(-edges[i]) + EXPONENTIAL_AREA / edges[i]);
    }
    return edges;
  }

  private static double[] exponentialHeights() {
    double[] heights = new double[LAYERS + 1];
    for (int i = 0; i <= LAYERS; i++) {
      heights[i] = StrictMath.exp(-EXPONENTIAL_EDGE[i]);
    }
    return heights;
  }

  private static double[] normalEdges() {
    double[] edges = new double[LAYERS + 1];
    edges[0] = NORMAL_AREA / StrictMath.exp(-0.5 * NORMAL_TAIL * NORMAL_TAIL);
    edges[1] = NORMAL_TAIL;
    for (int i = 1; i < LAYERS - 1; i++) {
      double density = StrictMath.exp(-0.5 * edges[i] * edges[i]) + NORMAL_AREA / edges[i];
      edges[i + 1] = StrictMath.sqrt(-2 * StrictMath.log(density));
    }
    return edges;
  }

  private static double[] normalHeights() {
    double[] heights = new double[LAYERS + 1];
    for (int i = 0; i <= LAYERS; i++) {
      heights[i] = StrictMath.exp(-0.5 * NORMAL_EDGE[i] * NORMAL_EDGE[i]);
    }
    return heights;
  }
}
