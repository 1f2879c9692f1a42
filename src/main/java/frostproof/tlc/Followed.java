package frostproof.tlc;

import frostproof.trace.Behaviour;
import frostproof.trace.Behaviour.Moment;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A trace that TLC itself follows: a module made for it extends the specification by a counter and
 * allows, at each count, only the trace's next action. TLC then reports the states of the
 * specification along the trace, or gets stuck at the step that is none.
 */
public final class Followed {
  private static final String NAME = "FrostproofFollow";
  private static final String AT = "frostproofAt";
  private static final String SUFFIX = ".tla";

  private Followed() {}

  /**
   * Lets TLC follow a trace.
   *
   * @param model the model whose trace it is
   * @param trace its hashes are not looked at
   * @param progress hears how far TLC is
   * @return the trace with the states that TLC found
   * @throws BadModel if TLC cannot use the model
   * @throws IllegalArgumentException in one line, if the specification does not allow a step
   * @throws IOException if a file cannot be read, or the JVM of TLC fails
   * @throws InterruptedException if this thread is interrupted; TLC is ended
   */
  public static Behaviour of(Model model, Trace trace, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    Scratch scratch = Scratch.create();
    try {
      ModelFiles.copy(model.module().toAbsolutePath().getParent(), scratch.directory());
      Files.writeString(scratch.directory().resolve(NAME + SUFFIX), module(model, trace));
      Path config = scratch.directory().resolve(NAME + ".cfg");
      Files.writeString(config, config(model));
      CheckResult result = ModelChecker.check(Model.read(config, scratch.directory()), 1, progress);
      return behaviour(model, trace, result);
    } finally {
      scratch.delete();
    }
  }

  /** The module: one disjunct a step. */
  static String module(Model model, Trace trace) {
    String file = model.module().getFileName().toString();
    StringBuilder text = new StringBuilder("---- MODULE " + NAME + " ----\nEXTENDS ");
    text.append(file, 0, file.length() - SUFFIX.length());
    text.append("\nVARIABLE ").append(AT).append('\n');
    text.append(NAME).append("Init == Init /\\ ").append(AT).append(" = 0\n");
    text.append(NAME).append("Next ==\n");
    for (int i = 0; i < trace.steps().size(); i++) {
      text.append("    \\/ %s = %d /\\ %s' = %d /\\ ".formatted(AT, i, AT, i + 1));
      text.append(trace.steps().get(i).label()).append('\n');
    }
    text.append("    \\/ FALSE /\\ UNCHANGED <<vars, ").append(AT).append(">>\n");
    text.append(NAME).append("End == ").append(AT).append(" # ").append(trace.steps().size());
    return text.append("\n====\n").toString();
  }

  private static String config(Model model) throws IOException {
    String rest = model.text().rest().replaceAll("\\bSPECIFICATION\\s+\\w+", "");
    return rest + "\nINIT " + NAME + "Init\nNEXT " + NAME + "Next\nINVARIANT " + NAME + "End\n";
  }

  private static Behaviour behaviour(Model model, Trace trace, CheckResult result) {
    List<Counterexample.Step> seen =
        result.violation().map(found -> found.counterexample().steps()).orElse(List.of());
    if (seen.size() != trace.steps().size() + 1) {
      int stuck = Math.toIntExact(result.distinct());
      Step step = trace.steps().get(Math.min(stuck, trace.steps().size()) - 1);
      throw new IllegalArgumentException(
          "trace %d, step %d: TLC does not allow %s"
              .formatted(trace.number(), stuck, step.label()));
    }
    List<Moment> moments = new ArrayList<>();
    for (int i = 1; i < seen.size(); i++) {
      moments.add(new Moment(trace.steps().get(i - 1).label(), text(seen.get(i).state())));
    }
    return new Behaviour(model.component(), text(seen.getFirst().state()), moments);
  }

  private static String text(Map<String, String> state) {
    return state.entrySet().stream()
        .filter(variable -> !variable.getKey().equals(AT))
        .map(variable -> variable.getKey() + " = " + variable.getValue())
        .collect(Collectors.joining(" /\\ "));
  }
}
