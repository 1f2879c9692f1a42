package frostproof.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.Reference;
import frostproof.trace.Boundary;
import frostproof.trace.Exchange;
import frostproof.trace.Exploration;
import frostproof.trace.Notation;
import frostproof.trace.StateGraph;
import frostproof.trace.StateGraphBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettledTest {

  /** Those that somebody outside can drive. */
  static Stream<Component<?>> components() {
    return Stream.of(
        Reference.fileSystem(),
        Reference.negotiation(),
        Reference.daemon(),
        Reference.driver(),
        Reference.guest());
  }

  /** in... is a stimulus, out... is shown, call:answer answers a call, the rest is unseen. */
  private static final Boundary TOY =
      Boundary.by(label -> {
        if (label.startsWith("in")) {
          return new Boundary.Chosen(label, "", "", false);
        }
        if (label.startsWith("time")) {
          return new Boundary.Chosen(label, "", "", true);
        }
        int colon = label.indexOf(':');
        if (colon > 0) {
          String answer = label.substring(colon + 1);
          return new Boundary.Chosen(answer, "", label.substring(0, colon), false);
        }
        return label.startsWith("out") ? new Boundary.Spontaneous(label) : new Boundary.Unseen();
      });

  private static StateGraphBuilder from(String initial) {
    return new StateGraphBuilder("driver").initial(initial);
  }

  private static String shown(Mealy machine, int state, String input) {
    return machine.outputs().get(machine.output(state, machine.inputs().indexOf(input)));
  }

  @Test
  void itRunsUntilItRestsAndShowsWhatItDoes() {
    StateGraph graph =
        from("a")
            .edge("a", "in1", "b")
            .edge("b", "tau", "c")
            .edge("c", "out!", "d")
            .edge("d", "in2", "a")
            .build();
    Settled settled = new Settled(graph, TOY);
    Mealy machine = settled.mealy();
    assertThat(machine.states()).isEqualTo(2);
    assertThat(shown(machine, 0, "in1")).isEqualTo("out!");
    assertThat(shown(machine, 0, "in2")).isEqualTo(Settled.REFUSED);
    assertThat(shown(machine, 1, "in2")).isEqualTo("nothing");
    // A refused stimulus leaves no step.
    assertThat(settled.path(new int[] {1, 0, 0, 1}))
        .extracting(StateGraph.Edge::label)
        .containsExactly("in1", "tau", "out!", "in2");
    assertThat(settled.hasStep()).containsExactly(true, false, false, true);
  }

  @Test
  void stepsThatMayComeInAnyOrderAreOne() {
    StateGraph graph =
        from("a")
            .edge("a", "in", "b")
            .edge("b", "tau1", "c")
            .edge("b", "tau2", "d")
            .edge("c", "tau2", "e")
            .edge("d", "tau1", "e")
            .build();
    assertThat(new Settled(graph, TOY).mealy().states()).isEqualTo(2);
  }

  @Test
  void aRaceIsRefusedWithBothOutcomes() {
    StateGraph graph =
        from("a")
            .edge("a", "in", "b")
            .edge("b", "out1", "c")
            .edge("b", "out2", "d")
            .edge("c", "out2", "e")
            .edge("d", "out1", "e")
            .build();
    assertThatThrownBy(() -> new Settled(graph, TOY))
        .isInstanceOf(NoSuite.class)
        .hasMessage(
            "driver has a race in state 1 \"b\":"
                + " out1 first shows [out1, out2], out2 first shows [out2, out1]");
  }

  @Test
  void aComponentThatNeverRestsIsRefused() {
    StateGraph graph =
        from("a").edge("a", "in", "b").edge("b", "tau", "c").edge("c", "tau", "b").build();
    assertThatThrownBy(() -> new Settled(graph, TOY))
        .isInstanceOf(NoSuite.class)
        .hasMessageStartingWith("driver never rests: it returns to state");
  }

  @Test
  void timeThatPassesCannotBeToldFromNothing() {
    StateGraph graph = from("a").edge("a", "in", "b").edge("b", "time", "c").build();
    Mealy machine = new Settled(graph, TOY).mealy();
    assertThat(machine.states()).isEqualTo(3);
    for (int state = 0; state < machine.states(); state++) {
      assertThat(shown(machine, state, "time")).isEqualTo("nothing");
    }
    // Nobody sees whether a deadline ran in b.
    assertThat(Library.minimal(machine).states()).isEqualTo(2);
  }

  @Test
  void aPendingCallIsShownAndAnswered() {
    StateGraph graph =
        from("a")
            .edge("a", "in", "b")
            .edge("b", "open:EBUSY", "a")
            .edge("b", "open:0", "c")
            .edge("c", "read:0", "c")
            .build();
    Mealy machine = new Settled(graph, TOY).mealy();
    assertThat(machine.inputs()).containsExactly("0", "EBUSY", "in");
    assertThat(shown(machine, 0, "in")).isEqualTo("calls open");
    assertThat(shown(machine, 1, "0")).isEqualTo("calls read");
    assertThat(shown(machine, 1, "EBUSY")).isEqualTo("nothing");
  }

  @Test
  void twoAnswersToOneCallAreRefused() {
    Boundary open = Boundary.by(label -> new Boundary.Chosen("in", label, "", false));
    StateGraph graph = from("a").edge("a", "x", "a").edge("a", "y", "a").build();
    assertThatThrownBy(() -> new Settled(graph, open))
        .isInstanceOf(NoSuite.class)
        .hasMessageContaining("the answer to in is open, by x or y");
  }

  /** In every reachable state, settled or not, a call of the environment has one answer. */
  @ParameterizedTest
  @MethodSource("components")
  void everyCallHasOneAnswer(Component<?> component) {
    StateGraph graph = Exploration.of(component);
    Boundary boundary = Boundary.of(component);
    for (int state = 0; state < graph.states().size(); state++) {
      Map<String, String> answers = new HashMap<>();
      for (StateGraph.Edge edge : graph.outgoing(state)) {
        if (boundary.of(edge.label()) instanceof Boundary.Chosen part && part.pending().isEmpty()) {
          String other = answers.putIfAbsent(part.stimulus(), edge.label());
          assertThat(other).as("beside %s in %s", edge, graph.describe(state)).isNull();
        }
      }
    }
  }

  /** What the environment does is a stimulus, whoever calls; what nobody sees is unseen. */
  @ParameterizedTest
  @MethodSource("components")
  void everyInputIsAStimulus(Component<?> component) {
    Boundary boundary = Boundary.of(component);
    for (Action action : component.alphabet()) {
      Boundary.Part part = boundary.of(Notation.label(action));
      switch (component.kind(action)) {
        case INPUT -> assertThat(part).as("%s", action).isInstanceOf(Boundary.Chosen.class);
        case OUTPUT -> assertThat(part).as("%s", action).isNotInstanceOf(Boundary.Unseen.class);
        case INTERNAL -> assertThat(part).isEqualTo(new Boundary.Unseen());
      }
    }
  }

  /** But for the thaw of a mount, which an orphan gets by the same call (G13). */
  @ParameterizedTest
  @MethodSource("components")
  void noTwoVisibleActionsAreOneExchange(Component<?> component) {
    Set<Exchange> exchanges = new HashSet<>();
    for (Action action : component.alphabet()) {
      if (component.kind(action) != Kind.INTERNAL && !(action instanceof Action.ThawOrphan)) {
        assertThat(exchanges.add(Exchange.of(action))).as("%s", action).isTrue();
      }
    }
  }

  /** No component has a race that an outside tester could see when it lets the component rest. */
  @ParameterizedTest
  @MethodSource("components")
  void everyComponentSettles(Component<?> component) {
    StateGraph graph = Exploration.of(component);
    Tester tester = Tester.of(graph, Boundary.of(component));
    assertThat(tester.machine().states()).isBetween(2, tester.settled().mealy().states());
    // Where the daemon thaws one mount and an orphan at a time, the same answer suits both.
    assertThat(tester.settled().choices()).isEqualTo(component.name().equals("daemon") ? 20 : 0);
    assertThat(tester.machine().outputs()).hasSizeGreaterThan(3);
  }

  @Test
  void theSameOpenIsAStimulusOfOneAndACallOfTheOther() {
    Boundary driver = Boundary.of(Reference.driver());
    Boundary daemon = Boundary.of(Reference.daemon());
    assertThat(driver.of("DaemonOpenBusy"))
        .isEqualTo(new Boundary.Chosen("open", "EBUSY", "", false));
    assertThat(daemon.of("DaemonOpenBusy"))
        .isEqualTo(new Boundary.Chosen("open: EBUSY", "", "open", false));
    assertThat(daemon.of("DaemonReads(\"FREEZE\")"))
        .isEqualTo(new Boundary.Chosen("read: FREEZE", "", "read", false));
    assertThat(driver.of("Respond(1, \"OK\", 0)"))
        .isEqualTo(new Boundary.Spontaneous("respond(1, OK, 0)"));
    assertThat(driver.of("OfferMessage")).isEqualTo(new Boundary.Unseen());
    assertThat(List.of(driver.of("DeadlineNears(30)")))
        .containsExactly(new Boundary.Chosen("just before deadline(30 s)", "", "", true));
  }
}
