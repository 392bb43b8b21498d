package luosim.report;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGUnits;

/** A chart as bytes: SVG that is the same on every run, and PNG at twice the size for sharp screens. */
final class ChartFile {
  private static final int PNG_SCALE = 2;

  private ChartFile() {}

  /**
   * Draws a chart as SVG.
   *
   * @param key prefix of the ids inside, so that several drawings can share a page
   */
  static String svg(JFreeChart chart, String key) {
    SVGGraphics2D canvas = new SVGGraphics2D(ChartLook.WIDTH, ChartLook.HEIGHT, SVGUnits.PX);
    canvas.setDefsKeyPrefix(key);
    chart.draw(canvas, new Rectangle2D.Double(0, 0, ChartLook.WIDTH, ChartLook.HEIGHT));
    return canvas.getSVGElement(key, true, null, null, null) + "\n";
  }

  /** Writes a chart as SVG. */
  static void writeSvg(JFreeChart chart, String key, OutputStream out) throws IOException {
    out.write(svg(chart, key).getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a chart as PNG. */
  static void writePng(JFreeChart chart, OutputStream out) throws IOException {
    BufferedImage image =
        new BufferedImage(
            ChartLook.WIDTH * PNG_SCALE, ChartLook.HEIGHT * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    var canvas = image.createGraphics();
    canvas.scale(PNG_SCALE, PNG_SCALE);
    chart.draw(canvas, new Rectangle2D.Double(0, 0, ChartLook.WIDTH, ChartLook.HEIGHT));
    canvas.dispose();
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this Java platform has no PNG encoder");
    }
  }
}
