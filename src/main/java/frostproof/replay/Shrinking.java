package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.State;
import frostproof.trace.Behaviour;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import frostproof.trace.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Delta debugging: a trace that diverged without the steps that do not matter. What is left is a
 * behaviour of the reference and diverges at the same action in the same way; no step of it can be
 * left out. The same trace and the same target give the same result.
 *
 * @param <S> the component's states
 */
public final class Shrinking<S extends State> {
  private static final int MOST_REPLAYS = 2_000;

  private final Component<S> component;
  private final Target target;
  private final Divergence original;
  private int replays;

  private Shrinking(Component<S> component, Target target, Divergence original) {
    this.component = component;
    this.target = target;
    this.original = original;
  }

  /**
   * Shortens a trace.
   *
   * @param component the reference
   * @param target what it was replayed on
   * @param trace the trace
   * @param divergence what came of it
   * @return a trace with the same number; the trace up to the divergence, where it is no behaviour
   *     of the reference or the target hangs at it
   * @throws IOException when the target is gone
   */
  public static <S extends State> Trace of(
      Component<S> component, Target target, Trace trace, Divergence divergence)
      throws IOException {
    Trace cut =
        new Trace(trace.number(), trace.start(), trace.steps().subList(0, divergence.step()));
    Shrinking<S> shrinking = new Shrinking<>(component, target, divergence);
    List<String> labels = cut.steps().stream().map(Step::label).toList();
    if (divergence.hangs() || !shrinking.diverges(labels)) {
      return cut;
    }
    return Behaviour.run(component, shrinking.shrink(labels)).trace(trace.number());
  }

  /** Leaves out ever smaller parts; the last step always stays. */
  private List<String> shrink(List<String> whole) throws IOException {
    List<String> labels = whole;
    int part = Math.max(1, (labels.size() - 1) / 2);
    while (part >= 1) {
      boolean shorter = false;
      for (int from = 0; from + part < labels.size(); ) {
        List<String> candidate = new ArrayList<>(labels.subList(0, from));
        candidate.addAll(labels.subList(from + part, labels.size()));
        candidate = enabled(candidate);
        if (candidate.size() < labels.size() && diverges(candidate)) {
          labels = candidate;
          shorter = true;
        } else {
          from += part;
        }
      }
      part = shorter && part == 1 ? 1 : part / 2;
    }
    return labels;
  }

  /** The labels that the reference allows, one after the other. */
  private List<String> enabled(List<String> labels) {
    if (target instanceof SettledTarget) {
      return Rests.labels(component, labels);
    }
    List<String> kept = new ArrayList<>();
    S state = component.initial();
    for (String label : labels) {
      Action action = Vocabulary.action(label);
      Optional<S> next = component.step(state, action);
      if (next.isPresent()) {
        state = next.get();
        kept.add(label);
      }
    }
    return kept;
  }

  private boolean diverges(List<String> labels) throws IOException {
    int last = labels.lastIndexOf(original.label());
    if (last < 0
        || last < lastChosen(labels)
        || enabled(labels).size() < labels.size()
        || ++replays > MOST_REPLAYS) {
      return false;
    }
    Trace trace = Behaviour.run(component, labels).trace(1);
    return Replay.run(List.of(trace), target).divergences().stream()
        .anyMatch(found -> found.step() == last + 1 && found.isLike(original));
  }

  /** Where the tester chose for the last time: after that the component only comes to rest. */
  private int lastChosen(List<String> labels) {
    int last = labels.size() - 1;
    while (target instanceof SettledTarget && last > 0 && !isInput(labels.get(last))) {
      last--;
    }
    return last;
  }

  private boolean isInput(String label) {
    return component.kind(Vocabulary.action(label)) == Kind.INPUT;
  }
}
