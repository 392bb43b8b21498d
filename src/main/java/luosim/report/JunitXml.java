package luosim.report;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import luosim.budget.BudgetVerdict;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.JudgeTally;

/**
 * The verdict in the XML that CI servers read as test results: a test for each budget and for each invariant.
 *
 * <p>What speaks against a pass is a failure, what leaves it unknown an error. An invariant that was violated
 * without deciding the verdict passes, with what was seen as its output; one that could not be decided is
 * skipped. Times are left out, so that equal campaigns give equal texts.
 */
public final class JunitXml {
  private enum Kind {
    PASSED, FAILURE, ERROR, SKIPPED
  }

  private record Case(String name, Kind kind, String message, String output) {}

  private final Account account;

  private JunitXml(Account account) {
    this.account = account;
  }

  /** The whole document. */
  public static String of(Account account) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JunitXml(account).write(xml);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML into memory cannot fail", e);
    }
    return text.toString();
  }

  private void write(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "luosim " + account.result().scenario().name());
    suite(xml, "run", List.of(run()));
    suite(xml, "budgets", account.verdict().budgets().stream().map(this::budget).toList());
    suite(xml, "invariants", Invariants.all().stream().map(this::invariant).toList());
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
  }

  private void suite(XMLStreamWriter xml, String name, List<Case> cases) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name);
    xml.writeAttribute("tests", String.valueOf(cases.size()));
    xml.writeAttribute("failures", count(cases, Kind.FAILURE));
    xml.writeAttribute("errors", count(cases, Kind.ERROR));
    xml.writeAttribute("skipped", count(cases, Kind.SKIPPED));
    for (Case one : cases) {
      test(xml, name, one);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static String count(List<Case> cases, Kind kind) {
    return String.valueOf(cases.stream().filter(one -> one.kind() == kind).count());
  }

  private void test(XMLStreamWriter xml, String suite, Case one) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", account.result().scenario().name() + "." + suite);
    xml.writeAttribute("name", one.name());
    switch (one.kind()) {
      case PASSED -> {}
      case FAILURE -> message(xml, "failure", one.message());
      case ERROR -> message(xml, "error", one.message());
      case SKIPPED -> message(xml, "skipped", one.message());
    }
    if (!one.output().isEmpty()) {
      xml.writeCharacters("\n      ");
      xml.writeStartElement("system-out");
      xml.writeCharacters(one.output());
      xml.writeEndElement();
    }
    xml.writeCharacters("\n    ");
    xml.writeEndElement();
  }

  private static void message(XMLStreamWriter xml, String element, String message) throws XMLStreamException {
    xml.writeCharacters("\n      ");
    xml.writeStartElement(element);
    xml.writeAttribute("message", message);
    xml.writeEndElement();
  }

  /** That the run itself came to its end with enough to judge by. */
  private Case run() {
    List<Verdict.Reason> against = new ArrayList<>(reasons("run"));
    against.addAll(reasons("cancels"));
    return new Case("ended with enough to judge by", kind(against), text(against), "");
  }

  private Case budget(BudgetVerdict budget) {
    List<Verdict.Reason> against = reasons(budget.text());
    return new Case(
        budget.text(), kind(against), text(against), "observed: " + ObservedText.of(budget.observed()));
  }

  private Case invariant(Invariant invariant) {
    List<Verdict.Reason> against = reasons(invariant.id());
    boolean open = against.isEmpty() && account.result().judged().unknown(invariant) > 0;
    return new Case(
        invariant.id() + " " + invariant.sentence(), open ? Kind.SKIPPED : kind(against),
        open ? "not decided for want of evidence" : text(against), seen(invariant));
  }

  private String seen(Invariant invariant) {
    StringBuilder seen = new StringBuilder();
    for (JudgeTally.Violations one : account.result().judged().violations()) {
      if (one.invariant() == invariant) {
        seen.append('\n').append(one.row().name()).append(", ").append(Digits.of(one.count(), "time"))
            .append(": ")
            .append(one.first().sentence());
        account.token(one.first()).ifPresent(token -> seen.append("\n./luosim replay ").append(token));
      }
    }
    return seen.toString();
  }

  private List<Verdict.Reason> reasons(String subject) {
    return account.verdict().reasons().stream().filter(reason -> reason.subject().equals(subject)).toList();
  }

  private static Kind kind(List<Verdict.Reason> against) {
    if (against.isEmpty()) {
      return Kind.PASSED;
    }
    return switch (against.get(0).cause()) {
      case SAFETY, LIVENESS, BUDGET -> Kind.FAILURE;
      case INTERRUPTED, LIMIT, UNKNOWN -> Kind.ERROR;
    };
  }

  private static String text(List<Verdict.Reason> against) {
    return against.stream().map(Verdict.Reason::sentence).collect(Collectors.joining("; "));
  }
}
