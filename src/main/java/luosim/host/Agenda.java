package luosim.host;

import luosim.engine.EventList;
import luosim.spec.Timing;

/**
 * What the agent does next, and when; at most one thing at a time. Before each step it is asked what befalls
 * the agent there: it may die, stand still, or be kept waiting until other processes have asked something.
 */
final class Agenda {
  /** What the agent does next. The order is part of the luck of its reactions. */
  enum Step {
    REGISTER,
    LOADED,
    CANCEL,
    REBOOT,
    RESUME,
    FINISH,
    BACK,
    PREPARE,
    LOAD,
    PAUSE,
    FREEZE,
    RESTORE
  }

  private static final Step[] STEPS = Step.values();

  private final Frame frame;
  private final Agent agent;
  private final Others others;
  private long next = EventList.NO_EVENT;
  private int reactions;
  private boolean waits;
  private Step step = Step.REGISTER;
  private long delayNs;

  Agenda(Frame frame, Agent agent, Others others) {
    this.frame = frame;
    this.agent = agent;
    this.others = others;
  }

  /** Stands empty on a host that has just been installed, whose list is empty too. */
  void install() {
    next = EventList.NO_EVENT;
    waits = false;
  }

  void beginAttempt() {
    reactions = 0;
  }

  /** Does something as soon as the agent has noticed and decided. */
  void act(Step what) {
    if (agent.down()) {
      return; // the next process decides anew
    }
    long reaction = frame.lengthNs(Timing.AGENT_REACTION, 1, Role.REACT, what.ordinal(), reactions++);
    if (agent.life().survives(reaction)) {
      schedule(what, reaction + agent.stallNs());
    }
  }

  /** Goes on with what needs no decision: at once, unless others ask something first. */
  void go(Step what) {
    if (!agent.life().survives(0)) {
      return;
    }
    if (others.active()) {
      schedule(what, 0);
    } else {
      agent.take(what);
    }
  }

  /** Does something so much later, but after what others are asking now, and nothing else before. */
  void schedule(Step what, long inNs) {
    forget();
    if (others.active()) {
      waits = true;
      step = what;
      delayNs = inNs;
    } else {
      next = frame.schedule(inNs, Happening.AGENT, what.ordinal());
    }
  }

  /** Other processes have come to rest. */
  void othersRest() {
    if (waits) {
      schedule(step, delayNs);
    }
  }

  /** Forgets what was to be done. */
  void forget() {
    frame.list.cancel(next);
    next = EventList.NO_EVENT;
    waits = false;
  }

  /** The time of what was scheduled has come. */
  void happen(int what) {
    next = EventList.NO_EVENT;
    agent.take(STEPS[what]);
  }
}
