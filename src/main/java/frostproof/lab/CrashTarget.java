package frostproof.lab;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Operation;
import frostproof.replay.Follower;
import frostproof.replay.Mismatch;
import frostproof.trace.Exchange;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import frostproof.trace.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Kills a daemon (SIGKILL, every process of it) at a point of a trace, and looks whether what
 * starts next thaws all, and then serves a FREEZE and a THAW.
 */
public final class CrashTarget {
  private static final String READ = "read";
  private static final String EXIT = "exit";
  private static final int MOST_CALLS = 100;

  private final DaemonTarget target;
  private final Component<?> component;
  private boolean ended;

  /** Who starts after the death. */
  public enum Recovery {
    /** The service manager's stop hook, and then the next daemon. */
    STOP_HOOK,
    /** The next daemon. */
    NEXT_DAEMON
  }

  /**
   * What came of a kill.
   *
   * @param within whether it was in the middle of the step, before a change of the record
   * @param wrong what was not as it must be
   */
  public record Outcome(boolean within, Optional<Mismatch> wrong) {}

  /**
   * Kills the daemon of a target.
   *
   * @param component the reference
   */
  public CrashTarget(DaemonTarget target, Component<?> component) {
    this.target = target;
    this.component = component;
  }

  /**
   * Leads the daemon through a trace, and kills it in the last step: before one of the changes of
   * its record that the step brings with it, or where it waits for the next answer.
   *
   * @param trace whose last step is that one
   * @param changes how many changes of the record happen before; where there are fewer, it is
   *     killed at the end of the step
   * @throws frostproof.replay.Unfollowed where the daemon went another way
   */
  public Outcome kill(Trace trace, int changes, Recovery recovery) throws IOException {
    target.follows(trace);
    target.reset();
    int last = trace.steps().size() - 1;
    Optional<Mismatch> mismatch = Optional.empty();
    Action end = Vocabulary.action(trace.steps().getLast().label());
    ended = end instanceof Action.StuckFreezeFails || end instanceof Action.StuckFreezeCompletes;
    Set<Integer> before = Set.of();
    for (int i = 0; i <= last && mismatch.isEmpty(); i++) {
      if (i == last) {
        target.stopAfter(changes);
        before = target.follower().possible();
      }
      Step step = trace.steps().get(i);
      mismatch = target.perform(step, Vocabulary.action(step.label()));
    }
    boolean within = target.pending().contains(RecordStops.RECORD);
    if (within) {
      happenedOrNot(before, end);
    }
    return new Outcome(
        within, mismatch.or(() -> happens(new Action.DaemonDies())).or(() -> recovered(recovery)));
  }

  /**
   * The last step happened, with the call that was under way, or to whoever reads the record it did
   * not, or without that call.
   */
  private void happenedOrNot(Set<Integer> before, Action last) {
    Follower follower = target.follower();
    Set<Integer> possible = new LinkedHashSet<>(before);
    possible.addAll(follower.possible());
    follower.restore(before);
    if (follower.happens(Exchange.of(last))) {
      possible.addAll(follower.possible());
    }
    follower.restore(possible);
  }

  /** Like {@link #kill}, in a life in which nothing happened before. */
  public Outcome killAnew(Trace trace, int changes, Recovery recovery) throws IOException {
    target.startsAnew();
    return kill(trace, changes, recovery);
  }

  /** Nothing is frozen when it was thawed, and the next FREEZE and THAW do what they should. */
  private Optional<Mismatch> recovered(Recovery recovery) {
    Optional<Mismatch> hook =
        recovery == Recovery.NEXT_DAEMON
            ? Optional.empty()
            : takes(new Action.StopHookStarts(), EXIT)
                .or(() -> isDown() ? Optional.empty() : happens(new Action.DaemonExits()))
                .or(() -> thawed(true));
    return hook.or(() -> takes(new Action.DaemonStarts(), READ))
        .or(() -> thawed(true))
        .or(() -> takes(new Action.DaemonReads(Operation.FREEZE), READ))
        .or(() -> thawed(false))
        .or(() -> takes(new Action.DaemonReads(Operation.THAW), READ))
        .or(() -> thawed(true));
  }

  private Optional<Mismatch> thawed(boolean expected) {
    return target.frozen().isEmpty() == expected
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                expected ? "nothing is frozen" : "all is frozen", target.frozen().toString()));
  }

  /** Something happens, and then each call is answered as if nothing were wrong. */
  private Optional<Mismatch> takes(Action action, String last) {
    Optional<Mismatch> mismatch = happens(action);
    for (int i = 0; i < MOST_CALLS && mismatch.isEmpty() && !isDown(); i++) {
      Optional<Action> hanging = hanging();
      boolean registers = may(new Action.DaemonReadsVersion());
      if (hanging.isPresent() && last.equals(READ)) { // a stop hook does not wait for it
        mismatch = happens(hanging.get());
      } else if (target.pending().contains(READ) && registers) {
        mismatch = happens(new Action.DaemonReadsVersion());
      } else if (target.pending().equals(Set.of(last))) {
        break;
      } else {
        mismatch = answered();
      }
    }
    return mismatch;
  }

  /** A call that waits is answered. */
  private Optional<Mismatch> answered() {
    for (String call : new TreeSet<>(target.pending())) {
      Optional<Exchange> natural = target.follower().natural(call);
      if (natural.isPresent() && target.follower().happens(natural.get())) {
        try {
          return target.give(natural.get());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return Optional.of(
        target.mismatch(
            String.join(" or ", target.follower().calls()), String.join("; ", target.pending())));
  }

  private boolean isDown() {
    return target.pending().isEmpty() && target.follower().calls().isEmpty();
  }

  private boolean may(Action action) {
    return target.follower().allows(Exchange.of(action));
  }

  /** A freeze that hangs can come about now; not one that ended in the step of the kill. */
  private Optional<Action> hanging() {
    if (ended) {
      return Optional.empty();
    }
    return component.alphabet().stream()
        .filter(Action.StuckFreezeCompletes.class::isInstance)
        .map(Action.class::cast)
        .filter(this::may)
        .findFirst();
  }

  private Optional<Mismatch> happens(Action action) {
    try {
      return target.happens(action);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
