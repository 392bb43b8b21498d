package luosim.metrics;

import java.util.ArrayList;
import java.util.List;
import luosim.host.Cause;
import luosim.host.HostClass;
import luosim.host.HostModel;
import luosim.host.Part;
import luosim.host.VmPlan;

/** The views that a campaign keeps, in print order, and where a sample belongs among them. */
final class Views {
  private static final Part[] PARTS = Part.values();
  private static final Cause[] CAUSES = Cause.values();

  private final List<View> all = new ArrayList<>();
  private final int firstCause;
  private final int firstPart;
  private final int firstMeasure;
  private final int[][] shapeView;
  private final int[] classView;

  Views(HostModel model) {
    all.add(View.of(Measures.BLACKOUT.name()));
    List<String> shapes = new ArrayList<>();
    List<HostClass> classes = model.classes();
    shapeView = new int[classes.size()][];
    for (int i = 0; i < classes.size(); i++) {
      List<VmPlan> vms = classes.get(i).vms();
      shapeView[i] = new int[vms.size()];
      for (int j = 0; j < vms.size(); j++) {
        shapeView[i][j] = shape(shapes, vms.get(j).shape());
      }
    }
    classView = new int[classes.size()];
    for (int i = 0; i < classes.size(); i++) {
      classView[i] = add(View.labelled(Measures.BLACKOUT.name(), "class", classes.get(i).name()));
    }
    firstCause = all.size();
    for (Cause cause : CAUSES) {
      add(View.labelled(Measures.BLACKOUT.name(), "cause", cause.text()));
    }
    firstPart = all.size();
    for (Part part : PARTS) {
      add(View.part(Measures.BLACKOUT.name(), part.text()));
    }
    firstMeasure = all.size();
    for (Measures.Measure measure : Measures.all().subList(1, Measures.all().size())) {
      add(View.of(measure.name()));
    }
  }

  private int shape(List<String> known, String shape) {
    int index = known.indexOf(shape);
    if (index < 0) {
      known.add(shape);
      return add(View.labelled(Measures.BLACKOUT.name(), "shape", shape));
    }
    return 1 + index;
  }

  private int add(View view) {
    all.add(view);
    return all.size() - 1;
  }

  List<View> all() {
    return all;
  }

  int size() {
    return all.size();
  }

  /** The whole of the blackouts of updates. */
  int blackout() {
    return 0;
  }

  int shape(int hostClass, int shape) {
    return shapeView[hostClass][shape];
  }

  int hostClass(int hostClass) {
    return classView[hostClass];
  }

  int cause(Cause cause) {
    return firstCause + cause.ordinal();
  }

  int part(int part) {
    return firstPart + part;
  }

  int measure(Measures.Measure measure) {
    return firstMeasure - 1 + Measures.all().indexOf(measure);
  }

  /** Whether single samples of a view are worth keeping as exemplars. */
  boolean keepsExemplars(int view) {
    return view < firstPart || view >= firstMeasure;
  }
}
