package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** The program must never call itself by another version than its build and its change log do. */
final class VersionTest {
  @Test void theVersionIsThatOfTheBuildFile() throws Exception {
    var project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile())
        .getDocumentElement();
    for (var child = project.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals("version")) {
        assertThat(child.getTextContent()).isEqualTo(Version.NUMBER);
        return;
      }
    }
    throw new AssertionError("pom.xml has no version");
  }

  @Test void theChangeLogTellsOfTheVersion() throws IOException {
    assertThat(Files.readString(Path.of("CHANGELOG.md"))).contains("## " + Version.NUMBER);
  }
}
