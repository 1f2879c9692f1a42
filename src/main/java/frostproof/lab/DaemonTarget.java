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
import frostproof.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private static final String EXIT = "exit";
  private static final String CLOSE = "close";
  private static final String ANSWERED = " = 0";
  private static final int MORE_PATIENCE = 6;

  private final String name;
  private final Component<?> component;
  private final Follower follower;
  private final SandboxedDaemon daemon;
  private final Patience patience;
  private final long end;
  private final Lives lives;
  private final Shortcuts shortcuts;
  private Set<String> pending = Set.of();
  private Set<String> frozen = Set.of();
  private List<Step> steps = List.of();
  private Set<String> events = Set.of();
  private int at;
  private int skip;
  private boolean sure;

  /**
   * A daemon that is held to a graph.
   *
   * @param name its name in reports
   * @param component the reference
   * @param graph of the reference, or of a profile
   * @param daemon is held to it; closed with this target
   * @param patience how long is waited for what time must bring; little, after it was in vain often
   * @param end of the time, as {@link System#nanoTime} has it: after that no trace is begun
   * @param lives whether it is started anew for each trace
   */
  public DaemonTarget(
      String name,
      Component<?> component,
      StateGraph graph,
      SandboxedDaemon daemon,
      Duration patience,
      long end,
      Lives lives) {
    this.name = name;
    this.component = component;
    follower = new Follower(graph, component);
    this.daemon = daemon;
    this.patience = new Patience(patience);
    this.end = end;
    this.lives = lives;
    shortcuts = new Shortcuts(graph, component);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void follows(Trace trace) {
    steps = trace.steps();
  }

  @Override
  public void reset() throws IOException {
    if (System.nanoTime() > end) {
      throw new Unfollowed("the time for this suite is up", "");
    }
    at = 0;
    skip = 0;
    if (lives == Lives.FEW && sure && isLed()) {
      return;
    }
    expects();
    follower.reset();
    pending = Set.of();
    frozen = Set.of();
    daemon.reset();
  }

  /** The next trace begins with a start. */
  void startsAnew() {
    sure = false;
  }

  /** What only time brings in a trace: those that have the same can be led one after the other. */
  public static Set<String> events(Trace trace) {
    return Shortcuts.events(trace.steps());
  }

  private void expects() {
    events = Shortcuts.events(steps);
    daemon.expects(events, lives == Lives.PATIENT ? MORE_PATIENCE : 1);
  }

  /** Leads the daemon, as it lives, to where the last step of the trace is taken. */
  private boolean isLed() throws IOException {
    Set<Integer> here = follower.rests(shortcuts.ways());
    Optional<Shortcuts.Way> way =
        here.size() == 1 ? shortcuts.to(here.iterator().next(), steps, events) : Optional.empty();
    if (way.isEmpty()) {
      return false;
    }
    expects();
    try {
      for (Action action : way.get().actions()) {
        if (happens(action).isPresent()) {
          return false; // whatever it is, the trace that is about it says so
        }
      }
    } catch (Unfollowed anotherWay) {
      return false;
    }
    if (!follower.rests(shortcuts.ways()).equals(Set.of(way.get().to()))) {
      return false;
    }
    skip = way.get().skipped();
    return true;
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) throws IOException {
    return at++ < skip ? Optional.empty() : happens(action);
  }

  /** Something happens, or a call is answered; what is seen then is compared. */
  Optional<Mismatch> happens(Action action) throws IOException {
    if (component.kind(action) == Kind.INTERNAL) {
      return Optional.empty();
    }
    sure = false;
    Exchange exchange = Exchange.of(action);
    boolean answers = exchange.caller() == Exchange.Caller.DAEMON;
    if (answers && !pending.contains(exchange.call())) {
      if (pending.isEmpty() && follower.calls().contains(exchange.call())) {
        return Optional.of(mismatch(exchange.call(), words(pending)));
      }
      throw new Unfollowed(
          Unfollowed.ANOTHER_WAY, "it does " + words(pending) + ", the trace " + exchange.call());
    }
    Set<Integer> before = follower.possible();
    if (!follower.happens(exchange)) {
      throw new Unfollowed(Unfollowed.NO_STEP, action.toString());
    }
    Set<String> waited = Served.withoutLog(pending);
    Optional<Mismatch> mismatch = give(exchange);
    boolean underWay = !answers && !waited.isEmpty() && Served.withoutLog(pending).equals(waited);
    if (mismatch.isPresent() && underWay) {
      mismatch = linearised(before, exchange, mismatch.get());
    }
    sure = mismatch.isEmpty();
    return mismatch;
  }

  /** The next step ends before a change of the daemon's record, if there are so many. */
  void stopAfter(int changes) throws IOException {
    daemon.step(DaemonAgent.STOP_AFTER + changes);
  }

  /** The calls that wait. */
  Set<String> pending() {
    return pending;
  }

  /** Who is frozen. */
  Set<String> frozen() {
    return frozen;
  }

  /** Where it can be. */
  Follower follower() {
    return follower;
  }

  /** What is tested is told, and what is seen then is compared with where it can be. */
  Optional<Mismatch> give(Exchange exchange) throws IOException {
    boolean answers = exchange.caller() == Exchange.Caller.DAEMON;
    boolean time = exchange.caller() == Exchange.Caller.CLOCK || exchange.verb().startsWith("hung");
    String input = answers ? exchange.call() + " = " + exchange.answer() : exchange.call();
    Optional<Mismatch> mismatch = seen(daemon.step(input), time);
    if (exchange.verb().equals("hung FIFREEZE completes") && mismatch.isEmpty()) {
      notices("FITHAW(" + exchange.object() + ")");
    }
    return mismatch;
  }

  /** A daemon that waits for a request looks now and then whether a freeze has ended. */
  private void notices(String thaw) throws IOException {
    long until = System.nanoTime() + patience.whole().toNanos();
    while (pending.equals(Set.of("read"))
        && follower.calls().contains(thaw)
        && System.nanoTime() < until) {
      LockSupport.parkNanos(MOMENT);
      explained(daemon.look());
    }
  }

  /** Looks until what is seen may be, or there is no hope. */
  private Optional<Mismatch> seen(SandboxedDaemon.Seen first, boolean time) throws IOException {
    SandboxedDaemon.Seen seen = first;
    boolean waited = false;
    long until = System.nanoTime() + patience.now(Served.withoutLog(first.calls())).toNanos();
    while (!explained(seen)) {
      boolean hope = time || seen.calls().isEmpty();
      if (!hope || System.nanoTime() > until) {
        if (hope) {
          patience.inVain();
        }
        return Optional.of(mismatch(or(follower.calls()), words(seen.calls())));
      }
      LockSupport.parkNanos(MOMENT);
      seen = daemon.look();
      waited = true;
    }
    if (waited) {
      patience.rewarded();
    }
    return Optional.empty();
  }

  private boolean explained(SandboxedDaemon.Seen seen) throws IOException {
    pending = seen.calls();
    frozen = seen.frozen();
    if (pending.contains(RecordStops.RECORD) || follower.explains(pending)) {
      return true;
    }
    Set<String> own = Served.withoutLog(pending);
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

  /** With who is frozen. */
  Mismatch mismatch(String expected, String observed) {
    return new Mismatch(expected, observed + Outputs.world(frozen));
  }

  /** The call that was under way comes first, and then what happened meanwhile. */
  private Optional<Mismatch> linearised(Set<Integer> before, Exchange event, Mismatch otherwise)
      throws IOException {
    follower.restore(before);
    for (String call : Served.withoutLog(pending)) {
      Optional<Exchange> natural = follower.natural(call);
      if (natural.isPresent() && follower.happens(natural.get()) && follower.happens(event)) {
        return give(natural.get());
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
