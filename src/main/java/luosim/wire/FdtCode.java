package luosim.wire;

/** Result codes of the flattened-tree calls, as negative numbers (libfdt 1.6.1; spec kho-6.16 section 3). */
public final class FdtCode {
  public static final int OK = 0;
  public static final int NOTFOUND = -1;
  public static final int EXISTS = -2;
  public static final int NOSPACE = -3;
  public static final int BADOFFSET = -4;
  public static final int BADPATH = -5;
  public static final int BADPHANDLE = -6;
  public static final int BADSTATE = -7;
  public static final int TRUNCATED = -8;
  public static final int BADMAGIC = -9;
  public static final int BADVERSION = -10;
  public static final int BADSTRUCTURE = -11;
  public static final int BADLAYOUT = -12;
  public static final int INTERNAL = -13;
  public static final int BADNCELLS = -14;
  public static final int BADVALUE = -15;
  public static final int BADOVERLAY = -16;
  public static final int NOPHANDLES = -17;
  public static final int BADFLAGS = -18;

  private FdtCode() {}
}
