package luosim.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The one look of all charts: white ground, thin grid, one font, colours that a colour-blind reader can tell
 * apart (the palette of Okabe and Ito).
 */
final class ChartLook {
  /** Width of a chart in pixels. */
  static final int WIDTH = 860;

  /** Height of a chart in pixels. */
  static final int HEIGHT = 480;

  static final BasicStroke LINE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private static final Color INK = new Color(0x22, 0x26, 0x2b);
  private static final Color FAINT = new Color(0x5f, 0x66, 0x6e);
  private static final Color GRID = new Color(0xe1, 0xe4, 0xe8);
  private static final List<Color> PALETTE =
      List.of(
          new Color(0x00, 0x72, 0xb2),
          new Color(0xe6, 0x9f, 0x00),
          new Color(0x00, 0x9e, 0x73),
          new Color(0xd5, 0x5e, 0x00),
          new Color(0xcc, 0x79, 0xa7),
          new Color(0x56, 0xb4, 0xe9),
          new Color(0x99, 0x8e, 0x10),
          new Color(0x4d, 0x4d, 0x4d),
          new Color(0x8c, 0xc5, 0x63),
          new Color(0x7a, 0x5a, 0xa6),
          new Color(0xf0, 0xc5, 0xa0),
          new Color(0xb0, 0xb7, 0xbf));

  private ChartLook() {}

  /** The colour of the n-th series, from 0. */
  static Color colour(int series) {
    return PALETTE.get(series % PALETTE.size());
  }

  /** Dresses a chart: title at the left, caption below it, legend at the bottom. */
  static JFreeChart dress(JFreeChart chart, String caption) {
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(10, 10, 8, 40));
    TextTitle title = chart.getTitle();
    title.setFont(font(Font.BOLD, 17));
    title.setPaint(INK);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setPosition(RectangleEdge.TOP);
    TextTitle small = new TextTitle(caption, font(Font.PLAIN, 12));
    small.setPaint(FAINT);
    small.setHorizontalAlignment(HorizontalAlignment.LEFT);
    small.setMargin(2, 0, 8, 0);
    chart.addSubtitle(0, small);
    LegendTitle legend = chart.getLegend();
    if (legend != null) {
      legend.setItemFont(font(Font.PLAIN, 12));
      legend.setItemPaint(INK);
      legend.setFrame(BlockBorder.NONE);
      legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
    }
    if (chart.getPlot() instanceof XYPlot plot) {
      dress(plot);
    }
    return chart;
  }

  private static void dress(XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(new BasicStroke(1f));
    plot.setRangeGridlineStroke(new BasicStroke(1f));
    plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
    dress(plot.getDomainAxis());
    dress(plot.getRangeAxis());
  }

  /** Dresses an axis; its numbers are written in one way everywhere, unless the chart has set a way. */
  static void dress(ValueAxis axis) {
    if (axis instanceof NumberAxis numbers && numbers.getNumberFormatOverride() == null) {
      numbers.setNumberFormatOverride(
          new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    }
    axis.setLabelFont(font(Font.PLAIN, 13));
    axis.setTickLabelFont(font(Font.PLAIN, 12));
    axis.setLabelPaint(INK);
    axis.setTickLabelPaint(FAINT);
    axis.setAxisLinePaint(FAINT);
    axis.setTickMarkPaint(FAINT);
  }

  static Font font(int style, int size) {
    return new Font("DejaVu Sans", style, size);
  }
}
