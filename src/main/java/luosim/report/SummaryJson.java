package luosim.report;

import java.io.Writer;
import java.util.List;
import java.util.OptionalLong;
import luosim.budget.BudgetVerdict;
import luosim.budget.Observed;
import luosim.invariant.CancelCounts;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.JudgeTally;
import luosim.invariant.Violation;
import luosim.metrics.FleetSummary;
import luosim.run.CampaignResult;
import luosim.stats.Tally;
import tools.jackson.core.JsonGenerator;

/**
 * The summary of a campaign as JSON: everything that the terminal shows and more, for programs.
 *
 * <p>Durations are whole nanoseconds; one that never ended is the word "lost". Equal campaigns have equal
 * texts, but for the member {@code cost}, which comes last.
 */
public final class SummaryJson {
  /** The version of this format; members are added without a new one. */
  static final int FORMAT_VERSION = 1;

  /** The word for a duration without an end. */
  static final String LOST = "lost";

  private final Account account;
  private final CampaignResult result;
  private final JsonGenerator json;

  private SummaryJson(Account account, JsonGenerator json) {
    this.account = account;
    this.result = account.result();
    this.json = json;
  }

  /** Writes the whole summary; the writer stays open. */
  public static void write(Account account, Writer out) {
    JsonText.indented(out, json -> new SummaryJson(account, json).write(true));
  }

  /** Writes the summary without its cost, so that equal campaigns give equal bytes. */
  public static void writeWithoutCost(Account account, Writer out) {
    JsonText.indented(out, json -> new SummaryJson(account, json).write(false));
  }

  private void write(boolean withCost) {
    json.writeStartObject();
    head();
    verdict();
    json.writeObjectPropertyStart("measures");
    new MeasureJson(account, json).writeAll();
    json.writeEndObject();
    outcomes();
    cancels(result.judged().cancels());
    violations();
    faults();
    budgets();
    strings("notes", account.notes());
    if (withCost) {
      cost(result.cost());
    }
    json.writeEndObject();
  }

  private void head() {
    json.writeNumberProperty("formatVersion", FORMAT_VERSION);
    json.writeStringProperty("tool", account.tool());
    json.writeStringProperty("protocol", result.revision());
    json.writeObjectPropertyStart("scenario");
    json.writeStringProperty("name", result.scenario().name());
    json.writeStringProperty("digest", result.digest());
    json.writeEndObject();
    json.writeNumberProperty("seed", result.scenario().seed());
    json.writeNumberProperty("replications", result.replications());
    json.writeStringProperty("ending", result.ending().label());
    json.writeStringProperty("fingerprint", result.fingerprint());
  }

  private void verdict() {
    json.writeStringProperty("verdict", account.verdict().word());
    json.writeNumberProperty("exitCode", account.exitCode());
    json.writeArrayPropertyStart("causes");
    for (Verdict.Reason reason : account.verdict().reasons()) {
      json.writeStartObject();
      json.writeStringProperty("cause", reason.cause().text());
      json.writeStringProperty("subject", reason.subject());
      json.writeStringProperty("why", reason.sentence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void outcomes() {
    FleetSummary fleet = result.fleet();
    json.writeObjectPropertyStart("outcomes");
    counts("hosts", fleet.outcomes());
    counts("vms", fleet.fates());
    counts("kernels", fleet.kernels());
    counts("rollouts", fleet.ends());
    tally("hostsOutPeak", fleet.outPeak());
    tally("limitExcess", fleet.limitExcess());
    json.writeEndObject();
  }

  private void counts(String name, List<FleetSummary.Count> counts) {
    json.writeObjectPropertyStart(name);
    for (FleetSummary.Count count : counts) {
      json.writeNumberProperty(count.name(), count.count());
    }
    json.writeEndObject();
  }

  private void tally(String name, Tally tally) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("count", tally.count());
    if (tally.count() > 0) {
      json.writeNumberProperty("mean", Digits.exact(tally.mean(), 3));
      json.writeNumberProperty("min", Digits.whole(tally.min()));
      json.writeNumberProperty("max", Digits.whole(tally.max()));
    }
    json.writeEndObject();
  }

  private void cancels(CancelCounts cancels) {
    json.writeObjectPropertyStart("cancels");
    json.writeNumberProperty("attempted", cancels.attempted());
    json.writeNumberProperty("correct", cancels.correct());
    json.writeNumberProperty("strict", cancels.strict());
    json.writeNumberProperty("incorrect", cancels.incorrect());
    json.writeNumberProperty("never", cancels.never());
    json.writeEndObject();
  }

  private void violations() {
    json.writeArrayPropertyStart("violations");
    for (JudgeTally.Violations violations : result.judged().violations()) {
      violation(account, violations, json);
    }
    json.writeEndArray();
    strings(
        "notJudged",
        Invariants.all().stream().filter(one -> result.judged().unknown(one) > 0).map(Invariant::id)
            .toList());
  }

  /** One kind of violation with the first host that showed it. */
  static void violation(Account account, JudgeTally.Violations violations, JsonGenerator json) {
    Violation first = violations.first();
    String id = violations.invariant().id();
    json.writeStartObject();
    json.writeStringProperty("invariant", id);
    json.writeStringProperty("row", violations.row().name());
    json.writeArrayPropertyStart("defects");
    violations.defects().forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("count", violations.count());
    account.token(first).ifPresent(token -> json.writeStringProperty("token", token));
    account.shrunk().of(violations).ifPresent(file -> json.writeStringProperty("scenario", file));
    json.writeStringProperty("promise", violations.invariant().sentence());
    json.writeStringProperty("expected", first.expected());
    json.writeStringProperty("found", first.found() + ": " + first.number());
    json.writeNumberProperty("replication", first.replication() + 1);
    json.writeStringProperty("host", account.place(first));
    json.writeNumberProperty("attempt", first.attempt());
    json.writeEndObject();
  }

  private void faults() {
    json.writeObjectPropertyStart("faults");
    for (CampaignResult.FaultCount fault : result.faults()) {
      json.writeObjectPropertyStart(fault.name());
      json.writeNumberProperty("reached", fault.reached());
      json.writeNumberProperty("fired", fault.fired());
      json.writeNumberProperty("masked", fault.masked());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void budgets() {
    json.writeArrayPropertyStart("budgets");
    for (BudgetVerdict budget : account.verdict().budgets()) {
      json.writeStartObject();
      json.writeStringProperty("budget", budget.text());
      json.writeStringProperty("result", budget.result().name());
      json.writeName("observed");
      observed(budget.observed());
      json.writeStringProperty("why", budget.why());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void observed(Observed observed) {
    if (observed instanceof Observed.Duration duration) {
      json.writeNumber(Digits.whole(duration.ns()));
    } else if (observed instanceof Observed.Never) {
      json.writeString(LOST);
    } else if (observed instanceof Observed.Share share) {
      json.writeNumber(Digits.exact(share.share(), 9));
    } else if (observed instanceof Observed.Number number) {
      json.writeNumber(Digits.exact(number.number(), 3));
    } else if (observed instanceof Observed.Between between) {
      json.writeStartArray();
      json.writeNumber(Digits.exact(between.least(), 3));
      json.writeNumber(Digits.exact(between.greatest(), 3));
      json.writeEndArray();
    } else {
      json.writeNull();
    }
  }

  private void strings(String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private void cost(CampaignResult.Cost cost) {
    json.writeObjectPropertyStart("cost");
    json.writeNumberProperty("callbacks", cost.callbacks());
    json.writeNumberProperty("events", cost.events());
    json.writeNumberProperty("hostUpdates", cost.hostUpdates());
    json.writeNumberProperty("threads", cost.threads());
    json.writeNumberProperty("cpuSeconds", Digits.exact(cost.cpuSeconds(), 3));
    json.writeNumberProperty("wallSeconds", Digits.exact(cost.wallSeconds(), 3));
    json.writeStringProperty("java", cost.java());
    json.writeEndObject();
  }

  /** A duration, or the word for one without an end. */
  static void duration(JsonGenerator json, String name, OptionalLong ns) {
    if (ns.isPresent()) {
      json.writeNumberProperty(name, ns.getAsLong());
    } else {
      json.writeStringProperty(name, LOST);
    }
  }
}
