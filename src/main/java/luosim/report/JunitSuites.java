package luosim.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Suites of tests in the XML that CI servers read; without times, so that equal results are equal texts. */
final class JunitSuites {
  private final XMLStreamWriter xml;

  private JunitSuites(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** How a test came out. */
  enum Kind {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED
  }

  /**
   * A test.
   *
   * @param message why it did not pass
   * @param output what was seen, or empty
   */
  record Case(String name, Kind kind, String message, String output) {}

  /** Tests under one name. */
  record Suite(String name, List<Case> cases) {
    Suite {
      cases = List.copyOf(cases);
    }

    private String count(Kind kind) {
      return String.valueOf(cases.stream().filter(one -> one.kind() == kind).count());
    }
  }

  /**
   * The whole document.
   *
   * @param title of all suites
   * @param owner what class names of tests begin with
   */
  static String text(String title, String owner, List<Suite> suites) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JunitSuites(xml).write(title, owner, suites);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML into memory cannot fail", e);
    }
    return text.toString();
  }

  private void write(String title, String owner, List<Suite> suites) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", title);
    for (Suite suite : suites) {
      suite(owner, suite);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
  }

  private void suite(String owner, Suite suite) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", suite.name());
    xml.writeAttribute("tests", String.valueOf(suite.cases().size()));
    xml.writeAttribute("failures", suite.count(Kind.FAILURE));
    xml.writeAttribute("errors", suite.count(Kind.ERROR));
    xml.writeAttribute("skipped", suite.count(Kind.SKIPPED));
    for (Case one : suite.cases()) {
      test(owner + "." + suite.name(), one);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void test(String className, Case one) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", className);
    xml.writeAttribute("name", one.name());
    switch (one.kind()) {
      case PASSED -> {}
      case FAILURE -> message("failure", one.message());
      case ERROR -> message("error", one.message());
      case SKIPPED -> message("skipped", one.message());
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

  private void message(String element, String message) throws XMLStreamException {
    xml.writeCharacters("\n      ");
    xml.writeStartElement(element);
    xml.writeAttribute("message", message);
    xml.writeEndElement();
  }
}
