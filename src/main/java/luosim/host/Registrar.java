package luosim.host;

import java.util.Arrays;
import luosim.luo.Operation;
import luosim.luo.Row;

/**
 * The part of the agent that registers the host's files with the orchestrator and takes them out again, one
 * call after the other. It writes every token down as it gets it, so that an agent that was restarted finds
 * them.
 */
final class Registrar {
  private static final long NONE = -1;

  private final Guests guests;
  private final Operations operations;
  private final Agent agent;
  private final StateCourse course;
  private final long[] tokens;
  private int next;
  private boolean registering;
  private boolean unregistering;
  private boolean stopping;

  Registrar(Guests guests, Operations operations, Agent agent, StateCourse course, int filesMax) {
    this.guests = guests;
    this.operations = operations;
    this.agent = agent;
    this.course = course;
    tokens = new long[filesMax];
  }

  /** Nothing is registered, as in a kernel that has just booted. */
  void forget() {
    Arrays.fill(tokens, NONE);
    registering = false;
    unregistering = false;
    stopping = false;
  }

  /** A number over the tokens that are written down. */
  long digest() {
    long digest = 0;
    for (int file = 0; file < guests.files(); file++) {
      digest = RestDigest.mixed(digest, tokens[file]);
    }
    return digest;
  }

  /** The token of a file, -1 if none is written down. */
  long token(int file) {
    return tokens[file];
  }

  /** The file of a token that is written down, or -1. */
  int file(long token) {
    for (int file = 0; file < guests.files(); file++) {
      if (tokens[file] == token) {
        return file;
      }
    }
    return -1;
  }

  boolean anyRegistered() {
    for (int file = 0; file < guests.files(); file++) {
      if (tokens[file] != NONE) {
        return true;
      }
    }
    return false;
  }

  void registerAll() {
    next = 0;
    registering = true;
    stopping = false;
    callPreserve();
  }

  private void callPreserve() {
    if (next == guests.files()) {
      registering = false;
      course.registered();
    } else {
      course.preserve(next);
    }
  }

  /** A registration returned. */
  void preserved(int file, int result, long token, Row row) {
    if (agent.down()) {
      return; // the token is lost with the process
    }
    if (result == 0) {
      tokens[file] = course.choosesTokens() ? file : token;
    }
    if (stopping) {
      registering = false;
      stopping = false;
      unregisterAll();
    } else if (result < 0) {
      registering = false;
      course.registrationFailed(row);
    } else {
      next++;
      callPreserve();
    }
  }

  /** Takes out whatever is registered; after the call under way, if there is one. */
  void giveUp() {
    if (registering && !operations.idle()) {
      stopping = true;
    } else {
      registering = false;
      unregisterAll();
    }
  }

  void unregisterAll() {
    next = 0;
    unregistering = true;
    callUnpreserve();
  }

  private void callUnpreserve() {
    while (next < guests.files() && tokens[next] == NONE) {
      next++;
    }
    if (next == guests.files()) {
      unregistering = false;
      course.unregistered();
    } else {
      operations.call(Operation.FD_UNPRESERVE, tokens[next], agent.stallNs());
    }
  }

  /** A removal returned; a refused one keeps its token for the next attempt. */
  void unpreserved(int result) {
    if (agent.down() || !unregistering) {
      return;
    }
    if (result == 0 || result == -luosim.luo.Errno.ENOENT) {
      tokens[next] = NONE;
    }
    next++;
    callUnpreserve();
  }

  /** The process died in the middle. */
  void agentDied() {
    registering = false;
    unregistering = false;
    stopping = false;
  }
}
