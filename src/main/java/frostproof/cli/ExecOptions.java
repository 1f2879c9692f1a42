package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.State;
import frostproof.replay.Adapter;
import frostproof.replay.Replay;
import frostproof.replay.Subject;
import frostproof.replay.Target;
import frostproof.replay.Verdict;
import frostproof.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program that the target exec talks to. */
final class ExecOptions {
  private static final String NAME = "exec";

  @Option(
      names = "--deadline",
      defaultValue = "10",
      description = "How many seconds a program of yours may take for an answer: ${DEFAULT-VALUE}.")
  double seconds;

  @Parameters(
      arity = "0..*",
      paramLabel = "-- PROGRAM",
      description = "For exec: the program and its arguments, after --.")
  List<String> program = List.of();

  void check(ReplayCommand.TargetKind target, List<String> components) {
    boolean wanted = target == ReplayCommand.TargetKind.EXEC;
    boolean daemon = target == ReplayCommand.TargetKind.DAEMON;
    if (wanted && program.isEmpty()) {
      throw new Exit.BadInput("the target exec needs a program: --target exec ... -- ./my-adapter");
    }
    if (!wanted && !daemon && !program.isEmpty()) {
      throw new Exit.BadInput("only the target exec runs a program, not " + target);
    }
    if (wanted && components.size() > 1) {
      throw new Exit.BadInput("a program implements one component: name it with --component");
    }
    if (!(seconds > 0 && seconds <= 86_400)) {
      throw new Exit.BadInput("a deadline of " + seconds + " s is none");
    }
  }

  /** The target; whoever asks for it closes it. */
  <S extends State> Target target(Component<S> component) {
    try {
      return Target.outside(NAME, component, adapter());
    } catch (IllegalArgumentException e) {
      throw new Exit.BadInput(e.getMessage());
    }
  }

  <S extends State> Verdict replay(List<Trace> traces, Component<S> component) throws IOException {
    try (Target target = target(component)) {
      return Replay.run(traces, target);
    }
  }

  /** The program as a subject; whoever asks for it closes it. */
  Subject subject() {
    return Subject.of(NAME, String.join(" ", program), adapter());
  }

  private Adapter adapter() {
    return new Adapter(program, Duration.ofMillis((long) Math.ceil(seconds * 1000)));
  }

  /** How the program is named on the command line. */
  String words() {
    return program.stream().map(Repeat::quoted).collect(Collectors.joining(" ", " -- ", ""));
  }
}
