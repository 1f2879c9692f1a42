package frostproof.replay;

import frostproof.machine.Component;
import frostproof.trace.Behaviour;
import frostproof.trace.StateGraph;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Delta debugging of several divergences at once, for subjects to which a beginning is dear: in
 * each round every trace is tried without each half, quarter, and so on, of its stimuli, all in one
 * batch. What is left diverges in the same way, and no stimulus of it can be left out.
 */
public final class Shortening {
  private static final int MOST_ROUNDS = 20;

  private final Component<?> component;
  private final StateGraph graph;
  private final Subject subject;

  /**
   * For a subject.
   *
   * @param component the reference
   * @param graph its graph
   * @param subject on which the traces diverged
   */
  public Shortening(Component<?> component, StateGraph graph, Subject subject) {
    this.component = component;
    this.graph = graph;
    this.subject = subject;
  }

  /**
   * Shortens what was found.
   *
   * @return the same, in the same order
   * @throws IOException when the subject is gone
   * @throws InterruptedException when the thread was interrupted
   */
  public List<Found> of(List<Found> found) throws IOException, InterruptedException {
    List<Found> shortest = new ArrayList<>(found);
    Set<Integer> open = new LinkedHashSet<>();
    for (int i = 0; i < found.size(); i++) {
      open.add(i);
    }
    for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
      open.retainAll(round(shortest, open));
    }
    return shortest;
  }

  /** Tries each of them in one batch, and returns those that became shorter. */
  private Set<Integer> round(List<Found> shortest, Set<Integer> open)
      throws IOException, InterruptedException {
    List<Trace> batch = new ArrayList<>();
    Map<Integer, Integer> belongs = new HashMap<>();
    for (int each : open) {
      for (List<String> labels : candidates(shortest.get(each).labels())) {
        int number = batch.size() + 1;
        batch.add(Behaviour.run(component, labels).trace(number));
        belongs.put(number, each);
      }
    }
    Set<Integer> shortened = new LinkedHashSet<>();
    for (Divergence divergence : subject.replay(batch, graph).divergences()) {
      int each = belongs.get(divergence.trace());
      Found before = shortest.get(each);
      Found now = Found.of(batch.get(divergence.trace() - 1), divergence);
      if (now.isLike(before)
          && last(now).equals(last(before))
          && now.inputs(component).size() < before.inputs(component).size()) {
        shortest.set(each, now);
        shortened.add(each);
      }
    }
    return shortened;
  }

  private String last(Found found) {
    return found.inputs(component).getLast();
  }

  /** What is left without a part; the last stimulus always stays. */
  private Set<List<String>> candidates(List<String> labels) {
    List<String> inputs = Rests.inputs(component, labels);
    Set<List<String>> candidates = new LinkedHashSet<>();
    for (int part = inputs.size() / 2; part >= 1; part /= 2) {
      for (int from = 0; from + part < inputs.size(); from += part) {
        List<String> fewer = new ArrayList<>(inputs.subList(0, from));
        fewer.addAll(inputs.subList(from + part, inputs.size()));
        List<String> candidate = Rests.labelsOf(component, fewer);
        List<String> left = Rests.inputs(component, candidate);
        if (!left.isEmpty() && left.getLast().equals(inputs.getLast())) {
          candidates.add(candidate);
        }
      }
    }
    return candidates;
  }
}
