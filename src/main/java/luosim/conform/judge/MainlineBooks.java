package luosim.conform.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import luosim.invariant.Evidence;
import luosim.invariant.SessionWorld;
import luosim.trace.TraceKind;

/**
 * Who is where in the kernel that runs, as requests and callbacks tell: sessions and those of their
 * files whose callbacks the record has. A file of which only effects are reported is not in here.
 */
final class MainlineBooks implements SessionWorld {
  private static final int NAMES_MAX = 1 << 23;
  private static final int RECEIVED = 3;

  private final MainlineEvidence evidence;
  private final Map<String, Integer> numbers = new TreeMap<>();
  private final Map<String, Session> handles = new LinkedHashMap<>();
  private final List<Session> outgoing = new ArrayList<>();
  private final List<Session> incoming = new ArrayList<>();
  private int made;

  // What the present instant shows beside the sessions.
  boolean liveUpdate = true;
  boolean handover = true;
  long pages;
  private int toldStatus;
  private boolean toldObject;

  /** A session: its number, name and files; how many descriptors lead to it. */
  static final class Session {
    final int number;
    final String name;
    final List<Entry> files = new ArrayList<>();
    boolean received;
    boolean unreachable;
    private int descriptors;

    private Session(int number, String name) {
      this.number = number;
      this.name = name;
    }
  }

  /** A file in a session. */
  static final class Entry {
    final String who;
    final int handler;
    final long token;
    long data;
    boolean frozen;
    boolean retrieved;

    Entry(String who, int handler, long token) {
      this.who = who;
      this.handler = handler;
      this.token = token;
    }
  }

  MainlineBooks(MainlineEvidence evidence) {
    this.evidence = evidence;
  }

  /** The number of a file or of anything else by its name. */
  int number(String name) {
    int next = numbers.size();
    if (next >= NAMES_MAX) {
      throw new IllegalStateException("observed trace: more than " + NAMES_MAX + " names");
    }
    return numbers.computeIfAbsent(name, absent -> next);
  }

  Session create(String handle, String name) {
    var session = new Session(made++, name);
    outgoing.add(session);
    open(handle, session);
    return session;
  }

  /** One more descriptor leads to a session. */
  void open(String handle, Session session) {
    session.descriptors++;
    handles.put(handle, session);
  }

  /** The received session of a name; one that nobody saw being made if there is none. */
  Session receive(String handle, String name) {
    Optional<Session> known = incoming.stream().filter(each -> each.name.equals(name)).findFirst();
    Session session = known.orElseGet(() -> {
      var stranger = new Session(made++, name);
      incoming.add(stranger);
      return stranger;
    });
    session.received = true;
    open(handle, session);
    return session;
  }

  Optional<Session> find(String handle) {
    return Optional.ofNullable(handles.get(handle));
  }

  /** A descriptor is closed: the session whose last one it was. */
  Optional<Session> close(String handle) {
    Session session = handles.remove(handle);
    if (session == null || --session.descriptors > 0) {
      return Optional.empty();
    }
    return Optional.of(session);
  }

  /** Every session that a descriptor leads to, the one opened last first. */
  List<Session> open() {
    var open = new ArrayList<Session>();
    for (Session session : handles.values()) {
      open.remove(session);
      open.add(0, session);
    }
    return open;
  }

  void forgetDescriptors() {
    handles.values().forEach(session -> session.descriptors = 0);
    handles.clear();
  }

  /** A session is gone, unless one of its files still is preserved. */
  void gone(Session session) {
    if (session.files.isEmpty()) {
      outgoing.remove(session);
      incoming.remove(session);
    }
  }

  boolean incoming(Session session) {
    return incoming.contains(session);
  }

  /** The session that has a file, among those for the next kernel or those received. */
  Optional<Session> owner(String who, boolean received) {
    return (received ? incoming : outgoing).stream()
        .filter(session -> session.files.stream().anyMatch(file -> file.who.equals(who)))
        .findFirst();
  }

  static Optional<Entry> file(Session session, String who) {
    return session.files.stream().filter(file -> file.who.equals(who)).findFirst();
  }

  static Optional<Entry> file(Session session, long token) {
    return session.files.stream().filter(file -> file.token == token).findFirst();
  }

  void told(int status, boolean object) {
    toldStatus = status;
    toldObject = object;
  }

  /** Another kernel runs; what it was handed it has. */
  void boot(boolean handedOver) {
    incoming.clear();
    handles.clear();
    if (handedOver) {
      for (Session old : outgoing) {
        var session = new Session(made++, old.name);
        session.files.addAll(old.files);
        session.files.forEach(file -> file.frozen = false);
        incoming.add(session);
      }
    }
    outgoing.clear();
  }

  @Override public boolean shows(Evidence asked) {
    return evidence.has(asked);
  }

  @Override public int callbacks(int participant) {
    for (Session session : outgoing) {
      for (Entry file : session.files) {
        if (TraceKind.participantKind(participant) != RECEIVED
            && number(file.who) == TraceKind.participantId(participant)) {
          return evidence.callbacks(file.handler);
        }
      }
    }
    return ~0;
  }

  @Override public boolean finalized() {
    return false;
  }

  @Override public long preservedBytes() {
    return pages * MainlineEvidence.PAGE;
  }

  @Override public long preservedDigest() {
    return pages;
  }

  @Override public boolean switchedOn() {
    return liveUpdate && handover;
  }

  @Override public boolean handoverOn() {
    return handover;
  }

  @Override public int outgoingSessions() {
    return outgoing.size();
  }

  @Override public int outgoingSession(int index) {
    return outgoing.get(index).number;
  }

  @Override public int incomingSessions() {
    return incoming.size();
  }

  @Override public int incomingSession(int index) {
    return incoming.get(index).number;
  }

  private boolean isIncoming(int session) {
    return incoming.stream().anyMatch(each -> each.number == session);
  }

  private List<Entry> filesIn(int number) {
    for (Session session : outgoing) {
      if (session.number == number) {
        return session.files;
      }
    }
    for (Session session : incoming) {
      if (session.number == number) {
        return session.files;
      }
    }
    return List.of();
  }

  @Override public int filesOf(int session) {
    return filesIn(session).size();
  }

  @Override public long tokenOf(int session, int index) {
    return filesIn(session).get(index).token;
  }

  @Override public int objectOf(int session, int index) {
    Entry file = filesIn(session).get(index);
    return isIncoming(session) && !file.retrieved ? -1 : number(file.who);
  }

  @Override public int handlerOf(int session, int index) {
    return filesIn(session).get(index).handler;
  }

  @Override public long dataOf(int session, int index) {
    return filesIn(session).get(index).data;
  }

  @Override public boolean frozenOf(int session, int index) {
    return filesIn(session).get(index).frozen;
  }

  @Override public int toldStatus(int operation) {
    return toldStatus;
  }

  @Override public boolean toldObject(int operation) {
    return toldObject;
  }
}
