package luosim.invariant;

import java.util.Arrays;
import luosim.luo.part.Digest;
import luosim.trace.TraceKind;

/** Participants that the previous kernel had cancelled, named as the next kernel will name them. */
final class Carried {
  private int[] cancelled = new int[16];
  private int size;

  void clear() {
    size = 0;
  }

  /** A number over them. */
  long digest() {
    var digest = new Digest();
    for (int index = 0; index < size; index++) {
      digest.add(cancelled[index]);
    }
    return digest.value();
  }

  /** Notes who was cancelled in the last attempt of the kernel that is left. */
  void take(Roster roster, World world) {
    size = 0;
    for (int index = 0; index < roster.cancelledSize(); index++) {
      int who = roster.participant(roster.cancelled(index));
      int id = TraceKind.participantId(who);
      switch (TraceKind.participantKind(who)) {
        case 0 -> addFile(id, world);
        case 1 -> add(who);
        default -> {}
      }
    }
  }

  /** A received file is known by its token. */
  private void addFile(int file, World world) {
    if (!world.shows(Evidence.PARTICIPANTS)) {
      add(TraceKind.participant(3, file));
      return;
    }
    for (int index = 0; index < world.files(); index++) {
      if (world.file(index) == file) {
        add(TraceKind.participant(3, (int) world.fileToken(index) & 0xffffff));
      }
    }
  }

  private void add(int who) {
    if (size == cancelled.length) {
      cancelled = Arrays.copyOf(cancelled, 2 * size);
    }
    cancelled[size++] = who;
  }

  /** Whether a participant had been cancelled before the jump. */
  boolean cancelled(int who) {
    for (int index = 0; index < size; index++) {
      if (cancelled[index] == who) {
        return true;
      }
    }
    return false;
  }
}
