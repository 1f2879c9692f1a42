package frostproof.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Action.*;
import frostproof.machine.Component;
import frostproof.machine.DaemonState;
import frostproof.machine.DriverState;
import frostproof.machine.Faults;
import frostproof.machine.Reference;
import frostproof.machine.State;
import frostproof.suite.NoSuite;
import frostproof.suite.Strategy;
import frostproof.trace.Exploration;
import frostproof.trace.Notation;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import frostproof.trace.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A suite on a Java machine: it passes on the reference, and every way to differ is told. */
class MachineTargetTest {
  private static final Component<DriverState> DRIVER = Reference.driver();
  private static final Component<DaemonState> DAEMON = Reference.daemon();

  private static final List<String> SERVED =
      List.of(
          "DaemonOpens",
          "DaemonRegisters",
          "DaemonReadsVersion",
          "HostSends(1, \"HOT_BACKUP\")",
          "ReceiveForDaemon",
          "OfferMessage",
          "DaemonReads(\"HOT_BACKUP\")",
          "DaemonReplies(\"OK\")",
          "Respond(1, \"OK\", 5)",
          "CallbackEnds");

  private static final List<String> REFUSED =
      List.of("DaemonOpens", "DaemonOpenBusy", "DaemonRepliesInvalid(\"OK\")", "DaemonCloses");

  /** What the machine itself does with the labels, as a trace. */
  private static <S extends State> Trace trace(
      int number, Component<S> machine, List<String> labels) {
    S state = machine.initial();
    String start = Step.hash(Notation.state(state));
    List<Step> steps = new ArrayList<>();
    for (String label : labels) {
      state = machine.step(state, Vocabulary.action(label)).orElseThrow();
      steps.add(new Step(label, Step.hash(Notation.state(state))));
    }
    return new Trace(number, start, steps);
  }

  private static Trace with(Trace trace, int step, Step other) {
    List<Step> steps = new ArrayList<>(trace.steps());
    steps.set(step - 1, other);
    return new Trace(trace.number(), trace.start(), steps);
  }

  private static Suite suite(Component<?> component, Trace... traces) {
    return new Suite(component.name(), "by hand", "0".repeat(64), 0, List.of(traces));
  }

  private static <S extends State> Verdict replay(Component<S> component, Trace... traces)
      throws IOException {
    try (Target target = new MachineTarget<>(component)) {
      return Replay.run(suite(component, traces).traces(), target);
    }
  }

  private static Divergence only(Verdict verdict) {
    assertThat(verdict.failed()).isEqualTo(1);
    assertThat(verdict.divergences()).hasSize(1);
    return verdict.divergences().getFirst();
  }

  @Test
  void theReferencePasses() throws IOException {
    Verdict verdict = replay(DRIVER, trace(1, DRIVER, SERVED), trace(2, DRIVER, REFUSED));
    assertThat(verdict.target()).isEqualTo("machine");
    assertThat(verdict.passed()).isEqualTo(2);
    assertThat(verdict.failed()).isZero();
    assertThat(verdict.skipped()).isZero();
    assertThat(verdict.steps()).isEqualTo(14);
    assertThat(verdict.divergences()).isEmpty();
    assertThat(verdict.seconds()).isNotNegative();
  }

  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void theReferencePassesATourOfItsEdges(Component<?> component) throws IOException, NoSuite {
    Suite tour = Strategy.parse("tour(edge)").derive(Exploration.of(component));
    try (Target target = new MachineTarget<>(component)) {
      Verdict verdict = Replay.run(tour.traces(), target);
      assertThat(verdict.divergences()).isEmpty();
      assertThat(verdict.steps()).isEqualTo(tour.steps());
    }
  }

  @Test
  void anActionThatIsRefused() throws IOException {
    Trace trace = with(trace(1, DRIVER, REFUSED), 2, new Step("CallbackEnds", "00000000"));
    assertThat(only(replay(DRIVER, trace)))
        .isEqualTo(
            new Divergence(
                1,
                2,
                "CallbackEnds",
                "CallbackEnds",
                "not enabled; enabled are DaemonCloses, DaemonOpenBusy, DaemonPolls(\"NONE\"),"
                    + " DaemonReadBlocks, DaemonRegisters, DaemonRegistersLegacy,"
                    + " DaemonRepliesInvalid(\"FAIL\"), DaemonRepliesInvalid(\"OK\"),"
                    + " DaemonWritesShort, HostRemovesChannel, HostSends(1, \"FREEZE\"),"
                    + " HostSends(1, \"GET_DM_INFO\"), HostSends(1, \"HOT_BACKUP\"), HostSends(1,"
                    + " \"NEGOTIATE\"), HostSends(1, \"OTHER\"), HostSends(1, \"THAW\"),"
                    + " HostSendsMalformed(\"LONG\"), HostSendsMalformed(\"OTHER_TYPE\"),"
                    + " HostSendsMalformed(\"SHORT\"), HostSendsMalformed(\"SHORT_VSS\"),"
                    + " Interrupt, MachineSuspends"));
  }

  @Test
  void anotherState() throws IOException {
    Trace trace = with(trace(1, DRIVER, REFUSED), 4, new Step("DaemonCloses", "0123abcd"));
    Divergence divergence = only(replay(DRIVER, trace));
    assertThat(divergence.step()).isEqualTo(4);
    assertThat(divergence.expected()).isEqualTo("state 0123abcd");
    assertThat(divergence.observed())
        .matches("state [0-9a-f]{8}: state = \"DEVICE_INIT\" /.*")
        .endsWith(Notation.state(DRIVER.initial()));
    assertThat(divergence.text())
        .startsWith("trace 1, step 4: DaemonCloses")
        .contains("specification:  state 0123abcd", "implementation: state ");
  }

  /** The suite is the broken machine's own, so that nothing differs but the property. */
  @Test
  void aPropertyThatIsViolated() throws IOException {
    Component<DaemonState> broken = Faults.noRollback();
    Trace trace =
        trace(
            1,
            broken,
            List.of(
                "DaemonStarts",
                "DaemonOpens",
                "DaemonRegisters",
                "DaemonReadsVersion",
                "DaemonReads(\"FREEZE\")",
                "FreezeHooksPass",
                "FreezeMount(\"data\")",
                "FreezeMountFails(\"home\")",
                "DaemonReplies(\"FAIL\")"));
    Divergence divergence = only(replay(broken, trace));
    assertThat(divergence.step()).isEqualTo(8);
    assertThat(divergence.expected()).isEqualTo("G4_FailMeansThawed holds");
    assertThat(divergence.observed()).startsWith("violated in phase = \"REPLYING\"");
    Divergence onReference = only(replay(DAEMON, trace));
    assertThat(onReference.step()).isEqualTo(8);
    assertThat(onReference.expected()).startsWith("state ");
  }

  @Test
  void anActionOfAnotherComponent() throws IOException {
    Trace trace = with(trace(1, DRIVER, REFUSED), 1, new Step("DaemonStarts", "00000000"));
    assertThat(only(replay(DRIVER, trace)).observed()).isEqualTo("no action of the driver");
    for (String label : List.of("HostSends(3, \"FREEZE\")", "HostSends(1, \"MALFORMED\")")) {
      Trace unknown = with(trace(1, DRIVER, REFUSED), 1, new Step(label, "00000000"));
      assertThat(only(replay(DRIVER, unknown)).observed()).isEqualTo("no action of the driver");
    }
    Trace nowhere =
        with(
            trace(1, Reference.fileSystem(), List.of("FreezeMount(\"data\")")),
            1,
            new Step("FreezeMount(\"nowhere\")", "00000000"));
    assertThat(only(replay(Reference.fileSystem(), nowhere)).observed())
        .isEqualTo("no action of the filesystem");
  }

  @Test
  void anAnswerThatNobodyAskedFor() throws IOException {
    Trace trace = with(trace(1, DRIVER, REFUSED), 1, new Step("Respond(1, \"OK\", 0)", "00000000"));
    assertThat(only(replay(DRIVER, trace)).observed()).startsWith("not enabled; ");
  }

  @Test
  void aLabelThatIsNoAction() {
    Trace trace = with(trace(1, DRIVER, REFUSED), 1, new Step("Freeze", "00000000"));
    assertThatThrownBy(() -> replay(DRIVER, trace))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no action is named \"Freeze\"");
  }

  /** A trace ends at its first divergence; the others start anew and go on. */
  @Test
  void theOtherTracesGoOn() throws IOException {
    Trace bad = with(trace(2, DRIVER, SERVED), 3, new Step("DaemonReadsVersion", "00000000"));
    Verdict verdict = replay(DRIVER, trace(1, DRIVER, SERVED), bad, trace(3, DRIVER, SERVED));
    assertThat(verdict.passed()).isEqualTo(2);
    assertThat(verdict.steps()).isEqualTo(10 + 3 + 10);
    assertThat(only(verdict).trace()).isEqualTo(2);
  }

  /** Every edge that a broken machine lacks or has too much is told by a tour of the right one. */
  @Test
  void aTourOfTheReferenceTellsABrokenMachine() throws IOException, NoSuite {
    Suite tour = Strategy.parse("tour(edge)").derive(Exploration.of(DAEMON));
    List<Component<DaemonState>> broken =
        List.of(Faults.noRollback(), Faults.never(DAEMON, new FinishThaw()));
    for (Component<DaemonState> machine : broken) {
      try (Target target = new MachineTarget<>(machine)) {
        assertThat(Replay.run(tour.traces(), target).failed()).isPositive();
      }
    }
  }

  @Test
  void aTargetThatCannotRunHere() {
    Verdict skipped = Verdict.skipped("ext4", 7, "needs root");
    assertThat(skipped.skipped()).isEqualTo(7);
    assertThat(List.of(skipped.passed(), skipped.failed(), skipped.steps())).containsOnly(0);
    assertThat(skipped.skippedBecause()).isEqualTo("needs root");
    assertThat(skipped.divergences()).isEmpty();
  }

  @Test
  void aTraceThatBeginsInAnotherStateIsToldBeforeItsFirstStep() throws IOException {
    Trace served = trace(1, DRIVER, SERVED);
    Trace elsewhere = new Trace(1, served.steps().getFirst().state(), served.steps());
    Verdict verdict = Replay.run(List.of(elsewhere), new MachineTarget<>(DRIVER));
    assertThat(verdict.failed()).isEqualTo(1);
    assertThat(verdict.steps()).isZero();
    Divergence divergence = verdict.divergences().getFirst();
    assertThat(divergence.step()).isZero();
    assertThat(divergence.label()).isEqualTo("(initial state)");
    assertThat(divergence.expected()).isEqualTo("state " + elsewhere.start());
    assertThat(divergence.observed())
        .startsWith("state " + served.start() + ": state = \"DEVICE_INIT\"");
  }
}
