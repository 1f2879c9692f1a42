package frostproof.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Component;
import frostproof.machine.DriverState;
import frostproof.machine.Faults;
import frostproof.machine.Reference;
import frostproof.machine.State;
import frostproof.suite.Strategy;
import frostproof.trace.Behaviour;
import frostproof.trace.Exploration;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettledTargetTest {
  private static final Suite DRIVER = settledTour(Reference.driver());

  private static Suite settledTour(Component<?> component) {
    return Strategy.parse("settled(tour(edge))").derive(Exploration.of(component));
  }

  private static <S extends State> Verdict replay(
      Suite suite, Component<S> reference, Implementation implementation) throws IOException {
    return Replay.run(suite.traces(), SettledTarget.of("outside", reference, implementation));
  }

  static Stream<Component<?>> called() {
    return Stream.of(Reference.negotiation(), Reference.guest());
  }

  @ParameterizedTest
  @MethodSource("called")
  void theMachineSeenFromOutsidePasses(Component<?> component) throws IOException {
    Suite suite = settledTour(component);
    Verdict verdict = replay(suite, component, new SettledMachine<>(component));
    assertThat(verdict.passed()).isEqualTo(suite.traces().size()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"settled(tour(edge))", "wp(0)", "glued(settled(tour(edge)))"})
  void soDoesTheDriverByEachStrategy(String strategy) throws IOException {
    Suite suite = Strategy.parse(strategy).derive(Exploration.of(Reference.driver()));
    Verdict verdict = replay(suite, Reference.driver(), new SettledMachine<>(Reference.driver()));
    assertThat(verdict.passed()).isEqualTo(suite.traces().size()).isPositive();
    assertThat(suite.traces().size() == 1).isEqualTo(strategy.startsWith("glued"));
  }

  static Stream<Component<DriverState>> faults() {
    return Stream.of(Faults.unreadMessageStays(), Faults.replyToUnreadMessage());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultOfTheDriverIsFound(Component<DriverState> faulty) throws IOException {
    Verdict verdict = replay(DRIVER, Reference.driver(), new SettledMachine<>(faulty));
    assertThat(verdict.divergences()).isNotEmpty();
  }

  /** Wherever one answer is wrong, the tour of the settled machine tells it. */
  @Test
  void everyWrongAnswerOfASampleIsFound() throws IOException {
    SettledMachine<DriverState> right = new SettledMachine<>(Reference.driver());
    replay(DRIVER, Reference.driver(), right);
    List<SettledMachine.Situation<DriverState>> situations = new ArrayList<>(right.situations());
    situations.sort(Comparator.comparing(Object::toString));
    Random random = new Random(7);
    for (int i = 0; i < 25; i++) {
      var wrong = situations.get(random.nextInt(situations.size()));
      Implementation faulty =
          new SettledMachine<>(Reference.driver()) {
            @Override
            Result<DriverState> result(Situation<DriverState> situation) {
              Result<DriverState> result = super.result(situation);
              return situation.equals(wrong)
                  ? new Result<>(List.of("respond(9, OK, 0)"), result.state())
                  : result;
            }
          };
      assertThat(replay(DRIVER, Reference.driver(), faulty).divergences())
          .as("%s", wrong)
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.observed()).isEqualTo("respond(9, OK, 0)"));
    }
  }

  @Test
  void anAnswerAndWhatIsShownAfterItAreComparedAtTheInput() throws IOException {
    List<String> labels =
        List.of(
            "DaemonOpens",
            "DaemonRegistersLegacy",
            "CallbackEnds",
            "HostSends(1, \"HOT_BACKUP\")",
            "Interrupt",
            "ReceiveForDaemon",
            "OfferMessage",
            "DaemonReads(\"HOT_BACKUP\")",
            "DaemonReplies(\"OK\")",
            "Respond(1, \"OK\", 5)",
            "CallbackEnds");
    Trace trace = Behaviour.run(Reference.driver(), labels).trace(1);
    Implementation noFlags =
        new SettledMachine<>(Reference.driver()) {
          @Override
          Result<DriverState> result(Situation<DriverState> situation) {
            Result<DriverState> result = super.result(situation);
            return new Result<>(
                result.outputs().stream().map(each -> each.replace(", 5)", ", 0)")).toList(),
                result.state());
          }
        };
    var target = SettledTarget.of("outside", Reference.driver(), noFlags);
    assertThat(Replay.run(List.of(trace), target).divergences())
        .containsExactly(
            new Divergence(
                1, 9, "DaemonReplies(\"OK\")", "0; respond(1, OK, 5)", "0; respond(1, OK, 0)"));
  }

  /** The checked-in tour gives inputs between inner steps. */
  @Test
  void aTraceThatDoesNotWaitIsNotFollowed() throws IOException {
    Suite suite = SuiteFile.read(Path.of("traces/driver.tour-edge.suite"));
    Verdict verdict = replay(suite, Reference.driver(), new SettledMachine<>(Reference.driver()));
    assertThat(verdict.failed()).isZero();
    assertThat(verdict.skipped()).isPositive();
    assertThat(verdict.skippedBecause()).contains("before the driver rests");
  }

  /** A suite of a profile has steps that the reference does not. */
  @Test
  void aSuiteOfAProfileSpeaksForItself() throws IOException {
    Trace trace =
        new Trace(
            1,
            "00000000",
            Behaviour.run(Reference.driver(), List.of("DaemonOpens")).trace(1).steps());
    Trace other =
        new Trace(
            1,
            "00000000",
            List.of(
                trace.steps().getFirst(),
                new frostproof.trace.Step("DaemonRepliesFault(\"OK\")", "00000000")));
    Implementation fault =
        new SettledMachine<>(Reference.driver()) {
          @Override
          Result<DriverState> result(Situation<DriverState> situation) {
            return situation.input().startsWith("reply")
                ? new Result<>(List.of("EFAULT"), situation.state())
                : super.result(situation);
          }
        };
    var believing = SettledTarget.ofProfile("outside", Reference.driver(), fault);
    assertThat(Replay.run(List.of(other), believing).divergences()).isEmpty();
    var checking = SettledTarget.of("outside", Reference.driver(), fault);
    assertThatThrownBy(() -> Replay.run(List.of(other), checking))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no behaviour");
  }
}
