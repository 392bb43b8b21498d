package luosim.fault;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import luosim.host.Site;
import luosim.spec.FaultPoint;

/** The fault points that hosts have, in print order, and the effects that each admits. */
public final class FaultPoints {
  private static final Set<FaultKind> CALL =
      EnumSet.of(FaultKind.ERROR, FaultKind.DELAY, FaultKind.HANG, FaultKind.CRASH);
  private static final Set<FaultKind> RANGE =
      EnumSet.of(FaultKind.ERROR, FaultKind.DELAY, FaultKind.HANG, FaultKind.CRASH, FaultKind.RANGE);
  private static final Set<FaultKind> CALL_WITHOUT_RESULT =
      EnumSet.of(FaultKind.DELAY, FaultKind.HANG, FaultKind.CRASH);
  private static final Set<FaultKind> CALLBACK =
      EnumSet.complementOf(EnumSet.of(FaultKind.TREE, FaultKind.RANGE));
  private static final Set<FaultKind> CALLBACK_WITHOUT_RESULT =
      EnumSet.complementOf(EnumSet.of(FaultKind.ERROR, FaultKind.TREE, FaultKind.RANGE));
  private static final Set<FaultKind> BOOT =
      EnumSet.complementOf(EnumSet.of(FaultKind.REQUESTS, FaultKind.RANGE));
  private static final Set<FaultKind> SIGNAL = EnumSet.of(FaultKind.ERROR);
  private static final Set<FaultKind> END = EnumSet.of(FaultKind.CRASH);

  private static final List<Row> ALL = List.of(
      new Row(Site.FILE_CAN_PRESERVE, CALLBACK),
      new Row(Site.FILE_PREPARE, CALLBACK),
      new Row(Site.FILE_FREEZE, CALLBACK),
      new Row(Site.FILE_CANCEL, CALLBACK_WITHOUT_RESULT),
      new Row(Site.FILE_FINISH, CALLBACK_WITHOUT_RESULT),
      new Row(Site.FILE_RETRIEVE, CALLBACK),
      new Row(Site.FILE_PRESERVE, CALLBACK),
      new Row(Site.FILE_UNPRESERVE, CALLBACK_WITHOUT_RESULT),
      new Row(Site.FILE_UNFREEZE, CALLBACK_WITHOUT_RESULT),
      new Row(Site.FILE_CAN_FINISH, CALLBACK),
      new Row(Site.SUBSYSTEM_PREPARE, CALLBACK),
      new Row(Site.SUBSYSTEM_FREEZE, CALLBACK),
      new Row(Site.SUBSYSTEM_CANCEL, CALLBACK_WITHOUT_RESULT),
      new Row(Site.SUBSYSTEM_FINISH, CALLBACK_WITHOUT_RESULT),
      new Row(Site.FLB_PRESERVE, CALLBACK),
      new Row(Site.FLB_UNPRESERVE, CALLBACK_WITHOUT_RESULT),
      new Row(Site.FLB_RETRIEVE, CALLBACK),
      new Row(Site.FLB_FINISH, CALLBACK_WITHOUT_RESULT),
      new Row(Site.SESSION_CREATE, CALL),
      new Row(Site.SESSION_RETRIEVE, CALL),
      new Row(Site.SESSION_FINISH, CALL),
      new Row(Site.ALLOC, CALL),
      new Row(Site.FDT_WRITE, CALL),
      new Row(Site.KHO_PRESERVE, RANGE),
      new Row(Site.KHO_UNPRESERVE, RANGE),
      new Row(Site.KHO_FINALIZE, CALLBACK),
      new Row(Site.KHO_ABORT, CALLBACK),
      new Row(Site.LOCK, SIGNAL),
      new Row(Site.COPY_IN, CALL),
      new Row(Site.COPY_OUT, CALL),
      new Row(Site.KEXEC_LOAD, CALL),
      new Row(Site.KEXEC_JUMP, CALL),
      new Row(Site.BOOT, BOOT),
      new Row(Site.AGENT, CALLBACK_WITHOUT_RESULT),
      new Row(Site.DEVICE, CALL),
      new Row(Site.VM, CALL_WITHOUT_RESULT),
      new Row(Site.HOST_PREPARE, CALL_WITHOUT_RESULT),
      new Row(Site.HOST_FREEZE, CALL_WITHOUT_RESULT),
      new Row(Site.HOST_BLACKOUT, CALL_WITHOUT_RESULT),
      new Row(Site.HOST_UP, END),
      new Row(Site.HOST_REST, END));

  private static final Map<Site, Row> BY_SITE = bySite();

  private FaultPoints() {}

  private record Row(Site site, Set<FaultKind> admitted) {}

  private static Map<Site, Row> bySite() {
    Map<Site, Row> rows = new EnumMap<>(Site.class);
    for (Row row : ALL) {
      rows.put(row.site(), row);
    }
    return rows;
  }

  /** All points. */
  public static List<Site> all() {
    return ALL.stream().map(Row::site).toList();
  }

  /** The site of a point as scenarios declare it; empty if hosts have no such point. */
  public static Optional<Site> site(FaultPoint declared) {
    return ALL.stream().map(Row::site).filter(site -> site.text().equals(declared.id())).findFirst();
  }

  /** How a point is met. */
  public static FaultPoint.Kind kind(Site site) {
    return FaultPoint.named(site.text())
        .orElseThrow(() -> new IllegalStateException("every site is declared, not " + site.text()))
        .kind();
  }

  /** Whether a point admits a kind of effect. */
  public static boolean admits(Site site, FaultKind kind) {
    return BY_SITE.get(site).admitted().contains(kind);
  }

  /** The kinds of effect that a point admits, as words in declared order. */
  public static List<String> admitted(Site site) {
    return EnumSet.copyOf(BY_SITE.get(site).admitted()).stream().map(FaultKind::text).toList();
  }

  /** Whether an effect may come some way into the step: in phases, and when somebody dies. */
  static boolean admitsAfter(Site site, FaultKind kind) {
    return kind == FaultKind.CRASH || kind(site) == FaultPoint.Kind.PHASE;
  }

  static void check(String name, Site site, FaultKind kind) {
    if (!admits(site, kind)) {
      throw new IllegalArgumentException("fault " + name + ": " + site.text() + " admits "
          + admitted(site).stream().collect(Collectors.joining(", ")) + "; found " + kind.text());
    }
  }
}
