package frostproof.tlc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.tool.AbstractChecker;
import tlc2.tool.ITool;
import tlc2.tool.ModelChecker;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.Tool;

/** In the child: lets TLC check, and says what it found. */
final class CheckRun {

  private final Child child;
  private final Path module;
  private final Scratch scratch;
  private final TlcMessages messages = new TlcMessages();

  /** The last numbers that could be read: TLC takes its counters away when it ends. */
  private Heartbeat.Count count = new Heartbeat.Count(0, 0, 0);

  CheckRun(Child child, Path module, Scratch scratch) {
    this.child = child;
    this.module = module;
    this.scratch = scratch;
  }

  /**
   * Checks.
   *
   * @return whether this JVM can check another configuration: after a violated temporal property
   *     TLC would keep the next one to itself
   */
  boolean run(int workers) throws BadModel {
    TLCGlobals.mainChecker = null;
    TLC tlc = new TLC();
    List<String> arguments =
        List.of(
            "-deadlock", // means: do not look for it
            "-fp",
            "0",
            "-lncheck",
            "final",
            "-workers",
            Integer.toString(workers),
            "-metadir",
            scratch.states().toString(),
            "-config",
            scratch.config().toString(),
            module.toString());
    MP.setRecorder(messages);
    int status;
    try (Heartbeat _ = new Heartbeat(child, this::count)) {
      if (!tlc.handleParameters(arguments.toArray(String[]::new))) {
        throw new IllegalStateException("TLC does not take " + arguments);
      }
      tlc.setResolver(new ModelFiles(module));
      status = tlc.process();
    }
    AbstractChecker checker = TLCGlobals.mainChecker;
    if (checker == null) {
      throw new BadModel("");
    }
    child.say(Line.of(Line.Kind.EXTENT, messages.depth(), Memory.peak()));
    if (status == EC.NO_ERROR) {
      return true;
    }
    TlcMessages.Fault fault =
        messages.fault().orElseThrow(() -> new IllegalStateException("TLC error " + status));
    sayViolation(fault, checker.tool);
    return fault.kind() != Violation.Kind.LIVENESS;
  }

  private synchronized Heartbeat.Count count() {
    if (messages.total().isPresent()) {
      count = messages.total().get();
    } else if (TLCGlobals.mainChecker instanceof ModelChecker checker) {
      try {
        count =
            new Heartbeat.Count(
                checker.getStatesGenerated(),
                checker.getDistinctStatesGenerated(),
                checker.getStateQueueSize());
      } catch (RuntimeException e) {
        // Before its first state and after its last one TLC has no counters to ask.
      }
    }
    return count;
  }

  private void sayViolation(TlcMessages.Fault fault, ITool tool) {
    List<Object> fields = new ArrayList<>(List.of(fault.kind(), fault.detail()));
    if (fault.kind() == Violation.Kind.LIVENESS && tool instanceof Tool spec) {
      Stream.of(spec.getImpliedTemporalNames()).distinct().forEach(fields::add);
    } else {
      fields.add(fault.name());
    }
    child.say(Line.of(Line.Kind.VIOLATION, fields.toArray()));
    sayBehaviour(messages.behaviour(initial(fault, tool)), tool);
  }

  /** TLC shows a faulty initial state as text only. */
  private static List<TLCState> initial(TlcMessages.Fault fault, ITool tool) {
    if (fault.initialState().isEmpty()) {
      return List.of();
    }
    StateVec states = tool.getInitStates();
    for (int i = 0; i < states.size(); i++) {
      if (states.elementAt(i).toString().equals(fault.initialState())) {
        return List.of(states.elementAt(i));
      }
    }
    return List.of();
  }

  private void sayBehaviour(TlcMessages.Behaviour behaviour, ITool tool) {
    StateText text = new StateText(tool);
    Labels labels = Labels.lenient(tool);
    List<TLCState> states = behaviour.states();
    for (int i = 0; i < states.size(); i++) {
      String label = i == 0 ? Counterexample.INITIAL : label(labels, behaviour, i, i);
      List<Object> fields = new ArrayList<>(List.of(label));
      for (int variable = 0; variable < text.variables().size(); variable++) {
        fields.add(text.variables().get(variable));
        fields.add(text.of(states.get(i), variable));
      }
      child.say(Line.of(Line.Kind.STEP, fields.toArray()));
    }
    if (behaviour.stutters()) {
      child.say(Line.of(Line.Kind.STUTTERING));
    }
    if (behaviour.backTo().isPresent()) {
      int step = behaviour.backTo().getAsInt();
      String label = label(labels, behaviour, states.size(), step - 1);
      child.say(Line.of(Line.Kind.BACK_TO, step, label));
    }
  }

  /** The label of the action number {@code i}, which leads to the given state. */
  private static String label(Labels labels, TlcMessages.Behaviour behaviour, int i, int to) {
    List<TLCState> states = behaviour.states();
    String hint = behaviour.actions().get(i);
    return labels.between(states.get(i - 1), states.get(to), hint).orElse(hint);
  }
}
