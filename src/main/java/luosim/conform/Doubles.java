package luosim.conform;

import luosim.conform.observed.Json;
import luosim.luo.Callback;
import luosim.luo.Luo;
import luosim.luo.Subject;

/**
 * The participants of a record: they log every call, store data that tell who they are, and fail
 * where the record says so. With a payload they take a page in prepare and give it back in cancel.
 */
final class Doubles {
  private static final long FILE_DATA = 0x1000;
  private static final long SUBSYSTEM_DATA = 0x2000;
  private static final long FREEZE_DATA = 0x10000;
  private static final long FAILED_DATA = 0xdead00;

  private final Scene scene;

  Doubles(Scene scene) {
    this.scene = scene;
  }

  /** Invokes the callback that an operation asks for, logs it and answers. */
  void invoke(int op) {
    Luo luo = scene.kernel.luo;
    Callback callback = luo.callback(op);
    if (luo.subjectKind(op) == Subject.CLIENT) {
      client(luo, op, callback);
      return;
    }
    if (luo.subjectKind(op) == Subject.FILE) {
      scene.counts.add(callback);
    }
    switch (callback) {
      case CAN_PRESERVE -> canPreserve(luo, op);
      case PREPARE, FREEZE, CANCEL -> ofParticipant(luo, op, callback);
      case RETRIEVE -> retrieve(luo, op);
      case FINISH -> finish(luo, op);
      case KHO_FINALIZE, KHO_ABORT, PRESERVE, UNPRESERVE, UNFREEZE, CAN_FINISH, BOOT ->
          throw new IllegalStateException(callback + " is no participant's");
    }
  }

  private void client(Luo luo, int op, Callback event) {
    int client = luo.subject(op);
    int answer = scene.kernel.clients.answer(client, event);
    if (answer != 0) {
      scene.injections.fire();
    }
    scene.record(Json.fields()
        .put("who", "client:" + scene.kernel.clients.id(client))
        .put("cb", event == Callback.KHO_FINALIZE ? "kho_finalize" : "kho_abort")
        .put("ret", answer));
    luo.answer(op, answer, 0);
  }

  private void canPreserve(Luo luo, int op) {
    Setup.Handler handler = scene.roster.handlerOf(luo.handler(op));
    FileObjects.FileObject file = scene.kernel.files.get(luo.file(op));
    boolean takes = handler.accepts().equals(file.type);
    scene.record(ofHandler(handler, "can_preserve").put("file", file.id).put("ret", takes));
    luo.answer(op, takes ? 1 : 0, 0);
  }

  private void ofParticipant(Luo luo, int op, Callback callback) {
    boolean file = luo.subjectKind(op) == Subject.FILE;
    Json.Fields entry = Json.fields();
    Player player;
    if (file) {
      FileObjects.FileObject object = scene.kernel.files.get(luo.subject(op));
      Setup.Handler handler = scene.roster.handlerOf(luo.handler(op));
      player =
          new Player(object.id, object.index(), FILE_DATA, handler.payload(), handler.inFreeze());
      entry.put("handler", handler.id());
    } else {
      Setup.Subsystem subsystem = scene.roster.subsystemOf(luo.subject(op));
      int position = scene.roster.positionOf(luo.subject(op));
      player = new Player(
          subsystem.id(), position, SUBSYSTEM_DATA, subsystem.payload(), subsystem.inFreeze());
    }
    long in = luo.data(op);
    entry.put("who", player.who()).put("in", scene.renaming.shown(in));
    switch (callback) {
      case PREPARE -> answer(luo, op, entry, "prepare", prepare(player, in, entry));
      case FREEZE -> answer(luo, op, entry, "freeze", freeze(player, in, entry));
      default -> cancel(luo, op, player, entry);
    }
  }

  /** Who is called, and what its data are made from. */
  private record Player(String who, int index, long base, boolean payload, boolean inFreeze) {}

  /** What a callback returns, and the data that it leaves. */
  private record Answer(int ret, long out) {}

  private void answer(Luo luo, int op, Json.Fields entry, String callback, Answer answer) {
    entry
        .put("cb", callback)
        .put("out", scene.renaming.shown(answer.out()))
        .put("ret", answer.ret());
    scene.record(entry);
    luo.answer(op, answer.ret(), answer.out());
  }

  private Answer prepare(Player player, long in, Json.Fields entry) {
    int ret = 0;
    for (CallbackFaults.Fault fault : scene.faults.hit(player.who(), "prepare")) {
      scene.injections.fire();
      ret = fault.returns;
      if (ret < 0) {
        return new Answer(ret, fault.writes ? FAILED_DATA + player.index() : in);
      }
    }
    long out = player.base() + player.index();
    if (player.payload()) {
      long page = scene.kernel.pages.take();
      int code = preserve(page, entry);
      if (code < 0) {
        scene.kernel.pages.give(page);
        return new Answer(code, in);
      }
      scene.kernel.payloadPages.add(page);
      scene.renaming.take(page, scene.trace.size());
      out = page;
    }
    scene.outstanding.add(player.who());
    return new Answer(ret, out);
  }

  private Answer freeze(Player player, long in, Json.Fields entry) {
    int ret = 0;
    for (CallbackFaults.Fault fault : scene.faults.hit(player.who(), "freeze")) {
      scene.injections.fire();
      ret = fault.returns;
      if (ret < 0) {
        return new Answer(ret, fault.writes ? FAILED_DATA + player.index() : in);
      }
    }
    if (player.inFreeze()) {
      long page = scene.kernel.pages.take();
      int code = preserve(page, entry);
      if (code < 0) {
        scene.kernel.pages.give(page);
        return new Answer(code, in);
      }
    }
    return new Answer(ret, player.payload() ? in : in + FREEZE_DATA);
  }

  private void cancel(Luo luo, int op, Player player, Json.Fields entry) {
    long page = luo.data(op);
    if (player.payload() && scene.kernel.payloadPages.remove(page)) {
      int code = scene.kernel.kho.unpreservePhys(page, Pages.PAGE);
      entry.put("kho", call("unpreserve_phys", code));
      scene.kernel.pages.give(page);
      scene.renaming.give(page);
    }
    scene.outstanding.remove(player.who());
    scene.record(entry.put("cb", "cancel"));
    luo.answer(op, 0, 0);
  }

  private int preserve(long page, Json.Fields entry) {
    int code = scene.kernel.kho.preservePhys(page, Pages.PAGE);
    entry.put("kho", call("preserve_phys", code));
    return code;
  }

  private static Json call(String name, int code) {
    return new Json.Items(java.util.List.of(new Json.Items(
        java.util.List.of(new Json.Text(name), Json.of(Pages.PAGE), Json.of(code)))));
  }

  private void retrieve(Luo luo, int op) {
    Setup.Handler handler = scene.roster.handlerOf(luo.handler(op));
    String token = Long.toUnsignedString(luo.token(op));
    Json.Fields entry = ofHandler(handler, "retrieve").put("token", Json.unsigned(luo.token(op)));
    putIncoming(luo, op, entry);
    int ret = 0;
    for (CallbackFaults.Fault fault : scene.faults.hit("t" + token, "retrieve")) {
      scene.injections.fire();
      ret = fault.returns;
    }
    entry.put("ret", ret);
    int number = -1;
    if (ret >= 0) {
      FileObjects.FileObject file = scene.kernel.files.open("r" + token, handler.accepts());
      number = file.number;
      entry.put("file", file.id);
      putPayload(handler.payload(), luo.data(op), entry);
    }
    scene.record(entry);
    luo.answer(op, ret, number);
  }

  private void finish(Luo luo, int op) {
    Json.Fields entry;
    if (luo.subjectKind(op) == Subject.FILE) {
      Setup.Handler handler = scene.roster.handlerOf(luo.handler(op));
      entry = ofHandler(handler, "finish").put("reclaimed", luo.reclaimed(op));
      putIncoming(luo, op, entry);
      putFile(luo.file(op), entry);
      putPayload(handler.payload(), luo.data(op), entry);
    } else {
      Setup.Subsystem subsystem = scene.roster.subsystemOf(luo.subject(op));
      entry = Json.fields().put("who", subsystem.id()).put("cb", "finish");
      entry.put("in", scene.renaming.shown(luo.data(op)));
      putPayload(subsystem.payload(), luo.data(op), entry);
    }
    scene.record(entry);
    luo.answer(op, 0, 0);
  }

  private void putFile(int number, Json.Fields entry) {
    if (number < 0) {
      entry.put("file", Json.Nothing.NULL);
      return;
    }
    FileObjects.FileObject file = scene.kernel.files.get(number);
    entry.put("file", file.id);
    if (file.freed()) {
      entry.put("file_already_freed", true);
      scene.reached(luosim.luo.Row.T9);
    }
  }

  private void putIncoming(Luo luo, int op, Json.Fields entry) {
    if (scene.shortData.contains(luo.token(op))) {
      scene.halfKnown.add(scene.trace.size());
    }
    entry.put("in", scene.renaming.shown(luo.data(op)));
  }

  private void putPayload(boolean payload, long data, Json.Fields entry) {
    if (payload) {
      entry.put("payload_ok", scene.kernel.received.singles().contains(data));
    }
  }

  private static Json.Fields ofHandler(Setup.Handler handler, String callback) {
    return Json.fields()
        .put("who", "h:" + handler.id())
        .put("handler", handler.id())
        .put("cb", callback);
  }
}
