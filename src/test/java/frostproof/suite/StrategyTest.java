package frostproof.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.FileSystem;
import frostproof.machine.Mount;
import frostproof.machine.Reference;
import frostproof.replay.MachineTarget;
import frostproof.replay.Replay;
import frostproof.replay.Verdict;
import frostproof.trace.Behaviour;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyTest {
  private static final StateGraph FILES = Exploration.of(Reference.fileSystem());
  private static final StateGraph DAEMON = Exploration.of(Reference.daemon());

  private static Strategy parse(String expression) {
    return Strategy.parse(
        expression,
        clause -> {
          if (!clause.equals("F2")) {
            throw new IllegalArgumentException("no clause " + clause);
          }
          return Set.of("ThawMount", "ThawMountInvalid");
        });
  }

  private static List<String> labels(Trace trace) {
    return trace.steps().stream().map(Step::label).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tour(edge)",
        "tour(state)",
        "switch(0)",
        "switch(1)",
        "w(0)",
        "wp(0)",
        "wp(1)",
        "random(steps=250,seed=7)",
        "tour(edge) + wp(0)",
        "tour(edge) for clause(F2)",
        "wp(0) for action(WriteMount) + tour(state)",
        "glued(wp(0))",
        "glued(tour(edge) + random(steps=30,seed=1))",
      })
  void anExpressionIsWhatItWasReadFrom(String expression) throws IOException {
    Strategy strategy = parse(expression);
    assertThat(strategy.expression()).isEqualTo(expression);
    Suite suite = strategy.derive(FILES);
    assertThat(suite.strategy()).isEqualTo(expression);
    assertThat(suite.traces()).isNotEmpty();
    Verdict verdict = Replay.run(suite.traces(), new MachineTarget<>(Reference.fileSystem()));
    assertThat(verdict.divergences()).isEmpty();
    assertThat(verdict.steps()).isEqualTo(suite.steps());
  }

  @ParameterizedTest
  @ValueSource(strings = {"  tour(edge)+tour(state) ", "tour(edge)  +  tour(state)"})
  void spaceDoesNotMatter(String expression) {
    assertThat(parse(expression).expression()).isEqualTo("tour(edge) + tour(state)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tour(node)                     | unknown strategy "tour(node)": expected tour(edge)
          tour(edge) +                   | unknown strategy ""
          tour(edge) for D7              | unknown strategy
          tour(edge) for clause(D77)     | no clause D77
          wp()                           | unknown strategy "wp()"
          wp(9)                          | too many words
          switch(-1)                     | unknown strategy
          random(seed=1)                 | unknown strategy
          random(steps=0,seed=1)         | a walk has from 1 to
          random(steps=30000001,seed=1)  | a walk has from 1 to
          glued(glued(wp(0)))            | unknown strategy
          """)
  void whatIsNoExpressionIsOneLine(String expression, String part) {
    assertThatThrownBy(() -> parse(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aClauseNeedsSomebodyWhoKnowsIt() {
    assertThatThrownBy(() -> Strategy.parse("wp(0) for clause(D7)")).hasMessageContaining("D7");
  }

  @Test
  void anActionThatIsNeverTakenIsRefusedWithTheReason() {
    assertThatThrownBy(() -> parse("tour(edge) for action(Respond)").derive(FILES))
        .isInstanceOf(NoSuite.class)
        .hasMessage(
            "tour(edge) for action(Respond) of filesystem:"
                + " no transition that can be reached has an action of action(Respond)");
  }

  @Test
  void aRestrictionTakesEveryTransitionOfItsActionsAndFewOthers() {
    Suite suite = parse("tour(edge) for action(CopyDevice)").derive(FILES);
    long goals = FILES.edges().stream().filter(e -> e.label().startsWith("CopyDevice(")).count();
    List<StateGraph.Edge> taken =
        suite.traces().stream().flatMap(t -> new Walks(FILES).edges(t).stream()).toList();
    assertThat(taken.stream().filter(e -> e.label().startsWith("CopyDevice(")).distinct())
        .hasSize((int) goals);
    assertThat(suite.bound()).isEqualTo((int) goals);
    assertThat(suite.steps()).isLessThan((int) (3 * goals));
  }

  /** The name of an action is the whole name: ThawMount is not ThawMountInvalid. */
  @Test
  void aRestrictionGoesByTheWholeName() {
    Suite suite = parse("tour(edge) for action(ThawMount)").derive(FILES);
    assertThat(suite.bound())
        .isEqualTo(
            (int) FILES.edges().stream().filter(e -> e.label().startsWith("ThawMount(")).count());
  }

  @Test
  void aWalkHasSoManyStepsAndIsAlwaysTheSame() {
    Suite suite = parse("random(steps=250,seed=7)").derive(DAEMON);
    assertThat(suite.traces())
        .extracting(trace -> trace.steps().size())
        .containsExactly(100, 100, 50);
    assertThat(suite).isEqualTo(parse("random(steps=250,seed=7)").derive(DAEMON));
    assertThat(suite.traces())
        .isNotEqualTo(parse("random(steps=250,seed=8)").derive(DAEMON).traces());
    for (Trace trace : suite.traces()) {
      assertThat(Behaviour.of(Reference.daemon(), trace).trace(trace.number())).isEqualTo(trace);
    }
  }

  @Test
  void joinedTracesAreThereOnce() {
    Suite edges = parse("tour(edge)").derive(DAEMON);
    Suite both = parse("tour(edge) + tour(edge)").derive(DAEMON);
    assertThat(both.traces()).isEqualTo(edges.traces());
    Suite more = parse("tour(edge) + tour(state)").derive(DAEMON);
    assertThat(more.traces()).startsWith(edges.traces().toArray(Trace[]::new));
    assertThat(more.bound()).isEqualTo(edges.bound());
  }

  @Test
  void gluedTracesAreOneWhereTheInitialStateCanBeReachedAgain() {
    Suite loose = parse("wp(0)").derive(FILES);
    Suite glued = parse("glued(wp(0))").derive(FILES);
    assertThat(glued.traces()).hasSize(1);
    assertThat(glued.bound()).isEqualTo(loose.bound());
    List<String> all = labels(glued.traces().getFirst());
    int from = 0;
    for (Trace trace : loose.traces()) {
      while (!all.subList(from, Math.min(all.size(), from + trace.steps().size()))
          .equals(labels(trace))) {
        from++;
      }
      from += trace.steps().size();
    }
    assertThat(from).isLessThanOrEqualTo(all.size());
  }

  @Test
  void theBytesDependOnNoLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      for (String expression : List.of("wp(0)", "switch(1)", "glued(tour(edge))")) {
        Locale.setDefault(Locale.ROOT);
        byte[] bytes = bytes(parse(expression).derive(FILES));
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat(bytes(parse(expression).derive(FILES))).isEqualTo(bytes);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static byte[] bytes(Suite suite) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SuiteFile.write(suite, out);
    return out.toByteArray();
  }

  @Test
  void otherConstantsMakeAnotherMachineAndOtherWords() {
    Mount data = new Mount("data");
    StateGraph one = Exploration.of(new FileSystem(List.of(data), List.of()));
    Suite suite = parse("wp(1)").derive(one);
    assertThat(suite.graph()).isEqualTo(one.sha256());
    assertThat(suite.steps()).isLessThan(parse("wp(1)").derive(FILES).steps());
  }
}
