package luosim.explore;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import luosim.fault.FaultEffect;
import luosim.fault.FaultKind;
import luosim.fault.FaultPoints;
import luosim.host.Fate;
import luosim.host.Site;
import luosim.luo.Family;
import luosim.luo.revision.Revisions;
import luosim.spec.Ask;
import luosim.spec.Errno;
import luosim.spec.FaultPoint;
import luosim.spec.RangeForm;
import luosim.spec.TreeForm;

/**
 * What may befall each site in an exploration. Immutable.
 *
 * <p>One error stands for all errors of a point. A hang is offered where it leads elsewhere than an error:
 * for ever, which keeps locks, and for a while, which outlives the agent's limits. A crash is offered to
 * those whose death is not that of the host (the agent, a VM) and to the host once in each phase: whatever
 * step it crashes in, nothing follows. An agent that dies at each of its steps never comes to rest and is
 * left out.
 */
final class Menu {
  /** Longer than any limit of a tiny host, ns. */
  static final long WHILE_NS = 600_000_000_000L;

  private static final FaultEffect FOREVER = new FaultEffect.Hang(Fate.FOREVER);
  private static final FaultEffect A_WHILE = new FaultEffect.Hang(WHILE_NS);
  /** What others ask while a callback runs; all else waits until it is over, and is asked then as well. */
  private static final Set<Ask> MEETING = EnumSet.of(Ask.CANCEL, Ask.REBOOT, Ask.UNPRESERVE);

  private static final FaultEffect REBOOT = new FaultEffect.Requests(List.of(Ask.REBOOT));

  /**
   * A create whose name is in use, when a block is just full: the one order of words in which what the first
   * leaves decides what the second does, so both come as one unusual thing.
   */
  private static final FaultEffect REFUSED_ON_A_FULL_BLOCK =
      new FaultEffect.Requests(List.of(Ask.FILL_BLOCK, Ask.CREATE_SESSION));

  private static final FaultEffect CRASH = new FaultEffect.Crash();

  private final Option[][] bySite = new Option[Site.values().length][];

  /** One thing that may befall a site, once or from then on. */
  record Option(FaultEffect effect, boolean sticky) {}

  private Menu(Map<Site, List<Option>> options) {
    for (Site site : Site.values()) {
      bySite[site.ordinal()] = options.getOrDefault(site, List.of()).toArray(new Option[0]);
    }
  }

  /**
   * Everything there is for a revision. Where it drives Kexec HandOver itself, who writes to the debug file
   * of that does not ask the orchestrator, so that what comes of it says nothing about the orchestrator.
   */
  static Menu of(String protocol) {
    Set<Ask> asks = EnumSet.allOf(Ask.class);
    if (Revisions.filesAreSubsystem(protocol)) {
      asks.removeAll(EnumSet.of(Ask.FINALIZE, Ask.ABORT));
    }
    if (!Revisions.drivesFilesAlone(protocol)) {
      asks.removeIf(Ask::ofOneFile);
    }
    boolean sessions = Bounds.family(protocol) == Family.SESSIONS;
    return full(sessions ? FaultPoint.Era.MAINLINE : FaultPoint.Era.RFC, asks);
  }

  /** What there is for all revisions of an era. */
  private static Menu full(FaultPoint.Era era) {
    Set<Ask> asks = EnumSet.allOf(Ask.class);
    asks.removeIf(Ask::ofOneFile);
    return full(era, asks);
  }

  private static Menu full(FaultPoint.Era era, Set<Ask> asks) {
    Map<Site, List<Option>> options = new EnumMap<>(Site.class);
    for (Site site : FaultPoints.all()) {
      List<Option> here = new ArrayList<>();
      boolean there = FaultPoint.named(site.text()).map(point -> point.existsIn(era)).orElse(false);
      if (there && FaultPoints.kind(site) != FaultPoint.Kind.REST) {
        errors(site, here);
        hangs(site, here);
        crashes(site, here);
        requests(site, era, asks, here);
        trees(site, here);
        ranges(site, here);
      }
      options.put(site, here);
    }
    return new Menu(options);
  }

  /**
   * What may befall a single request of revisions of an era, once: what lasts, what kills a host, ranges that
   * the rules do not allow, and another process's reboot aside, which is a request of its own there.
   */
  static Menu ofRequests(FaultPoint.Era era) {
    Map<Site, List<Option>> options = new EnumMap<>(Site.class);
    Menu all = full(era);
    for (Site site : FaultPoints.all()) {
      options.put(site, Stream.of(all.at(site))
          .filter(option -> !option.sticky() && !(option.effect() instanceof FaultEffect.Hang)
              && !(option.effect() instanceof FaultEffect.Crash) && !option.effect().equals(REBOOT)
              && !(option.effect() instanceof FaultEffect.Ranges))
          .toList());
    }
    return new Menu(options);
  }

  private static void errors(Site site, List<Option> here) {
    boolean tells = FaultPoint.named(site.text()).map(FaultPoint::returnsError).orElse(false);
    if (tells && FaultPoints.admits(site, FaultKind.ERROR)) {
      FaultEffect error = new FaultEffect.Failure(errno(site).number());
      here.add(new Option(error, false));
      here.add(new Option(error, true));
    }
  }

  /** The error that stands for all of a point. */
  private static Errno errno(Site site) {
    return switch (site) {
      case ALLOC -> Errno.ENOMEM;
      case FDT_WRITE -> Errno.ENOSPC;
      case LOCK -> Errno.EINTR;
      case COPY_IN, COPY_OUT -> Errno.EFAULT;
      case KEXEC_LOAD -> Errno.EADDRNOTAVAIL;
      case KEXEC_JUMP -> Errno.EBUSY;
      default -> Errno.EIO;
    };
  }

  private static void hangs(Site site, List<Option> here) {
    boolean callback = site.text().startsWith("file.") || site.text().startsWith("subsystem.")
        || site.text().startsWith("flb.") || site.text().startsWith("session.");
    if (callback && site != Site.FILE_CAN_PRESERVE) {
      here.add(new Option(A_WHILE, false));
    }
    boolean lasting = callback && site != Site.FILE_CAN_PRESERVE || site == Site.KEXEC_LOAD
        || site == Site.AGENT || site == Site.VM;
    if (lasting) {
      here.add(new Option(FOREVER, false));
    }
  }

  private static void crashes(Site site, List<Option> here) {
    switch (site) {
      case AGENT, VM, HOST_PREPARE, HOST_FREEZE, HOST_BLACKOUT, BOOT -> here.add(new Option(CRASH, false));
      default -> {
        // A crash here is a crash of the host, which is offered once a phase.
      }
    }
  }

  /** Whatever others may ask, at each step of the agent; while a callback runs, what does not wait for it. */
  private static void requests(Site site, FaultPoint.Era era, Set<Ask> asks, List<Option> here) {
    if (!FaultPoints.admits(site, FaultKind.REQUESTS)) {
      return;
    }
    for (Ask ask : asks) {
      if (ask.existsIn(era) && (site == Site.AGENT || MEETING.contains(ask))) {
        here.add(new Option(new FaultEffect.Requests(List.of(ask)), false));
      }
    }
    if (site == Site.AGENT && era == FaultPoint.Era.MAINLINE) {
      here.add(new Option(REFUSED_ON_A_FULL_BLOCK, false));
    }
  }

  private static void trees(Site site, List<Option> here) {
    if (FaultPoints.admits(site, FaultKind.TREE)) {
      for (TreeForm form : TreeForm.values()) {
        here.add(new Option(new FaultEffect.Tree(form), false));
      }
    }
  }

  /** Ranges that the rules do not allow. */
  private static void ranges(Site site, List<Option> here) {
    for (RangeForm form : FaultPoint.named(site.text()).map(RangeForm::at).orElse(List.of())) {
      here.add(new Option(new FaultEffect.Ranges(form), false));
    }
  }

  Option[] at(Site site) {
    return bySite[site.ordinal()];
  }
}
