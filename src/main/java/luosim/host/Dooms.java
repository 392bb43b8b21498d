package luosim.host;

import java.util.Arrays;
import luosim.engine.EventList;

/**
 * Fates that take effect some time after they were decided: inside a phase, or a crash a while after a step
 * began. When their phase is over first, they have no effect and are reported as masked.
 */
final class Dooms {
  private final Frame frame;
  private final FatePort port;
  private final int eventKind;
  private final Fate later = new Fate();

  private int count;
  private long[] events = new long[4];
  private Site[] sites = new Site[4];
  private Fate.Kind[] kinds = new Fate.Kind[4];
  private int[] errnos = new int[4];
  private long[] lengths = new long[4];
  private int[] vms = new int[4];
  private int[] objects = new int[4];

  Dooms(Frame frame, FatePort port, int eventKind) {
    this.frame = frame;
    this.port = port;
    this.eventKind = eventKind;
  }

  void clear() {
    count = 0;
  }

  /** Asks what befalls a phase that begins now; it comes when the fate says. */
  void begin(Site site, long nominalNs) {
    if (port.watches(site)) {
      port.nobody();
      await(site, port.ask(site, nominalNs));
    }
  }

  /** Keeps a fate until its time; nothing if it is none. */
  void await(Site site, Fate fate) {
    if (fate.kind() == Fate.Kind.NONE) {
      return;
    }
    if (count == events.length) {
      grow();
    }
    sites[count] = site;
    kinds[count] = fate.kind();
    errnos[count] = fate.errno();
    lengths[count] = fate.lengthNs();
    vms[count] = port.vm;
    objects[count] = port.object;
    events[count] = frame.schedule(fate.afterNs(), eventKind, count);
    count++;
  }

  /** The host crashes so much later, at a site that was asked before. */
  void awaitCrash(Site site, long afterNs) {
    later.clear();
    later.crash(afterNs);
    await(site, later);
  }

  private void grow() {
    events = Arrays.copyOf(events, 2 * count);
    sites = Arrays.copyOf(sites, 2 * count);
    kinds = Arrays.copyOf(kinds, 2 * count);
    errnos = Arrays.copyOf(errnos, 2 * count);
    lengths = Arrays.copyOf(lengths, 2 * count);
    vms = Arrays.copyOf(vms, 2 * count);
    objects = Arrays.copyOf(objects, 2 * count);
  }

  /** A phase is over: what was to befall it does not. */
  void endOf(Site site) {
    for (int doom = 0; doom < count; doom++) {
      if (sites[doom] == site) {
        mask(doom);
      }
    }
  }

  /** Everything is over. */
  void endAll() {
    for (int doom = 0; doom < count; doom++) {
      mask(doom);
    }
    count = 0;
  }

  private void mask(int doom) {
    if (events[doom] == EventList.NO_EVENT) {
      return;
    }
    frame.list.cancel(events[doom]);
    events[doom] = EventList.NO_EVENT;
    port.on(vms[doom], objects[doom]);
    port.masked(sites[doom]);
    port.nobody();
  }

  /** A doom's time has come; its accessors tell what it is. */
  void come(int doom) {
    events[doom] = EventList.NO_EVENT;
  }

  Site site(int doom) {
    return sites[doom];
  }

  Fate.Kind kind(int doom) {
    return kinds[doom];
  }

  int errno(int doom) {
    return errnos[doom];
  }

  long lengthNs(int doom) {
    return lengths[doom];
  }
}
