package luosim.luo.tree;

/**
 * A number as the kernel reads one from text with its base left open (kstrtou64, base 0):
 * {@code 0x} hexadecimal, {@code 0} octal, else decimal; an optional plus in front, one optional
 * newline behind, nothing else.
 */
final class KernelNumber {
  private KernelNumber() {}

  /** Whether the text is a number of at most 64 bits. */
  static boolean isNumber(String text) {
    int digits = firstDigit(text);
    int end = text.endsWith("\n") ? text.length() - 1 : text.length();
    if (digits >= end) {
      return false;
    }
    int base = base(text);
    long value = 0;
    for (int at = digits; at < end; at++) {
      int digit = Character.digit(text.charAt(at), base);
      if (digit < 0 || text.charAt(at) > 'z' || overflows(value, base, digit)) {
        return false;
      }
      value = value * base + digit;
    }
    return true;
  }

  /** The number, or 0 if the text is none. */
  static long valueOf(String text) {
    if (!isNumber(text)) {
      return 0;
    }
    int base = base(text);
    int end = text.endsWith("\n") ? text.length() - 1 : text.length();
    long value = 0;
    for (int at = firstDigit(text); at < end; at++) {
      value = value * base + Character.digit(text.charAt(at), base);
    }
    return value;
  }

  private static boolean overflows(long value, int base, int digit) {
    long limit = Long.divideUnsigned(-1L, base);
    int order = Long.compareUnsigned(value, limit);
    return order > 0 || order == 0 && Long.compareUnsigned(value * base + digit, value) < 0;
  }

  private static int sign(String text) {
    return text.startsWith("+") ? 1 : 0;
  }

  private static int base(String text) {
    int at = sign(text);
    if (at >= text.length() || text.charAt(at) != '0') {
      return 10;
    }
    return hexadecimal(text, at) ? 16 : 8;
  }

  private static boolean hexadecimal(String text, int at) {
    boolean prefix =
        at + 2 < text.length() && (text.charAt(at + 1) == 'x' || text.charAt(at + 1) == 'X');
    return prefix && text.charAt(at + 2) <= 'f' && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  private static int firstDigit(String text) {
    return base(text) == 16 ? sign(text) + 2 : sign(text);
  }
}
