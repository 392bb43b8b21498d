package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A CI server must see exactly what decided the verdict as failed, and be able to read the files at all. */
final class CiFilesTest {
  @Test void theXmlIsWhole() {
    Snapshot.matches("junit.xml", JunitXml.of(SummaryJsonTest.eventful()));
  }

  @Test void failuresAndErrorsAreThoseOfTheVerdict() throws Exception {
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(JunitXml.of(SummaryJsonTest.eventful()))));
    assertThat(suite(document, 0)).containsExactly("run", "1", "0", "1", "0");
    assertThat(suite(document, 1)).containsExactly("budgets", "4", "2", "1", "0");
    assertThat(suite(document, 2)).containsExactly("invariants", "40", "1", "0", "1");
  }

  private static String[] suite(org.w3c.dom.Document document, int place) {
    Element suite = (Element) document.getElementsByTagName("testsuite").item(place);
    return new String[] {suite.getAttribute("name"), suite.getAttribute("tests"),
        suite.getAttribute("failures"),
        suite.getAttribute("errors"), suite.getAttribute("skipped")};
  }

  @Test void violationsAreOneLineEach() {
    Snapshot.matches("violations.jsonl", ViolationLines.of(SummaryJsonTest.eventful()));
    assertThat(ViolationLines.of(SummaryJsonTest.eventful()).lines()).hasSize(3)
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    assertThat(
        ViolationLines.of(new MadeUp().account(new Verdict(java.util.List.of(), java.util.List.of()), 0)))
        .isEmpty();
  }
}
