package frostproof.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Faults;
import frostproof.machine.Reference;
import frostproof.suite.Strategy;
import frostproof.trace.Boundary;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A driver that leaves an unread message behind, from its first divergence to the shortest. */
class ShorteningTest {
  private static final StateGraph GRAPH = Exploration.of(Reference.driver());

  private static Subject faulty() {
    return Subject.of("driver", "faulty", new SettledMachine<>(Faults.unreadMessageStays()));
  }

  private static List<Found> found() throws IOException, InterruptedException {
    Suite suite = Strategy.parse("settled(tour(edge))").derive(GRAPH);
    return faulty().replay(suite.traces(), GRAPH).divergences().stream()
        .map(each -> Found.of(suite.traces().get(each.trace() - 1), each))
        .toList();
  }

  @Test
  void noStimulusOfAShortenedTraceCanBeLeftOut() throws Exception {
    List<Found> some = found().subList(0, 3);
    List<Found> shortened = new Shortening(Reference.driver(), GRAPH, faulty()).of(some);
    assertThat(shortened).hasSameSizeAs(some);
    for (int i = 0; i < some.size(); i++) {
      assertThat(shortened.get(i).isLike(some.get(i))).isTrue();
      List<String> inputs = shortened.get(i).inputs(Reference.driver());
      assertThat(inputs).hasSizeLessThan(some.get(i).inputs(Reference.driver()).size());
      for (int left = 0; left < inputs.size() - 1; left++) {
        List<String> fewer = new ArrayList<>(inputs);
        fewer.remove(left);
        assertThat(diverges(fewer, shortened.get(i))).as("%s of %s", left, inputs).isFalse();
      }
    }
  }

  private static boolean diverges(List<String> inputs, Found like) throws Exception {
    Trace trace;
    try {
      trace = Rests.trace(Reference.driver(), inputs);
    } catch (IllegalArgumentException noStep) {
      return false;
    }
    return faulty().replay(List.of(trace), GRAPH).divergences().stream()
        .map(each -> Found.of(trace, each))
        .anyMatch(
            each -> each.isLike(like) && each.inputs(Reference.driver()).size() == inputs.size());
  }

  @Test
  void theReferenceDoesNotExplainIt() throws Exception {
    OutsideView reference = new OutsideView(GRAPH);
    OutsideView faulty = new OutsideView(Exploration.of(Faults.unreadMessageStays()));
    Boundary boundary = Boundary.of(Reference.driver());
    for (Found each : found()) {
      List<Observation> heard = Observation.of(boundary, each.trace(), each.divergence());
      assertThat(reference.explains(heard)).isFalse();
      assertThat(faulty.explains(heard)).isTrue();
    }
  }

  @Test
  void whatIsHeardIsToldOfEveryStimulus() {
    OutsideView view = new OutsideView(GRAPH);
    assertThat(view.heard(view.begin(), "open")).containsExactly("0");
    assertThat(view.heard(view.begin(), "read")).isEmpty();
    assertThat(view.heard(view.begin(), "deadline(30 s)")).containsExactly("nothing");
    assertThat(view.after(view.begin(), "open", Optional.of(List.of("EBUSY")))).isEmpty();
    assertThat(view.calls()).isFalse();
    assertThat(new OutsideView(Exploration.of(Reference.daemon())).calls()).isTrue();
  }

  /** It was taken for an explanation of whatever came then, and so X24 explained every daemon. */
  @Test
  void whereADaemonHasNoStepNothingIsExplained() {
    Observation start = new Observation("start", Optional.of(List.of("open")));
    Observation version = new Observation("read = VERSION", Optional.of(List.of("reply(OK)")));
    OutsideView daemon = new OutsideView(Exploration.of(Reference.daemon()));
    assertThat(daemon.explains(List.of(start))).isTrue();
    assertThat(daemon.explains(List.of(start, version))).isFalse();
    assertThat(daemon.admits(List.of(start, version))).isFalse();
  }

  @Test
  void whereADriverHasNoStepNothingIsSaid() {
    Observation read = new Observation("read", Optional.of(List.of("FREEZE")));
    OutsideView driver = new OutsideView(GRAPH);
    assertThat(driver.admits(List.of(read))).isTrue();
    assertThat(driver.explains(List.of(read))).isFalse();
  }

  @Test
  void aStimulusWithoutAStepIsToldThoseThatHaveOne() {
    assertThatThrownBy(() -> Rests.trace(Reference.driver(), List.of("read")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("driver has no step for \"read\" there; it has for [")
        .hasMessageContaining("open");
  }

  /** A daemon calls: what is heard of it are its calls, and its machine passes too. */
  @Test
  void aDaemonIsHeldToItsGraphByItsCalls() throws Exception {
    StateGraph graph = Exploration.of(Reference.daemon());
    Suite suite = Strategy.parse("settled(tour(edge))").derive(graph);
    Subject daemon = Subject.of("daemon", "the graph", new SettledGraph(graph));
    Verdict verdict = daemon.replay(suite.traces(), graph);
    assertThat(verdict.divergences()).isEmpty();
    assertThat(verdict.passed()).isGreaterThan(suite.traces().size() / 2);
    StateGraph wrong = Exploration.of(Faults.noRollback());
    Subject faulty = Subject.of("daemon", "no rollback", new SettledGraph(wrong));
    Verdict found = faulty.replay(suite.traces(), graph);
    assertThat(found.divergences()).isNotEmpty();
    Found first =
        Found.of(
            suite.traces().get(found.divergences().getFirst().trace() - 1),
            found.divergences().getFirst());
    Boundary boundary = Boundary.of(Reference.daemon());
    List<Observation> heard = Observation.of(boundary, first.trace(), first.divergence());
    assertThat(new OutsideView(graph).explains(heard)).isFalse();
    assertThat(new OutsideView(wrong).explains(heard)).isTrue();
  }
}
