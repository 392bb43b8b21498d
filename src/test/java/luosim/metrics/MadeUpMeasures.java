package luosim.metrics;

import java.util.ArrayList;
import java.util.List;
import luosim.host.HostModel;

/** Samples that are made by hand, for tests of those who read summaries. */
public final class MadeUpMeasures {
  private final HostModel model;
  private final List<ReplicationMeasures> replications = new ArrayList<>();

  /** Measures of so many replications. */
  public MadeUpMeasures(HostModel model, int replications) {
    this.model = model;
    for (int i = 0; i < replications; i++) {
      this.replications.add(new ReplicationMeasures(model, i));
    }
  }

  /** A sample of a view; {@link Exemplar#LOST} for one that never ended. */
  public MadeUpMeasures add(int replication, String view, long valueNs, int host, int vm) {
    ReplicationMeasures measures = replications.get(replication);
    int place = measures.views().stream().map(View::text).toList().indexOf(view);
    if (place < 0) {
      throw new IllegalArgumentException("no view " + view);
    }
    measures.add(place, valueNs, host, 1, vm);
    return this;
  }

  /** A blackout of an update, with its parts in order and their sum as its length. */
  public MadeUpMeasures blackout(int replication, String shape, int host, int vm, long... partsNs) {
    ReplicationMeasures measures = replications.get(replication);
    long sum = 0;
    for (long part : partsNs) {
      sum += part;
    }
    PartProfile.Step alike = measures.parts().pause(sum);
    for (int part = 0; part < PauseBook.PARTS; part++) {
      long ns = part < partsNs.length ? partsNs[part] : 0;
      add(replication, "blackout/" + Measures.parts().get(part), ns, host, vm);
      alike.part(part, ns);
    }
    return whole(replication, shape, sum, host, vm);
  }

  /** A VM that was lost in its pause. */
  public MadeUpMeasures lost(int replication, String shape, int host, int vm) {
    return whole(replication, shape, Exemplar.LOST, host, vm);
  }

  private MadeUpMeasures whole(int replication, String shape, long ns, int host, int vm) {
    add(replication, "blackout", ns, host, vm);
    add(replication, "blackout{shape=" + shape + "}", ns, host, vm);
    return add(replication, "blackout{cause=update}", ns, host, vm);
  }

  /** What a campaign would say of them. */
  public List<MeasureSummary> summaries() {
    CampaignMeasures all = new CampaignMeasures(model);
    replications.forEach(all::add);
    return all.summaries();
  }
}
