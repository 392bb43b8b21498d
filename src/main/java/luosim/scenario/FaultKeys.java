package luosim.scenario;

import static luosim.spec.Unit.COUNT;
import static luosim.spec.Unit.DURATION;
import static luosim.spec.Unit.FRACTION;

import java.util.List;
import luosim.spec.ParameterType;

/** The keys under {@code faults} and {@code events}. */
final class FaultKeys {
  /** File handlers that a fault can be limited to. */
  static final List<String> HANDLERS = List.of("memfd", "vfio", "iommufd");

  private FaultKeys() {}

  static void declare(Keys top) {
    var faults = top.table("faults", "faults", 200, "{}", "What goes wrong; by default nothing.");
    faults.required("at", new ParameterType.Text("a fault point such as file.prepare"), "The place.");
    declareMatch(faults.block("match", "Which occasions at that place count; by default all."));
    faults.required("effect",
        new ParameterType.Text("crash, or one of {error: EIO}, {delay: 2s}, {hang: 20s},"
            + " {hang: forever}, {requests: [cancel, prepare]}, {tree: shortData} and {range: scratch}"),
        "What happens: the call returns an error, takes longer, does not return, its owner dies, others"
            + " ask something out of turn, what the new kernel receives is malformed, or a participant names"
            + " a range that the rules do not allow.");
    faults.quantity("probability", FRACTION, "0%", "100%", "100%", "Chance for each of what per says.");
    faults.optional("per", new ParameterType.Words(Word.list(Fault.Per.values())),
        "What the probability refers to; by default call at calls, attempt in phases, host at host.up and"
            + " host.rest.");
    faults.word("recurs", Word.list(Fault.Recurs.values()), "redrawn",
        "On a later occasion of the same host: drawn again, the same as before, at most once, or always"
            + " once it was hit.");
    faults.text("after", "a percentage such as 37%, a duration such as 2s, or a distribution of durations",
        "0%",
        "How far into the phase (or, for a crash, the call) it happens; at rest the time since the start.");
    faults.optionalQuantity("meanTime", DURATION, "1s", "36500d",
        "At host.up and host.rest: mean of the exponential time to the effect.");
    var events = top.table("events", "events", 100, "{}", "What operators do at set times.");
    events.required("at", Keys.quantity(DURATION, "0s", "3650d"), "Time since the start of the rollout.");
    events.word("do", Word.list(FleetEvent.Action.values()), "halt", "No further host is started.");
    events.word("inFlight", Word.list(InFlight.values()), "finish",
        "What becomes of hosts that are being updated.");
  }

  private static void declareMatch(Keys match) {
    match.optional("handler", new ParameterType.Words(HANDLERS), "Files of this handler.");
    match.optional("subsystem", new ParameterType.Name(), "This subsystem.");
    match.optional("host", new ParameterType.Text("a host such as z1-r2-h7"),
        "This host; indexes count from 1.");
    match.optionalQuantity("zone", COUNT, "1", "1000", "Hosts of the zone with this index.");
    match.optionalQuantity("rack", COUNT, "1", "100000", "Hosts of the rack with this index in its zone.");
    match.optional("class", new ParameterType.Name(), "Hosts of this class.");
    match.optionalQuantity("attempt", COUNT, "1", "1001", "This update attempt of a host, 1 for the first.");
    match.optionalQuantity("occurrence", COUNT, "1", "1000000",
        "This matching occasion within an attempt, 1 for the first.");
    match.optional("kernel", new ParameterType.Words(Word.list(FaultMatch.Side.values())),
        "While this kernel runs.");
    match.optional("during", new ParameterType.Words(Word.list(FaultMatch.Request.values())),
        "While this request is being served, its own rollback included.");
  }
}
