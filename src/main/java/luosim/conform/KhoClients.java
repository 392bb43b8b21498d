package luosim.conform;

import java.util.ArrayList;
import java.util.List;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.kho.NotifierChain;
import luosim.luo.Callback;

/** The other clients of KHO's chain in one kernel; a client is a number, its place in the list. */
final class KhoClients {
  private static final int ERRNO_MAX = 4095;

  private final List<Client> clients = new ArrayList<>();
  private boolean failing = true;

  private record Client(String id, int onFinalize, int onAbort) {}

  void register(Json.Fields from, NotifierChain chain, Inputs inputs) throws BadTraceException {
    int priority = inputs.number(from, "priority", Integer.MIN_VALUE, Integer.MAX_VALUE);
    chain.register(clients.size(), priority);
    clients.add(new Client(
        inputs.text(from, "id"),
        inputs.number(from, "finalize_returns", -ERRNO_MAX, ERRNO_MAX),
        inputs.number(from, "abort_returns", -ERRNO_MAX, ERRNO_MAX)));
  }

  /** From now on every client agrees to everything. */
  void stopFailing() {
    failing = false;
  }

  String id(int client) {
    return clients.get(client).id();
  }

  int answer(int client, Callback event) {
    Client who = clients.get(client);
    int wanted = event == Callback.KHO_FINALIZE ? who.onFinalize() : who.onAbort();
    return failing ? wanted : 0;
  }
}
