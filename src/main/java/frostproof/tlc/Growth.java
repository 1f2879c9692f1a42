package frostproof.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a model grows: its constants with larger and larger values. A line of the configuration says
 * it of one constant, in TLA+:
 *
 * <pre>{@code
 * \* grows: Ids {1} | {1, 2} | {1, 2, 3}
 * }</pre>
 *
 * @param model the model
 * @param values what each constant can be, from small to large; none if the model does not grow
 */
public record Growth(Model model, SequencedMap<String, List<String>> values) {

  private static final Pattern GROWS =
      Pattern.compile("(?m)^\\s*\\\\\\*\\s*grows:[ \t]*(\\S+)[ \t]+([^\r\n]*)$");

  /**
   * The constants of one run.
   *
   * @param growth of which model
   * @param steps how far each constant has grown, from 0
   */
  public record Size(Growth growth, List<Integer> steps) {

    /** Each constant and what it is. */
    public SequencedMap<String, String> constants() {
      SequencedMap<String, String> constants = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> each : growth.values.entrySet()) {
        constants.put(each.getKey(), each.getValue().get(steps.get(constants.size())));
      }
      return constants;
    }

    /** The constants in one line. */
    public String text() {
      return constants().entrySet().stream()
          .map(each -> each.getKey() + " = " + each.getValue())
          .collect(Collectors.joining(", "));
    }

    /** Whether no constant is smaller than in the other size. */
    public boolean isAtLeast(Size other) {
      for (int i = 0; i < steps.size(); i++) {
        if (steps.get(i) < other.steps.get(i)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Reads the lines of a model's configuration.
   *
   * @throws BadModel if one names a constant that the configuration does not assign
   */
  public static Growth of(Model model) throws IOException {
    ConfigText config = model.text();
    SequencedMap<String, List<String>> values = new LinkedHashMap<>();
    for (MatchResult line : GROWS.matcher(Files.readString(model.config())).results().toList()) {
      String constant = line.group(1);
      if (!config.assigns(constant)) {
        throw new BadModel(
            model.config() + ": grows names " + constant + ", which is not assigned");
      }
      values.put(
          constant,
          Pattern.compile("\\|").splitAsStream(line.group(2)).map(String::strip).toList());
    }
    return new Growth(model, values);
  }

  /** Every combination, the last constant growing first; none if nothing grows. */
  public List<Size> sizes() {
    List<List<Integer>> sizes = List.of(List.of());
    for (List<String> each : values.values()) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> size : sizes) {
        for (int step = 0; step < each.size(); step++) {
          List<Integer> steps = new ArrayList<>(size);
          steps.add(step);
          longer.add(List.copyOf(steps));
        }
      }
      sizes = longer;
    }
    return values.isEmpty() ? List.of() : sizes.stream().map(size -> new Size(this, size)).toList();
  }
}
