package frostproof.lab;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.GuestState;
import frostproof.machine.Kind;
import frostproof.replay.Implementation;
import frostproof.replay.Mismatch;
import frostproof.replay.SettledTarget;
import frostproof.replay.Target;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * A guest that is held to a settled suite by what the host hears and, before the next stimulus, by
 * which file systems are frozen (G3 to G5, S1 to S3): that the host does not see, and it is what
 * all is about.
 */
final class FrozenTarget implements Target {
  private final Component<GuestState> component;
  private final Supplier<SortedSet<String>> really;
  private final IntConsumer at;
  private final Target heard;
  private Optional<GuestState> state = Optional.empty();
  private int steps;

  /**
   * A target that is not reset yet.
   *
   * @param guest what does it
   * @param really which of its file systems are frozen
   * @param at hears before each stimulus which step of the trace it is, counted from 1: a trace may
   *     take minutes, and whoever waits outside is to know that it goes on
   */
  FrozenTarget(
      String name,
      Component<GuestState> component,
      Implementation guest,
      Supplier<SortedSet<String>> really,
      IntConsumer at) {
    this.component = component;
    this.really = really;
    this.at = at;
    heard = SettledTarget.ofProfile(name, component, guest);
  }

  @Override
  public String name() {
    return heard.name();
  }

  @Override
  public void follows(Trace trace) {
    heard.follows(trace);
  }

  @Override
  public void reset() throws IOException {
    state = Optional.of(component.initial());
    steps = 0;
    heard.reset();
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) throws IOException {
    GuestState before = state.orElseThrow();
    state = component.step(before, action);
    if (state.isEmpty()) {
      throw new IllegalArgumentException(step.label() + " is no behaviour");
    }
    steps++;
    if (component.kind(action) == Kind.INPUT) {
      at.accept(steps);
      String expected = words(frozen(before));
      String observed = words(really.get());
      if (!expected.equals(observed)) {
        return Optional.of(new Mismatch("before it " + expected, "before it " + observed));
      }
    }
    return heard.perform(step, action);
  }

  private static SortedSet<String> frozen(GuestState state) {
    SortedSet<String> frozen = new TreeSet<>();
    state
        .frozen()
        .forEach((mount, is) -> {
          if (is) {
            frozen.add(mount.name());
          }
        });
    return frozen;
  }

  private static String words(SortedSet<String> frozen) {
    return frozen.isEmpty() ? "nothing is frozen" : "frozen are " + String.join(" and ", frozen);
  }

  @Override
  public void close() throws IOException {
    heard.close();
  }
}
