package luosim.luo;

import java.util.List;
import java.util.stream.Stream;

/**
 * A row of the failure matrix: the point at which an operation failed and what it leaves behind;
 * rows of revisions with one state from spec luo-rfc-v2 section 6, those of revisions with sessions
 * (M) from spec luo-mainline section 7. An operation reports the row that it observed, never a
 * defect number.
 */
public enum Row {
  NONE,
  R1,
  R2,
  R3,
  R4,
  R5,
  R6,
  R7,
  P1,
  P2,
  P3,
  P4,
  P5,
  P6,
  P7,
  P8,
  P9,
  P10,
  P11,
  P12,
  P13,
  P14,
  P15,
  Z1,
  Z2,
  Z3,
  Z4,
  Z5,
  C1,
  C2,
  C3,
  C4,
  K1,
  K2,
  K3,
  K4,
  K5,
  K6,
  K7,
  K8,
  N1,
  N2,
  N3,
  N4,
  N5,
  T1,
  T2,
  T3,
  T4,
  T5,
  T6,
  T7,
  T8,
  T9,
  /** The preserve callback of an FLB failed; the uses counted before it are given back. */
  M1(Family.SESSIONS),
  /** The preserve callback of a file failed; its FLBs are given back. */
  M2(Family.SESSIONS),
  /** A file was preserved and user space was told EFAULT. */
  M3(Family.SESSIONS),
  /** PRESERVE was refused before any preserve callback; nothing has changed. */
  M4(Family.SESSIONS),
  /** CREATE was refused; nothing has changed. */
  M5(Family.SESSIONS),
  /** CREATE was refused and left an empty block at the end of the chain. */
  M6(Family.SESSIONS),
  /** A freeze callback failed; what was frozen is unfrozen and stays preserved. */
  M7(Family.SESSIONS),
  /** RETRIEVE of a session was refused. */
  M8(Family.SESSIONS),
  /** RETRIEVE of a file was refused: no such token, no descriptor. */
  M9(Family.SESSIONS),
  /** A retrieve callback failed now or before; the errno stays with the file. */
  M10(Family.SESSIONS),
  /** A can_finish callback refused; nothing is finished. */
  M11(Family.SESSIONS),
  /** A session was closed that cannot be finished; nobody reaches it any more. */
  M12(Family.SESSIONS),
  /** A finish or close let the count of an FLB fall below zero; its finish never runs. */
  M13(Family.SESSIONS),
  /** The last use of an FLB ended whose retrieve had failed; its finish never runs. */
  M14(Family.SESSIONS),
  /** The device is open already. */
  M15(Family.SESSIONS),
  /** What was received cannot be made sessions of; the device never opens again. */
  M16(Family.SESSIONS),
  /** The header or the chain of sessions is malformed; the kernel panics. */
  M17(Family.SESSIONS),
  /** A request met the wrong kind of session or a reserved field that is not 0. */
  M18(Family.SESSIONS),
  /** A registration was refused. */
  M19(Family.SESSIONS),
  /** An FLB's object was asked for and is not there. */
  M20(Family.SESSIONS),
  /** A retrieved session or file did not reach user space; the copy out failed. */
  M21(Family.SESSIONS),
  /** The tree of files, where they are a subsystem: no memory, no space, not preserved. */
  P11B(Family.STATE, true),
  /** A subsystem that wants what the previous kernel left it finds nothing; it stays registered. */
  N6(Family.STATE, true),
  /** The device was closed at normal or updated, and every registered file went with it. */
  L1(Family.STATE, true),
  /** The device was closed at prepared or frozen: the files are gone, the state stays. */
  L2(Family.STATE, true);

  private final Family family;
  private final boolean filesAsSubsystem;

  Row() {
    this(Family.STATE);
  }

  Row(Family family) {
    this(family, false);
  }

  Row(Family family, boolean filesAsSubsystem) {
    this.family = family;
    this.filesAsSubsystem = filesAsSubsystem;
  }

  /** The rows that revisions of a family can report, {@link #NONE} among them; in order. */
  public static List<Row> of(Family family) {
    return Stream.of(values())
        .filter(row -> row == NONE || row.family == family && !row.filesAsSubsystem)
        .toList();
  }

  /** The rows that revisions with one state in which files are a subsystem can report; in order. */
  public static List<Row> ofFilesAsSubsystem() {
    return Stream.of(values()).filter(row -> row.family == Family.STATE).toList();
  }
}
