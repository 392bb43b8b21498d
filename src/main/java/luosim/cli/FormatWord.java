package luosim.cli;

import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The word of {@code --format}. */
final class FormatWord implements ITypeConverter<Format> {
  @Override public Format convert(String text) {
    return Stream.of(Format.values()).filter(format -> format.toString().equals(text)).findFirst()
        .orElseThrow(() -> new TypeConversionException("expected text or json, found '" + text + "'"));
  }
}
