package luosim.run;

import luosim.fault.FaultPlan;
import luosim.fleet.FleetPlan;
import luosim.fleet.HostName;
import luosim.fleet.HostName;
import luosim.host.HostModel;
import luosim.scenario.Scenario;
import luosim.scenario.ScenarioText;

/**
 * A scenario bound to the model: everything that replications share. Immutable.
 *
 * @param scenario what was asked for
 * @param text its canonical text
 * @param digest SHA-256 of that
 * @param hosts what machines share
 * @param fleet what the fleet is and what the rollout may do
 * @param faults what goes wrong
 */
public record Bound(
    Scenario scenario, String text, String digest, HostModel hosts, FleetPlan fleet, FaultPlan faults) {

  /** The most pauses that a campaign can come to if every VM is paused once in each replication. */
  public long pausesMost() {
    long most = 0;
    for (int i = 0; i < hosts.classes().size(); i++) {
      most += (long) fleet.classes().count(i) * hosts.classes().get(i).vmsUpper();
    }
    return most * scenario.replications();
  }

  /** Binds a scenario that has been read and checked. */
  public static Bound of(Scenario scenario) {
    LawBinder laws = new LawBinder(scenario);
    HostModel hosts = HostBinder.bind(scenario, laws);
    FleetPlan fleet = FleetBinder.bind(scenario, laws);
    String text = ScenarioText.canonical(scenario);
    return new Bound(
        scenario, text, ScenarioText.digest(text), hosts, fleet,
        FaultBinder.bind(scenario, laws, hosts, fleet));
  }

  /** The name of the host with an index, such as z1-r2-h7. */
  public String hostName(int host) {
    return HostName.of(fleet.topology(), host);
  }
}
