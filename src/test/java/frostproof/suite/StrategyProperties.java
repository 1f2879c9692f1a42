package frostproof.suite;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.trace.StateGraph;
import frostproof.trace.StateGraphBuilder;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StrategyProperties {

  /** A random graph in which a state and a label determine the next state. */
  private static StateGraph graph(long seed, int states) {
    StateGraph any = RandomGraphs.plan(new Random(seed), states, 3 * states).build();
    StateGraphBuilder builder = new StateGraphBuilder("random");
    any.initial().forEach(state -> builder.initial(any.states().get(state)));
    for (StateGraph.Edge edge : any.edges()) {
      builder.edge(
          any.states().get(edge.from()),
          edge.label() + any.outgoing(edge.from()).indexOf(edge),
          any.states().get(edge.to()));
    }
    return builder.build();
  }

  private static Set<List<StateGraph.Edge>> sequences(StateGraph graph, Suite suite, int length) {
    Set<List<StateGraph.Edge>> taken = new HashSet<>();
    for (Trace trace : suite.traces()) {
      List<StateGraph.Edge> walk = new Walks(graph).edges(trace);
      for (int i = 0; i + length <= walk.size(); i++) {
        taken.add(List.copyOf(walk.subList(i, i + length)));
      }
    }
    return taken;
  }

  private static Set<List<StateGraph.Edge>> allSequences(StateGraph graph, int length) {
    Set<List<StateGraph.Edge>> all = new HashSet<>();
    graph.edges().forEach(edge -> all.add(List.of(edge)));
    for (int i = 1; i < length; i++) {
      Set<List<StateGraph.Edge>> longer = new HashSet<>();
      for (List<StateGraph.Edge> sequence : all) {
        for (StateGraph.Edge edge : graph.outgoing(sequence.getLast().to())) {
          List<StateGraph.Edge> next = new ArrayList<>(sequence);
          next.add(edge);
          longer.add(next);
        }
      }
      all.clear();
      all.addAll(longer);
    }
    return all;
  }

  @Property(tries = 100, seed = "1")
  void everySequenceIsTaken(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 10) int states,
      @ForAll @IntRange(max = 2) int k) {
    StateGraph graph = graph(seed, states);
    Suite suite = new Switch(k).derive(graph);
    Set<List<StateGraph.Edge>> all = allSequences(graph, k + 1);
    assertThat(sequences(graph, suite, k + 1)).isEqualTo(all);
    assertThat(suite.steps()).isGreaterThanOrEqualTo(all.size());
  }

  @Property(tries = 100, seed = "1")
  void gluedTracesTakeWhatLooseOnesTakeWithFewerResets(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int states) {
    StateGraph graph = graph(seed, states);
    Suite loose = new Switch(1).derive(graph);
    Suite glued = new Glued(new Switch(1)).derive(graph);
    assertThat(sequences(graph, glued, 2)).containsAll(sequences(graph, loose, 2));
    assertThat(glued.traces()).hasSizeLessThanOrEqualTo(loose.traces().size());
    assertThat(glued.steps()).isGreaterThanOrEqualTo(loose.steps());
  }

  @Property(tries = 100, seed = "1")
  void aRestrictedTourTakesAllOfItsEdges(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int states) {
    StateGraph graph = graph(seed, states);
    Set<StateGraph.Edge> goals = new HashSet<>();
    graph.edges().stream().filter(edge -> edge.label().startsWith("L1")).forEach(goals::add);
    Set<StateGraph.Edge> taken = new HashSet<>();
    new GoalWalk(graph, goals).paths().forEach(taken::addAll);
    assertThat(taken).containsAll(goals);
  }

  /**
   * A trace that takes nothing new and passes nothing poorer would run on the earlier graph too.
   */
  @Property(tries = 200, seed = "1")
  void whatIsLeftOutSinceAChangeIsUntouched(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int states) {
    StateGraph now = graph(seed, states);
    if (now.edges().isEmpty()) {
      return;
    }
    int dropped = new Random(seed).nextInt(now.edges().size());
    StateGraphBuilder builder = new StateGraphBuilder("random");
    now.states().forEach(builder::state);
    now.initial().forEach(state -> builder.initial(now.states().get(state)));
    for (int i = 0; i < now.edges().size(); i++) {
      StateGraph.Edge edge = now.edges().get(i);
      if (i != dropped) {
        builder.edge(now.states().get(edge.from()), edge.label(), now.states().get(edge.to()));
      }
    }
    Suite whole = new Tour(Tour.Goal.EDGE).derive(now);
    Touched touched = new Touched(builder.build(), now);
    assertThat(touched.transitions()).isEqualTo(1);
    assertThat(touched.states()).isZero();
    Suite part = touched.of(whole, "before");
    StateGraph.Edge added = now.edges().get(dropped);
    Walks walks = new Walks(now);
    assertThat(part.traces()).isNotEmpty();
    assertThat(part.traces()).allMatch(trace -> walks.edges(trace).contains(added));
    long with = whole.traces().stream().filter(t -> walks.edges(t).contains(added)).count();
    assertThat(part.traces()).hasSize((int) with);
    assertThat(new Touched(now, now).of(whole, "same").traces()).isEmpty();
  }
}
