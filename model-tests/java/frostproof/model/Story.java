package frostproof.model;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Property;
import frostproof.machine.State;
import frostproof.trace.Notation;
import frostproof.trace.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A behaviour that an engineer recognises, in a file of lines: the title, the word {@code clauses}
 * with the clauses that it shows, and then one of these a line: the label of an action, which is
 * taken; {@code !} and a label, which must not be enabled; {@code =} and a variable with the value
 * that it must have.
 *
 * <p>The story of a defect tells what the specification does that has it: a line {@code defect}
 * with its name and the component follows the clauses, and the last line is {@code violates} and
 * the property that it comes to. Before that may stand {@code for ever nothing}, or {@code for ever
 * after step} and a number, where the same steps follow again.
 *
 * @param title what happens
 * @param clauses of the contract, such as {@code D7}
 * @param defect of a defect's story, what it is the story of
 * @param lines what is done and seen
 */
record Story(String title, List<String> clauses, Optional<Defect> defect, List<String> lines) {
  private static final String CLAUSES = "clauses ";
  private static final Pattern DEFECT = Pattern.compile("defect ([KDLX]\\d{2,}) (\\w+)");
  private static final Pattern VIOLATES = Pattern.compile("violates (\\w+)");
  private static final Pattern FOR_EVER = Pattern.compile("for ever (?:nothing|after step \\d+)");

  /** The defect of a component, and the property that it violates. */
  record Defect(String id, String component, String violates) {}

  /** Copies the lists. */
  Story {
    clauses = List.copyOf(clauses);
    lines = List.copyOf(lines);
  }

  /**
   * Reads a story.
   *
   * @throws IllegalArgumentException when there is no title, no clause or no line
   */
  static Story parse(String text) {
    List<String> all = text.lines().toList();
    if (all.size() < 3 || all.getFirst().isBlank() || !all.get(1).startsWith(CLAUSES)) {
      throw new IllegalArgumentException("a story is a title, a line of clauses, and its steps");
    }
    List<String> clauses = Arrays.asList(all.get(1).substring(CLAUSES.length()).split(" "));
    for (String clause : clauses) {
      if (!clause.matches("[WNDHGFS]\\d{1,2}")) {
        throw new IllegalArgumentException("\"" + clause + "\" is no clause");
      }
    }
    Matcher head = DEFECT.matcher(all.get(2));
    if (!head.matches()) {
      return new Story(all.getFirst(), clauses, Optional.empty(), all.subList(2, all.size()));
    }
    Matcher end = VIOLATES.matcher(all.getLast());
    if (!end.matches()) {
      throw new IllegalArgumentException("a defect's story ends with what it violates");
    }
    return new Story(
        all.getFirst(),
        clauses,
        Optional.of(new Defect(head.group(1), head.group(2), end.group(1))),
        all.subList(3, all.size() - 1).stream()
            .filter(line -> !FOR_EVER.matcher(line).matches())
            .toList());
  }

  /** Tells it to a machine: nothing, or the first line that is not true of it. */
  <S extends State> Optional<String> refutedBy(Component<S> machine) {
    S state = machine.initial();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String where = "line " + (i + (defect.isPresent() ? 4 : 3)) + ", " + line;
      if (line.startsWith("= ")) {
        if (!variables(state).contains(line.substring(2))) {
          return Optional.of(where + ": but " + Notation.state(state));
        }
        continue;
      }
      Action action = Vocabulary.action(line.startsWith("! ") ? line.substring(2) : line);
      if (!machine.alphabet().contains(action)) {
        return Optional.of(where + ": no action of the " + machine.name());
      }
      Optional<S> next = machine.step(state, action);
      if (line.startsWith("! ") == next.isPresent()) {
        return Optional.of(where + ": in " + Notation.state(state));
      }
      if (next.isPresent()) {
        Optional<String> broken = broken(machine, state, action, next.get());
        if (broken.isPresent()) {
          return Optional.of(where + ": " + broken.get() + " is broken");
        }
        state = next.get();
      }
    }
    return Optional.empty();
  }

  private static List<String> variables(State state) {
    return List.of(Notation.state(state).split(" /\\\\ "));
  }

  private static <S extends State> Optional<String> broken(
      Component<S> machine, S before, Action action, S after) {
    for (Property<S> property : machine.properties()) {
      if (!property.holds(before, action, after)) {
        return Optional.of(property.name());
      }
    }
    return Optional.empty();
  }
}
