package luosim.negative;

import java.util.List;
import java.util.function.Consumer;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;

/**
 * Runs a story on an ideal host with one bug, and says which invariants the judge found violated.
 */
final class SeededBugs {
  private SeededBugs() {}

  /** The invariants violated, each with the rows it was violated in, such as {@code I1/P10}. */
  static List<String> violated(Bug bug, Consumer<IdealHost> story) {
    return judged(bug, story).violations().stream()
        .map(found -> found.invariant().id() + "/" + found.row())
        .toList();
  }

  static JudgeTally judged(Bug bug, Consumer<IdealHost> story) {
    Judge judge = new Judge();
    IdealHost host = new IdealHost(bug, judge);
    judge.begin(0, 0, host);
    story.accept(host);
    JudgeTally tally = new JudgeTally("rfc-v2");
    judge.commit(tally);
    return tally;
  }

  /** Two files are registered, everything is prepared. */
  static void prepared(IdealHost host) {
    host.register(0);
    host.register(1);
    host.prepare();
  }

  static void cancelled(IdealHost host) {
    prepared(host);
    host.cancel();
  }

  static void cancelledFrozen(IdealHost host) {
    prepared(host);
    host.freeze(-1);
    host.cancel();
  }

  /** The second file fails to prepare. */
  static void prepareFails(IdealHost host) {
    host.register(0);
    host.register(1);
    host.prepare(1);
  }

  /** The second file fails to freeze. */
  static void freezeFails(IdealHost host) {
    prepared(host);
    host.freeze(1);
  }

  static void updated(IdealHost host) {
    prepared(host);
    host.reboot(true);
    host.restore(0);
    host.restore(1);
    host.finish();
  }

  /** One file is not retrieved before finish. */
  static void updatedWithOneLeft(IdealHost host) {
    prepared(host);
    host.reboot(true);
    host.restore(0);
    host.finish();
  }

  static void meetsANewcomer(IdealHost host) {
    prepared(host);
    host.reboot(true);
    host.finishWithANewcomer();
  }

  static void losesItsOwner(IdealHost host) {
    host.register(0);
    host.ownerDies();
  }

  /** One story after the other: what {@link #everything} has no room for comes behind it. */
  static List<Consumer<IdealHost>> stories() {
    return List.of(SeededBugs::everything, SeededBugs::cancelled, SeededBugs::cancelledFrozen,
        SeededBugs::prepareFails, SeededBugs::freezeFails, SeededBugs::updated,
        SeededBugs::updatedWithOneLeft,
        SeededBugs::meetsANewcomer, SeededBugs::losesItsOwner, host -> {
          host.register(0);
          host.unregisterHandler(0);
        }, host -> {
          cancelled(host);
          host.prepare();
        }, host -> {
          prepared(host);
          host.freeBehindTheScenes();
          host.freeze(-1);
        }, host -> {
          freezeFails(host);
          host.reboot(true);
          host.finish();
        }, host -> {
          updatedWithOneLeft(host);
          host.restore(1);
        });
  }

  /** Everything that can happen to a host does, one after the other. */
  static void everything(IdealHost host) {
    prepareFails(host);
    host.registerWithBadCopyOut(1);
    host.register(1);
    host.prepare(2);
    host.prepare();
    host.register(1);
    host.prepare();
    host.interruptedCancel();
    host.cancel();
    host.prepare();
    host.freeze(0);
    host.prepare();
    host.freeze(2);
    host.cancel();
    host.prepare();
    host.reboot(false);
    host.reboot(true);
    host.restore(1);
    host.restore(1);
    host.finish();
    host.register(0);
    host.unregister(0);
    host.unregisterHandler(0);
  }
}
