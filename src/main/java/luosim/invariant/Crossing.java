package luosim.invariant;

import luosim.host.JumpKind;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.part.Digest;

/**
 * The way from one kernel to the next: in what state the old one was left, and whether the new one
 * has started.
 */
final class Crossing {
  private static final Stop[] STOPS = Stop.values();

  private LuoState left = LuoState.NORMAL;
  private boolean booting;
  private boolean handedOver;
  private Stop stop = Stop.NONE;

  void clear() {
    left = LuoState.NORMAL;
    booting = false;
    handedOver = false;
    stop = Stop.NONE;
  }

  void jumped(LuoState from, long kind) {
    left = from;
    booting = true;
    handedOver = kind != JumpKind.PLAIN.ordinal();
  }

  /** The start of the next kernel has been judged. */
  void running() {
    booting = false;
  }

  void stopped(int why) {
    stop = STOPS[why];
  }

  /** A number over it. */
  long digest() {
    return new Digest().add(left.ordinal()).add(stop.ordinal()).add(booting).add(handedOver).value();
  }

  /** The state in which the last kernel was left. */
  LuoState left() {
    return left;
  }

  /** Whether a kernel was left and the next one does not run yet. */
  boolean booting() {
    return booting;
  }

  /** Whether the jump passed on a valid root page. */
  boolean handedOver() {
    return handedOver;
  }

  Stop stop() {
    return stop;
  }

  /** Whether violations of now belong to the crossing, or to the end of everything. */
  boolean underWay() {
    return booting || stop != Stop.NONE;
  }

  /**
   * The row of the crossing.
   *
   * @param rollback the row of the rollback that ended the last attempt
   * @param refused the row of a cancel that was refused since, or got half way
   * @param own the row of the request that stopped the kernel
   */
  Row row(Row rollback, Row refused, Row own) {
    if (!booting) {
      return own == Row.NONE ? Row.N2 : own;
    }
    if (refused == Row.C3 || refused == Row.C4) {
      return Row.K6;
    }
    if (rollback.compareTo(Row.Z2) >= 0 && rollback.compareTo(Row.Z5) <= 0) {
      return Row.K4;
    }
    if (rollback == Row.C1) {
      return Row.K5;
    }
    return stop == Stop.NONE ? Row.NONE : Row.N2;
  }
}
