package luosim.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import luosim.host.HostModel;
import luosim.stats.LatencyHistogram;

/**
 * The samples of one replication, by view, with a few exemplars of each. Memory does not grow with
 * the fleet.
 */
public final class ReplicationMeasures {
  private final Views views;
  private final List<LatencyHistogram> samples = new ArrayList<>();
  private final List<Exemplars> exemplars = new ArrayList<>();
  private final PartProfile parts = new PartProfile();
  private final int replication;

  /** No samples yet, for hosts of a model. */
  public ReplicationMeasures(HostModel model, int replication) {
    this.views = new Views(model);
    this.replication = replication;
    for (int i = 0; i < views.size(); i++) {
      samples.add(new LatencyHistogram());
      exemplars.add(new Exemplars());
    }
  }

  /** The views, in print order. */
  public List<View> views() {
    return List.copyOf(views.all());
  }

  /** The samples of the view at a place. */
  public LatencyHistogram samples(int view) {
    return samples.get(view);
  }

  /** The exemplars of the view at a place. */
  public Exemplars exemplars(int view) {
    return exemplars.get(view);
  }

  /** Gives every sample that stands for others at present. */
  public void exemplars(Consumer<Exemplar> taker) {
    exemplars.forEach(ofView -> ofView.forEach(taker));
  }

  /** What the blackouts of updates consist of. */
  PartProfile parts() {
    return parts;
  }

  int replication() {
    return replication;
  }

  Views index() {
    return views;
  }

  void add(int view, long valueNs, int host, int attempt, int vm) {
    if (valueNs == Exemplar.LOST) {
      samples.get(view).recordLost();
    } else {
      samples.get(view).record(valueNs);
    }
    if (views.keepsExemplars(view) && exemplars.get(view).wants(valueNs)) {
      exemplars.get(view).add(new Exemplar(valueNs, replication, host, attempt, vm));
    }
  }

  /** Counts hosts that never came to run the new kernel because the rollout did not reach them. */
  public void neverPatched(long hosts) {
    int view = views.measure(Measures.PATCHED);
    for (long i = 0; i < hosts; i++) {
      samples.get(view).recordLost();
    }
  }
}
