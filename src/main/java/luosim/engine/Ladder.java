package luosim.engine;

import java.util.Arrays;

/**
 * All pending events of a list but the next few: a stack of rungs, each below a bucket of the one
 * above it.
 *
 * <p>The first rung has one bucket without an end and takes what lies far away. When the near events
 * run out, the earliest bucket moves to them; one that is too large is laid out before as a rung of
 * its own, over the times that it really holds, until a bucket is small or all its pairs have one
 * time. When the near events become too many, the later ones come back into the bucket they came
 * from. So each pair moves a few times, whatever the times are, and no event costs more than the
 * logarithm of the rungs to be put in.
 *
 * <p>Pairs never overtake pairs of the same time: chains are read from front to back, and what comes
 * back is put in front. This is what keeps the order of scheduling; it is not stored.
 */
final class Ladder {
  /** The most pairs that move to the near events at once. */
  private static final int LOAD_MAX = 48;

  /** Pairs that come back at once: whole chunks, and half of the near events. */
  private static final int BACK = 2 * PairChunks.PAIRS;

  /** Pairs for each bucket that is laid out, in the rung of far events and in those below. */
  private static final int FAR_SHARE = 1;

  private static final int SHARE = 8;

  /** As many rungs are searched one after the other. */
  private static final int FEW = 6;

  private final PairChunks chunks = new PairChunks();
  private Rung[] rungs = {new Rung(chunks)};
  private long[] endsNs = {EventList.NEVER_NS};
  private int lowest;
  private long fromNs = EventList.NEVER_NS;
  private int size;
  private long moved;

  Ladder() {
    rungs[0].layOutOne();
  }

  /** The first instant of new events that belong here; earlier ones belong to the near events. */
  long fromNs() {
    return fromNs;
  }

  /** How many pairs it holds, those of cancelled events included. */
  int size() {
    return size;
  }

  /** How many pairs were moved or looked at since the list was made. */
  long moved() {
    return moved;
  }

  /** Adds an event at or after {@link #fromNs}. */
  void add(long timeNs, long handle) {
    int rung = 0;
    if (lowest > FEW) {
      rung = search(timeNs);
    } else {
      while (rung < lowest && timeNs < endsNs[rung + 1]) {
        rung++;
      }
    }
    size++;
    rungs[rung].add(timeNs, handle);
  }

  /** The lowest rung that ends behind an instant; the ends come earlier from rung to rung. */
  private int search(long timeNs) {
    int low = 0;
    int high = lowest;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (timeNs < endsNs[middle]) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Takes back the later half of near events that have become too many. */
  void relieve(NearEvents near) {
    if (rungs[lowest].isInstant()) {
      push(rungs[lowest].startNs()).layOutOne();
    }
    for (int i = 0; i < BACK; i += PairChunks.PAIRS) {
      int chunk = chunks.take();
      fromNs = near.moveLast(PairChunks.PAIRS, chunks.pairs, 2 * PairChunks.firstOf(chunk));
      rungs[lowest].prepend(chunk);
    }
    size += BACK;
    moved += BACK;
  }

  private Rung push(long endNs) {
    lowest++;
    if (lowest == rungs.length) {
      rungs = Arrays.copyOf(rungs, 2 * lowest);
      endsNs = Arrays.copyOf(endsNs, 2 * lowest);
      for (int i = lowest; i < rungs.length; i++) {
        rungs[i] = new Rung(chunks);
      }
    }
    endsNs[lowest] = endNs;
    return rungs[lowest];
  }

  /** Moves the earliest events to the near ones, of which none is left; false if there are none. */
  boolean refill(NearEvents near, EventSlots slots) {
    near.clear();
    while (near.isEmpty()) {
      Rung rung = rungs[lowest];
      if (rung.seek()) {
        open(rung, near, slots);
      } else if (lowest > 0) {
        lowest--;
      } else {
        fromNs = EventList.NEVER_NS;
        return false;
      }
    }
    return true;
  }

  private void open(Rung rung, NearEvents near, EventSlots slots) {
    int head = rung.head();
    int tail = rung.tail();
    if (isShort(head, tail)) {
      rung.emptyPresent();
      fromNs = rung.presentEndNs(endsNs[lowest]);
      load(head, tail, near, slots);
    } else if (rung.isInstant()) {
      rung.behead(chunks.next[head]);
      fromNs = rung.startNs();
      load(head, PairChunks.firstOf(head + 1), near, slots);
    } else {
      split(rung, head, tail);
    }
  }

  private boolean isShort(int head, int tail) {
    int last = PairChunks.lastChunk(tail);
    int count = tail - PairChunks.firstOf(last);
    for (int chunk = head; chunk != last && count <= LOAD_MAX; chunk = chunks.next[chunk]) {
      count += PairChunks.PAIRS;
    }
    return count <= LOAD_MAX;
  }

  private void load(int head, int tail, NearEvents near, EventSlots slots) {
    int last = PairChunks.lastChunk(tail);
    int chunk = head;
    while (true) {
      int after = chunks.next[chunk];
      int count = PairChunks.endOf(chunk, tail) - PairChunks.firstOf(chunk);
      near.append(chunks.pairs, 2 * PairChunks.firstOf(chunk), count, slots);
      size -= count;
      moved += count;
      chunks.giveBack(chunk);
      if (chunk == last) {
        near.sort();
        return;
      }
      chunk = after;
    }
  }

  /** Lays out the present bucket as a rung of its own. */
  private void split(Rung rung, int head, int tail) {
    int last = PairChunks.lastChunk(tail);
    long minNs = Long.MAX_VALUE;
    long maxNs = 0;
    int count = 0;
    int chunk = head;
    while (true) {
      int end = PairChunks.endOf(chunk, tail);
      for (int i = PairChunks.firstOf(chunk); i < end; i++) {
        minNs = Math.min(minNs, chunks.pairs[2 * i]);
        maxNs = Math.max(maxNs, chunks.pairs[2 * i]);
      }
      count += end - PairChunks.firstOf(chunk);
      if (chunk == last) {
        break;
      }
      chunk = chunks.next[chunk];
    }
    moved += count;
    Rung lower = pushBelow(rung, maxNs);
    if (minNs == maxNs) {
      lower.layOutInstant(minNs, head, tail);
    } else {
      lower.layOut(minNs, maxNs, count / (lowest == 1 ? FAR_SHARE : SHARE));
      spread(head, tail, lower);
    }
  }

  /** A rung for the content of the present bucket; it takes the place of one that is at its last. */
  private Rung pushBelow(Rung rung, long maxNs) {
    rung.emptyPresent();
    if (lowest == 0) {
      return push(maxNs + 1);
    }
    long endNs = rung.presentEndNs(endsNs[lowest]);
    if (rung.atLast()) {
      lowest--;
    }
    return push(endNs);
  }

  private void spread(int head, int tail, Rung lower) {
    int last = PairChunks.lastChunk(tail);
    int chunk = head;
    while (true) {
      int after = chunks.next[chunk];
      int end = PairChunks.endOf(chunk, tail);
      for (int i = PairChunks.firstOf(chunk); i < end; i++) {
        lower.add(chunks.pairs[2 * i], chunks.pairs[2 * i + 1]);
      }
      moved += end - PairChunks.firstOf(chunk);
      chunks.giveBack(chunk);
      if (chunk == last) {
        return;
      }
      chunk = after;
    }
  }

  /** Drops the pairs of cancelled events, and rungs that hold nothing more. */
  void sweep(EventSlots slots) {
    moved += size;
    size = 0;
    int kept = 0;
    for (int i = 0; i <= lowest; i++) {
      Rung rung = rungs[i];
      int left = rung.sweep(slots);
      size += left;
      if (i == 0 || left > 0) {
        rungs[i] = rungs[kept];
        rungs[kept] = rung;
        endsNs[kept] = endsNs[i];
        kept++;
      }
    }
    lowest = kept - 1;
  }

  /** Drops everything; arrays are kept. */
  void clear() {
    chunks.clear();
    rungs[0].layOutOne();
    lowest = 0;
    fromNs = EventList.NEVER_NS;
    size = 0;
  }
}
