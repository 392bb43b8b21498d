package luosim.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The form of {@code --set}: a key, an equals sign and a value, which may be empty or hold further signs. */
final class SettingWord implements ITypeConverter<String> {
  @Override public String convert(String text) {
    if (text.indexOf('=') < 1) {
      throw new TypeConversionException(
          "expected KEY=VALUE, such as rollout.pauseLimit=15s, found '" + text + "'");
    }
    return text;
  }
}
