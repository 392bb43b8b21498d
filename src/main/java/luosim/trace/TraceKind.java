package luosim.trace;

/**
 * The kind of a trace event. The comment says what the fields subject, a, b and c of that kind hold; a field
 * not named is 0. The order of the constants is part of the fingerprint: new kinds go to the end.
 *
 * <p>Participants are written as {@link #participant}: kind and id in one int.
 */
public enum TraceKind {
  // The kernel and its orchestrator.

  /** Subject: operation id; a: operation; b: argument. */
  OPERATION_BEGAN,
  /** Subject: operation id; a: operation; b: result, 0 or negative; c: row of the failure matrix. */
  OPERATION_ENDED,
  /** Subject: participant; a: callback; b: data in; c: operation id. */
  CALLBACK_BEGAN,
  /** Subject: participant; a: callback; b: data out; c: result. */
  CALLBACK_ENDED,
  /** A: state before; b: state after. */
  STATE_CHANGED,
  /** A: 1 finalized, 0 not. */
  KHO_FINALIZED,
  /** Subject: participant; a: pages; b: calls; c: result of the last call. */
  PRESERVED,
  /** Subject: participant; a: pages; b: calls; c: result of the last call that was refused, or 0. */
  UNPRESERVED,
  /** A: what; b: bytes. */
  ALLOCATED,
  /** A: what; b: bytes. */
  FREED,
  /** Subject: operation id. An operation starts to wait for a lock. */
  LOCK_AWAITED,
  /** Subject: operation id. A fatal signal reached it; a: 1 if it acted. */
  SIGNALLED,
  /** Subject: kernel generation left; a: kind of handover. */
  JUMPED,
  /** Subject: kernel generation that starts; a: state of its orchestrator. */
  BOOTED,
  /** Subject: kernel generation; a: why it stopped. */
  STOPPED,
  /** Subject: participant; a: kind of corruption. */
  CORRUPTED,

  // The agent and the update attempt.

  /** Subject: attempt. */
  ATTEMPT_BEGAN,
  /** Subject: attempt; a: phase that begins. */
  PHASE_BEGAN,
  /** Subject: attempt; a: ns since the failure happened (detect latency). */
  FAILURE_NOTICED,
  /** Subject: attempt; a: how the attempt is being given up. */
  CANCEL_BEGAN,
  /**
   * Subject: attempt; a: 1 if the orchestrator is normal, handover not finalized and every VM runs; 0 if
   * never.
   */
  CANCEL_ENDED,
  /** Subject: attempt; a: how it ended; b: row of the failure matrix that decided it. */
  ATTEMPT_ENDED,
  /** Subject: attempt. The agent asked for a cancel that the kernel does not let through yet. */
  STUCK,
  /** Subject: attempt; a: 1 if an order of the fleet came too late to act. */
  ORDER_RECEIVED,

  // Virtual machines.

  /** Subject: VM; a: cause of the pause. The first virtual CPU is asked to stop. */
  VM_PAUSE_BEGAN,
  /** Subject: VM; a: part of the blackout that this VM is in from now on. */
  VM_WAITS,
  /** A: part of the blackout that every paused VM of the host is in from now on. */
  HOST_WAITS,
  /** Subject: VM. Its last virtual CPU runs. */
  VM_RUNS,
  /** Subject: VM; a: why. */
  VM_LOST,
  /** Subject: VM. Running on another host. */
  VM_MIGRATED,
  /** Subject: VM. Running again after a restart from nothing. */
  VM_RESTARTED,

  // The adversary.

  /** Subject: fault; a: site; b: effect, 0 for an error, 3 for a crash. */
  FAULT_FIRED,
  /** Subject: fault; a: site. It fired, and had no time to act. */
  FAULT_MASKED,

  // The fleet.

  /** A: hosts. */
  ROLLOUT_BEGAN,
  /** Subject: wave; a: hosts within reach from now on, in host order. */
  WAVE_BEGAN,
  /** Subject: wave. Its last host has an outcome and its bake time begins. */
  WAVE_BAKES,
  /** Subject: wave. */
  WAVE_ENDED,
  /** Subject: host; a: attempt, 1 is the first. */
  HOST_STARTED,
  /** Subject: host; a: attempt; b: how it ended. */
  HOST_ANSWERED,
  /** Subject: host; a: earliest time of the next attempt; b: 1 if it keeps its slot until then. */
  HOST_RETRIES,
  /** Subject: host; a: fallback. */
  HOST_FALLS_BACK,
  /** Subject: host; a: outcome; b: kernel that it runs; c: 1 if it is broken and counts as unavailable. */
  HOST_OUTCOME,
  /** Subject: host. It leaves service at rest; a: why; b: 1 if it had an outcome before, which then stays. */
  HOST_FAILED_AT_REST,
  /** A: why. */
  ROLLOUT_HALTED,
  /** A: why. */
  ROLLOUT_ENDED,
  /** A: why. No host is started until the rollout is resumed. */
  ROLLOUT_PAUSED,
  /** A paused rollout goes on. */
  ROLLOUT_RESUMED,
  /** Subject: host; a: attempt. The fleet orders the attempt under way to be given up. */
  HOST_CANCEL_ORDERED,
  /** Subject: host. It was broken and is in service again. */
  HOST_REPAIRED,

  /** Subject: operation id, or -1; a: what. Another process asks it out of turn. */
  ASKED,

  // Sessions, in revisions that have them.

  /** Subject: session. Somebody made or retrieved it; a: outgoing sessions now; b: incoming sessions now. */
  SESSION_OPENED,
  /** Subject: session. Its last descriptor is closed; a: outgoing sessions now; b: incoming sessions now. */
  SESSION_CLOSED,

  /** Subject: attempt. The agent's process is gone, and so is what goes with it. */
  AGENT_DIED;

  /** A participant as one int: kind (file 0, subsystem 1, client 2, received file 3, FLB 4) and id. */
  public static int participant(int kind, int id) {
    return kind << 24 | id;
  }

  /** The received file of a token, whose low bits are its id. */
  public static int received(long token) {
    return participant(3, (int) token & 0xffffff);
  }

  /** The kind in a participant. */
  public static int participantKind(int participant) {
    return participant >>> 24;
  }

  /** The id in a participant. */
  public static int participantId(int participant) {
    return participant & 0xffffff;
  }
}
