package frostproof.lab;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.replay.Follower;
import frostproof.replay.Mismatch;
import frostproof.replay.Outputs;
import frostproof.replay.Target;
import frostproof.replay.Unfollowed;
import frostproof.trace.Exchange;
import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * The replay target {@code daemon}: an unmodified daemon binary, held to a state graph step by
 * step. What it does is compared, and so is who is really frozen.
 *
 * <p>A call that was under way when something else happened cannot be taken back, and is as if it
 * had come first. A trace that the daemon cannot be led along, because it does something else that
 * it may do, is left.
 */
public final class DaemonTarget implements Target {
  private static final long MOMENT = 5_000_000; // nanoseconds between two looks
  private static final int MOST_DISAPPOINTMENTS = 20;
  private static final Duration IMPATIENCE = Duration.ofMillis(100);
  private static final String EXIT = "exit";
  private static final String CLOSE = "close";
  private static final String LOG = "log";
  private static final String ANSWERED = " = 0";

  private final String name;
  private final Component<?> component;
  private final Follower follower;
  private final SandboxedDaemon daemon;
  private final Duration patience;
  private final long end;
  private int disappointments;
  private Set<String> pending = Set.of();
  private Set<String> frozen = Set.of();

  /**
   * A daemon that is held to a graph.
   *
   * @param name its name in reports
   * @param component the reference
   * @param graph of the reference, or of a profile
   * @param daemon is held to it; closed with this target
   * @param patience how long is waited for what time must bring; little, after it was in vain often
   * @param limit after that no trace is begun
   */
  public DaemonTarget(
      String name,
      Component<?> component,
      StateGraph graph,
      SandboxedDaemon daemon,
      Duration patience,
      Duration limit) {
    this.name = name;
    this.component = component;
    follower = new Follower(graph, component);
    this.daemon = daemon;
    this.patience = patience;
    end = System.nanoTime() + limit.toNanos();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void reset() throws IOException {
    if (System.nanoTime() > end) {
      throw new Unfollowed("the time for this suite is up", "");
    }
    follower.reset();
    pending = Set.of();
    frozen = Set.of();
    daemon.reset();
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) throws IOException {
    if (component.kind(action) == Kind.INTERNAL) {
      return Optional.empty();
    }
    Exchange exchange = Exchange.of(action);
    boolean answers = exchange.caller() == Exchange.Caller.DAEMON;
    if (answers && !pending.contains(exchange.call())) {
      if (pending.isEmpty()) {
        return Optional.of(mismatch(exchange.call(), words(pending)));
      }
      throw new Unfollowed(
          Unfollowed.ANOTHER_WAY, "it does " + words(pending) + ", the trace " + exchange.call());
    }
    Set<Integer> before = follower.possible();
    if (!follower.happens(exchange)) {
      throw new Unfollowed(Unfollowed.NO_STEP, step.label());
    }
    Set<String> waited = pending;
    Optional<Mismatch> mismatch = give(exchange);
    boolean underWay = !answers && !waited.isEmpty() && pending.equals(waited);
    return mismatch.isPresent() && underWay
        ? linearised(before, exchange, mismatch.get())
        : mismatch;
  }

  private Optional<Mismatch> give(Exchange exchange) throws IOException {
    boolean answers = exchange.caller() == Exchange.Caller.DAEMON;
    boolean time = exchange.caller() == Exchange.Caller.CLOCK;
    String input = answers ? exchange.call() + " = " + exchange.answer() : exchange.call();
    return seen(daemon.step(input), time);
  }

  /** Looks until what is seen may be, or there is no hope. */
  private Optional<Mismatch> seen(SandboxedDaemon.Seen first, boolean time) throws IOException {
    SandboxedDaemon.Seen seen = first;
    Duration wait = disappointments > MOST_DISAPPOINTMENTS ? IMPATIENCE : patience;
    long until = System.nanoTime() + wait.toNanos();
    while (!explained(seen)) {
      boolean hope = time || seen.calls().isEmpty();
      if (!hope || System.nanoTime() > until) {
        disappointments += hope ? 1 : 0;
        return Optional.of(mismatch(or(follower.calls()), words(seen.calls())));
      }
      LockSupport.parkNanos(MOMENT);
      seen = daemon.look();
    }
    return Optional.empty();
  }

  private boolean explained(SandboxedDaemon.Seen seen) throws IOException {
    pending = seen.calls();
    frozen = seen.frozen();
    if (pending.contains(SandboxedDaemon.OUTLIVED)) {
      throw new Unfollowed(SandboxedDaemon.OUTLIVED, "");
    }
    if (follower.explains(pending)) {
      return true;
    }
    Set<String> own = new TreeSet<>(pending);
    own.remove(LOG);
    boolean ends = own.equals(Set.of(EXIT)) && follower.mayRest();
    boolean closes = own.equals(Set.of(CLOSE)) && !follower.calls().contains(CLOSE);
    if (ends) {
      pending = daemon.step(EXIT + ANSWERED).calls();
      return follower.explains(pending);
    }
    if (closes && (follower.mayRest() || follower.calls().contains(EXIT))) {
      return explained(daemon.step(CLOSE + ANSWERED)); // who exits may close the device before
    }
    return false;
  }

  private Mismatch mismatch(String expected, String observed) {
    return new Mismatch(expected, observed + Outputs.world(frozen));
  }

  /** The call that was under way comes first, and then what happened meanwhile. */
  private Optional<Mismatch> linearised(Set<Integer> before, Exchange event, Mismatch otherwise)
      throws IOException {
    follower.restore(before);
    for (String call : new TreeSet<>(pending)) {
      Optional<Exchange> natural = follower.natural(call);
      if (natural.isPresent() && follower.happens(natural.get()) && follower.happens(event)) {
        Optional<Mismatch> mismatch = give(natural.get());
        if (mismatch.isPresent()) {
          return mismatch;
        }
        return Optional.empty();
      }
      follower.restore(before);
    }
    return Optional.of(otherwise);
  }

  private static String or(Set<String> calls) {
    return calls.isEmpty() ? words(calls) : String.join(" or ", calls);
  }

  private static String words(Set<String> calls) {
    return Outputs.text(List.copyOf(calls));
  }

  @Override
  public void close() throws IOException {
    daemon.close();
  }
}
