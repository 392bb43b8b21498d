package luosim.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way in which a participant asks Kexec HandOver for another range than the rules allow. */
public enum RangeForm {
  /** Beside its own range it preserves a page of scratch memory, and gives that back. */
  SCRATCH("scratch", true),
  /** Beside its own range it preserves one that does not begin with a page, and gives that back. */
  UNALIGNED("unaligned", true),
  /** In place of its own range it gives back one of the next larger order, which nobody preserved. */
  OTHER("other", false),
  /** It gives its own range back twice. */
  TWICE("twice", false);

  private final String word;
  private final boolean ofPreserve;

  RangeForm(String word, boolean ofPreserve) {
    this.word = word;
    this.ofPreserve = ofPreserve;
  }

  /** The word that scenarios use. */
  public String word() {
    return word;
  }

  /** Whether it is asked when something is preserved; else when it is given back. */
  public boolean ofPreserve() {
    return ofPreserve;
  }

  /** What this word says, if it is one of these. */
  public static Optional<RangeForm> named(String word) {
    return Stream.of(values()).filter(form -> form.word.equals(word)).findFirst();
  }

  /** The forms that can be asked at a point. */
  public static List<RangeForm> at(FaultPoint point) {
    return switch (point) {
      case KHO_PRESERVE -> List.of(SCRATCH, UNALIGNED);
      case KHO_UNPRESERVE -> List.of(OTHER, TWICE);
      default -> List.of();
    };
  }
}
