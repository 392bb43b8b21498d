package luosim.conform.judge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import luosim.conform.judge.MainlineBooks.Entry;
import luosim.conform.judge.MainlineBooks.Session;
import luosim.conform.judge.MainlineReader.Request;
import luosim.host.JumpKind;
import luosim.host.Site;
import luosim.invariant.World;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * A record of mainline as the events of a host with sessions. What the in-tree handler did is not in
 * the record but for its effects, so its files take no part.
 */
final class MainlineObservation implements Observation {
  private static final int FILE = 0;
  private static final int RECEIVED = 3;
  private static final int OBJECT = 4;
  private static final int ID_MASK = 0xffffff;

  /** The effect of a fault that kills the process. */
  private static final int CRASH = 3;

  private static final Map<String, Operation> OF_OBJECTS = objects();

  private static Map<String, Operation> objects() {
    var words = new TreeMap<String, Operation>();
    words.put("flb_get_incoming", Operation.FLB_GET_INCOMING);
    words.put("flb_put_incoming", Operation.FLB_PUT_INCOMING);
    words.put("flb_get_outgoing", Operation.FLB_GET_OUTGOING);
    words.put("flb_put_outgoing", Operation.FLB_PUT_OUTGOING);
    return words;
  }

  private final List<Request> requests;
  private final MainlineEvidence evidence;
  private final MainlineBooks books;
  private TraceSink judge = (kind, timeNs, host, subject, a, b, c) -> {};
  private int ids;

  MainlineObservation(List<Request> requests, MainlineEvidence evidence) {
    this.requests = requests;
    this.evidence = evidence;
    this.books = new MainlineBooks(evidence);
  }

  @Override public World world() {
    return books;
  }

  @Override public void play(TraceSink sink) {
    judge = sink;
    for (Request request : requests) {
      play(request);
    }
  }

  @Override public void durations(Durations into) {
    for (Request request : requests) {
      into.add(request.word(), List.of(), request.ns());
      for (int i = 0; i < request.calls().size(); i++) {
        MainlineCall call = request.calls().get(i);
        String whose = call.ofObject() ? "flb." : "file.";
        String label = call.ofObject() ? "who=" + call.who() : "handler=" + call.handler();
        String name = call.callback().name().toLowerCase(Locale.ROOT);
        into.add(whose + name, List.of(label), request.callNs().get(i));
      }
    }
  }

  private void emit(TraceKind kind, int subject, long a, long b, long c) {
    judge.record(kind, 0, 0, subject, a, b, c);
  }

  private void play(Request request) {
    List<String> args = request.args();
    int result = request.result().orElse(0);
    switch (request.word()) {
      case "boot" -> boot(request);
      case "reboot" -> reboot(request, result);
      case "create_session" -> create(request, args.get(1), args.get(2), result);
      case "create_many" -> createMany(request, result);
      case "retrieve_session" -> retrieveSession(request, result);
      case "preserve", "preserve_copyout_fault" -> preserve(request, result);
      case "retrieve" -> retrieve(request, result);
      case "finish" -> finish(request, result);
      case "get_name" -> named(request, result);
      case "close_session", "close_file" -> books.close(args.get(0)).ifPresentOrElse(
          session -> close(request, List.of(session)), () -> see(request.pages()));
      case "exit" -> exit(request);
      case "new_file" -> newFile(args, result);
      default -> other(request, result);
    }
    see(request.pages());
  }

  private void see(OptionalLong pages) {
    pages.ifPresent(count -> books.pages = count);
  }

  private void begin(Operation operation, long argument) {
    ids++;
    emit(TraceKind.OPERATION_BEGAN, ids, operation.ordinal(), argument, 0);
  }

  private void end(Request request, Operation operation, int result, Row row) {
    see(request.pages());
    emit(TraceKind.OPERATION_ENDED, ids, operation.ordinal(), result, row.ordinal());
  }

  private void newFile(List<String> args, int result) {
    boolean again = args.size() > 2 && (args.get(1).equals("dup") || args.get(1).equals("session_fd"));
    if (result == 0 && again) {
      books.find(args.get(2)).ifPresent(session -> books.open(args.get(0), session));
    }
  }

  private void other(Request request, int result) {
    boolean opens = request.word().equals("open_device");
    Operation ofDevice = opens ? Operation.OPEN_DEVICE : Operation.CLOSE_DEVICE;
    boolean device = opens || request.word().equals("close_device");
    Operation operation =
        device ? ofDevice : OF_OBJECTS.getOrDefault(request.word(), Operation.GET_STATE);
    boolean noDevice = device && result == -Errno.ENOENT;
    if (operation == Operation.GET_STATE || noDevice) {
      return;
    }
    boolean ofObject = OF_OBJECTS.containsKey(request.word());
    begin(operation, ofObject ? evidence.object(request.args().get(0)) : 0);
    calls(request.calls(), Optional.empty());
    Row refused = ofObject ? Row.M20 : result == -Errno.EBUSY ? Row.M15 : Row.M16;
    end(request, operation, result, result < 0 ? refused : Row.NONE);
  }

  // Sessions for the next kernel.

  private void create(Request request, String handle, String name, int result) {
    begin(Operation.CREATE_SESSION, books.number("name " + name));
    boolean grew = request.pages().orElse(books.pages) > books.pages;
    if (result == 0) {
      books.create(handle, name);
    }
    Row row = result == 0 ? Row.NONE : grew ? Row.M6 : Row.M5;
    end(request, Operation.CREATE_SESSION, result, row);
  }

  private void createMany(Request request, int result) {
    int count = result == 0 ? Integer.parseInt(request.args().get(2)) : 0;
    for (int i = 0; i < count; i++) {
      String name = request.args().get(1) + i;
      create(request, name, name, 0);
    }
  }

  private void preserve(Request request, int result) {
    Optional<Session> session = books.find(request.args().get(0));
    if (session.isEmpty()) {
      return;
    }
    begin(Operation.SESSION_PRESERVE, session.get().number);
    calls(request.calls(), session);
    boolean grew = request.pages().orElse(books.pages) > books.pages;
    boolean kept = result == -Errno.EFAULT && grew;
    Row row = result == 0 ? Row.NONE : kept ? Row.M3 : Row.M4;
    for (MainlineCall call : request.calls()) {
      boolean ok = call.result() >= 0;
      if (call.callback() == Callback.PRESERVE && !ok) {
        row = call.ofObject() ? Row.M1 : Row.M2;
      } else if (call.callback() == Callback.PRESERVE && !call.ofObject()) {
        long token = new BigInteger(request.args().get(2)).longValue();
        var file = new Entry(call.who(), evidence.handler(call.handler()), token);
        file.data = call.out();
        session.get().files.add(file);
        row = result < 0 ? Row.M3 : row;
      } else if (call.callback() == Callback.UNPRESERVE && !call.ofObject()) {
        session.get().files.removeIf(file -> file.who.equals(call.who()));
      }
    }
    end(request, Operation.SESSION_PRESERVE, result, row);
  }

  /** Sessions are closed, in the order that their callbacks show; others after them. */
  private void close(Request request, List<Session> closing) {
    var left = new ArrayList<>(closing);
    var calls = new ArrayList<>(request.calls());
    while (!left.isEmpty()) {
      Optional<Session> next = calls.stream().flatMap(call -> owner(call).stream()).findFirst();
      Session session = next.filter(left::contains).orElse(left.get(0));
      left.remove(session);
      close(request, session, left.isEmpty() ? calls : itsCalls(session, calls));
    }
  }

  private Optional<Session> owner(MainlineCall call) {
    if (call.ofObject()) {
      return Optional.empty();
    }
    return books.owner(call.who(), call.callback() != Callback.UNPRESERVE);
  }

  /** Takes from a list the callbacks up to the first that concerns another session. */
  private List<MainlineCall> itsCalls(Session session, List<MainlineCall> calls) {
    var its = new ArrayList<MainlineCall>();
    while (!calls.isEmpty() && owner(calls.get(0)).filter(other -> other != session).isEmpty()) {
      its.add(calls.remove(0));
    }
    return its;
  }

  private void close(Request request, Session session, List<MainlineCall> calls) {
    begin(Operation.CLOSE_SESSION, session.number);
    calls(calls, Optional.of(session));
    boolean refused = calls.stream()
        .anyMatch(call -> call.callback() == Callback.CAN_FINISH && call.result() < 0);
    session.unreachable = refused;
    session.files.removeIf(file -> calls.stream().anyMatch(call -> ends(call, file)));
    books.gone(session);
    end(request, Operation.CLOSE_SESSION, 0, refused ? Row.M12 : Row.NONE);
  }

  private static boolean ends(MainlineCall call, Entry file) {
    boolean last = call.callback() == Callback.UNPRESERVE || call.callback() == Callback.FINISH;
    return !call.ofObject() && last && call.who().equals(file.who);
  }

  private void exit(Request request) {
    emit(TraceKind.FAULT_FIRED, 0, Site.AGENT.ordinal(), CRASH, 0);
    List<Session> open = books.open();
    books.forgetDescriptors();
    close(request, open);
  }

  // The way to the next kernel.

  private void reboot(Request request, int result) {
    boolean asked = result == 0 || !request.calls().isEmpty();
    if (!asked) {
      return;
    }
    begin(Operation.REBOOT, 0);
    calls(request.calls(), Optional.empty());
    end(request, Operation.REBOOT, result, result < 0 ? Row.M7 : Row.NONE);
  }

  private void boot(Request request) {
    if (request.kernel() == 1) {
      return;
    }
    boolean carried = !request.args().contains("classic");
    JumpKind kind = carried ? JumpKind.HANDOVER : JumpKind.PLAIN;
    emit(TraceKind.JUMPED, request.kernel() - 1, kind.ordinal(), 0, 0);
    books.handover = !request.args().contains("kho=off");
    books.liveUpdate = !request.args().contains("liveupdate=off");
    books.boot(carried && books.switchedOn());
    if (request.result().isEmpty()) {
      emit(TraceKind.STOPPED, request.kernel(), Stop.PANIC.ordinal(), 0, 0);
    } else {
      emit(TraceKind.BOOTED, request.kernel(), LuoState.NORMAL.ordinal(), 0, 0);
    }
  }

  // Sessions from the previous kernel.

  private void retrieveSession(Request request, int result) {
    begin(Operation.RETRIEVE_SESSION, books.number("name " + request.args().get(2)));
    if (result == 0) {
      books.receive(request.args().get(1), request.args().get(2));
    }
    end(request, Operation.RETRIEVE_SESSION, result, result < 0 ? Row.M8 : Row.NONE);
  }

  private void retrieve(Request request, int result) {
    Optional<Session> session = books.find(request.args().get(0));
    if (session.isEmpty()) {
      return;
    }
    begin(Operation.SESSION_RETRIEVE, session.get().number);
    calls(request.calls(), session);
    for (MainlineCall call : request.calls()) {
      MainlineBooks.file(session.get(), call.who())
          .ifPresent(file -> file.retrieved |= call.result() >= 0);
    }
    Row failed = request.calls().isEmpty() && result == -Errno.ENOENT ? Row.M9 : Row.M10;
    end(request, Operation.SESSION_RETRIEVE, result, result < 0 ? failed : Row.NONE);
  }

  private void finish(Request request, int result) {
    Optional<Session> session = books.find(request.args().get(0));
    if (session.isEmpty()) {
      return;
    }
    begin(Operation.SESSION_FINISH, session.get().number);
    calls(request.calls(), session);
    session.get().files.removeIf(file -> request.calls().stream().anyMatch(call -> ends(call, file)));
    Row refused = request.calls().isEmpty() ? Row.M18 : Row.M11;
    end(request, Operation.SESSION_FINISH, result, result < 0 ? refused : Row.NONE);
  }

  private void named(Request request, int result) {
    books.find(request.args().get(0)).ifPresent(session -> {
      begin(Operation.SESSION_NAME, session.number);
      end(request, Operation.SESSION_NAME, result, result < 0 ? Row.M18 : Row.NONE);
    });
  }

  // Callbacks.

  private void calls(List<MainlineCall> calls, Optional<Session> session) {
    for (MainlineCall call : calls) {
      int who = participant(call, session);
      if (call.callback() == Callback.FINISH && !call.ofObject()) {
        books.told(call.status(), call.hasFile());
      }
      emit(TraceKind.CALLBACK_BEGAN, who, call.callback().ordinal(), call.in(), ids);
      freeze(call);
      emit(TraceKind.CALLBACK_ENDED, who, call.callback().ordinal(), call.out(), call.result());
    }
  }

  private int participant(MainlineCall call, Optional<Session> session) {
    if (call.ofObject()) {
      return TraceKind.participant(OBJECT, evidence.object(call.who()) & ID_MASK);
    }
    return switch (call.callback()) {
      case RETRIEVE, FINISH, CAN_FINISH -> TraceKind.participant(RECEIVED, token(call, session));
      default -> TraceKind.participant(FILE, books.number(call.who()));
    };
  }

  private int token(MainlineCall call, Optional<Session> session) {
    return session.flatMap(own -> MainlineBooks.file(own, call.who()))
        .map(file -> (int) file.token & ID_MASK)
        .orElse(books.number("stranger " + call.who()));
  }

  /** Keeps the data and whether a file is frozen. */
  private void freeze(MainlineCall call) {
    boolean freezes = call.callback() == Callback.FREEZE;
    if (call.ofObject() || !freezes && call.callback() != Callback.UNFREEZE || call.result() < 0) {
      return;
    }
    books.owner(call.who(), false).flatMap(owner -> MainlineBooks.file(owner, call.who()))
        .ifPresent(file -> {
          file.frozen = freezes;
          file.data = freezes ? call.out() : file.data;
        });
  }
}
