package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.host.Corruption;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.trace.TraceKind;

/**
 * A handler that is needed cannot go.
 *
 * <p>Source: spec invariants D.
 */
final class HandlerInUseStays implements Invariant {
  @Override public String id() {
    return "I27";
  }

  @Override public String sentence() {
    return "A handler with files, received or registered, cannot be unregistered.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.REQUEST_ENDED, Moment.EVENT_ENDED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.PARTICIPANTS);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "A handler with files in any session cannot be unregistered.",
            HandlerInUseStays::checkSessions,
            Moment.REQUEST_ENDED)
        .wanting(Evidence.SESSIONS));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int gone = ledger.facts().corruptions(Corruption.HANDLER_GONE);
    findings.expectNone("callbacks of registered handlers only", "callbacks of others", gone);
    boolean unregistered =
        ledger.operation() == Operation.UNREGISTER_HANDLER && ledger.result() == 0;
    if (unregistered && findings.knows(world, Evidence.PARTICIPANTS)) {
      long handler = ledger.requests().argument(ledger.ended());
      boolean received =
          ledger.state() == LuoState.UPDATED && findings.knows(world, Evidence.RECEIVED_HANDLERS);
      int users = users(world, handler) + (received ? unfinished(ledger.roster(), world, handler) : 0);
      findings.expectNone("no handler unregistered while it has files", "its files", users);
    }
  }

  /** Received files that will need the handler: each until its finish. */
  private static int unfinished(Roster roster, World world, long handler) {
    int users = 0;
    for (int index = 0; index < world.incoming(); index++) {
      int slot = roster.slot(TraceKind.received(world.incomingToken(index)));
      users += world.incomingHandler(index) == handler && roster.finishes(slot) == 0 ? 1 : 0;
    }
    return users;
  }

  private static int users(World world, long handler) {
    int users = 0;
    for (int index = 0; index < world.files(); index++) {
      users += world.fileHandler(index) == handler ? 1 : 0;
    }
    return users;
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int gone = ledger.facts().corruptions(Corruption.HANDLER_GONE);
    findings.expectNone("callbacks of registered handlers only", "callbacks of others", gone);
    boolean unregistered =
        ledger.operation() == Operation.UNREGISTER_HANDLER && ledger.result() == 0;
    if (unregistered && findings.knows(world, Evidence.SESSIONS)) {
      int users = 0;
      for (int index = 0; index < world.outgoingSessions(); index++) {
        users += users(world, world.outgoingSession(index), ledger.argument());
      }
      for (int index = 0; index < world.incomingSessions(); index++) {
        users += users(world, world.incomingSession(index), ledger.argument());
      }
      findings.expectNone("no handler unregistered while it has files", "its files", users);
    }
  }

  private static int users(SessionWorld world, int session, long handler) {
    int users = 0;
    for (int file = 0; file < world.filesOf(session); file++) {
      users += world.handlerOf(session, file) == handler ? 1 : 0;
    }
    return users;
  }
}
