package frostproof.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module of the specification with constants that make it finite, and what TLC is expected to say
 * about it. It is a configuration file that TLC can read as it is; comments in it carry the
 * expectation:
 *
 * <pre>{@code
 * \* distinct states: 1234
 * \* must fail: D8_Withdrawn
 * \* must fail: D8_Withdrawn {"X07"}
 * }</pre>
 *
 * <p>The second says that this configuration violates the named invariant or property; the third,
 * that it would with this value of the constant {@code Defects}, and makes a further model.
 *
 * @param module the TLA+ file
 * @param config the configuration file
 * @param name unique within a specification, such as {@code Driver}, {@code Guest.two} or {@code
 *     Driver.D8_Withdrawn.X07}
 * @param expectedStates how many distinct states it has, if that is recorded; not for one that must
 *     fail
 * @param mustFail the invariant or property that it must violate; then only that one is checked
 * @param defects the elements of the constant {@code Defects}, sorted; empty is the reference
 */
public record Model(
    Path module,
    Path config,
    String name,
    OptionalLong expectedStates,
    Optional<String> mustFail,
    SequencedSet<String> defects) {

  private static final Pattern STATES =
      Pattern.compile("(?m)^\\s*\\\\\\*\\s*distinct states:[ \t]*([^\r\n]*)$");
  private static final Pattern MUST_FAIL =
      Pattern.compile("(?m)^\\s*\\\\\\*\\s*must fail:[ \t]*([^\r\n]*)$");
  private static final Pattern FAILURE =
      Pattern.compile("([A-Za-z_]\\w*)(?:\\s+(\\{\\s*\"\\w+\"(?:\\s*,\\s*\"\\w+\")*\\s*}))?\\s*");
  private static final String SUFFIX = ".cfg";

  /** Copies the defects in sorted order. */
  public Model {
    defects = Collections.unmodifiableSequencedSet(new TreeSet<>(defects));
  }

  /**
   * Reads one configuration. Its module is the part of its file name before the first dot, in the
   * directory of the specification.
   *
   * @param config a {@code .cfg} file, also one in a directory below
   * @param specDir the directory of the modules
   * @return the model of the file itself, without those that it makes with defects
   * @throws BadModel if the comments cannot be read, or what they name is not there
   * @throws IOException if a file cannot be read
   */
  public static Model read(Path config, Path specDir) throws IOException {
    return readAll(config, specDir).getFirst();
  }

  /**
   * Reads every configuration below a directory, sorted by path, each followed by the models that
   * it makes with defects, in the order of the file.
   *
   * @param specDir the directory of the modules
   * @throws BadModel if one of them cannot be used
   * @throws IOException if a file cannot be read
   */
  public static List<Model> all(Path specDir) throws IOException {
    List<Path> configs;
    try (Stream<Path> files = Files.walk(specDir)) {
      configs = files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<Model> models = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path config : configs) {
      for (Model model : readAll(config, specDir)) {
        if (!names.add(model.name)) {
          throw new BadModel(config + ": there is another model " + model.name);
        }
        models.add(model);
      }
    }
    return List.copyOf(models);
  }

  private static List<Model> readAll(Path config, Path specDir) throws IOException {
    String file = config.getFileName().toString();
    if (!file.endsWith(SUFFIX) || !Files.isRegularFile(config)) {
      throw new BadModel(config + ": there is no such configuration (*" + SUFFIX + ")");
    }
    String name = file.substring(0, file.length() - SUFFIX.length());
    Path module = specDir.resolve(name.replaceFirst("\\..*", "") + ".tla");
    if (!Files.isRegularFile(module)) {
      throw new BadModel(config + ": there is no module " + module);
    }
    String text = Files.readString(config);
    ConfigText parsed = ConfigText.parse(text);
    SequencedSet<String> defects = parsed.defects().orElseGet(TreeSet::new);
    Optional<String> mustFail = Optional.empty();
    List<Model> derived = new ArrayList<>();
    for (MatchResult line : MUST_FAIL.matcher(text).results().toList()) {
      MatchResult failure = failure(config, parsed, line.group(1));
      String property = failure.group(1);
      if (failure.group(2) != null) {
        SequencedSet<String> wanted = ConfigText.strings(failure.group(2));
        String variant = name + "." + property + "." + String.join("+", wanted);
        derived.add(
            new Model(
                module, config, variant, OptionalLong.empty(), Optional.of(property), wanted));
      } else if (mustFail.isPresent()) {
        throw new BadModel(config + ": it must fail twice; give the defects of each");
      } else {
        mustFail = Optional.of(property);
      }
    }
    derived.addFirst(new Model(module, config, name, states(config, text), mustFail, defects));
    return derived;
  }

  private static MatchResult failure(Path config, ConfigText parsed, String line) throws BadModel {
    Matcher failure = FAILURE.matcher(line);
    if (!failure.matches()) {
      throw new BadModel(config + ": not a name and perhaps a set of defects: must fail: " + line);
    }
    if (!parsed.lists(failure.group(1))) {
      throw new BadModel(
          config + ": must fail names " + failure.group(1) + ", which it does not check");
    }
    if (failure.group(2) != null && parsed.defects().isEmpty()) {
      throw new BadModel(config + ": must fail names defects, but there is no Defects = {}");
    }
    return failure;
  }

  private static OptionalLong states(Path config, String text) throws BadModel {
    List<String> counts =
        STATES.matcher(text).results().map(line -> line.group(1).strip()).toList();
    if (counts.isEmpty()) {
      return OptionalLong.empty();
    }
    if (counts.size() > 1 || !counts.getFirst().matches("\\d{1,18}")) {
      throw new BadModel(
          config + ": not one number: distinct states: " + String.join(", ", counts));
    }
    return OptionalLong.of(Long.parseLong(counts.getFirst()));
  }

  /** The component that the module specifies, such as {@code driver}: what a suite is named by. */
  public String component() {
    String file = module.getFileName().toString();
    return file.substring(0, file.length() - ".tla".length()).toLowerCase(Locale.ROOT);
  }

  /**
   * The same model of a system with other deviations from the reference. Nothing is expected of it.
   *
   * @param wanted the elements of the constant {@code Defects}
   */
  public Model withDefects(Set<String> wanted) {
    SequencedSet<String> sorted = new TreeSet<>(wanted);
    String variant = sorted.isEmpty() ? name : name + "." + String.join("+", sorted);
    return new Model(module, config, variant, OptionalLong.empty(), Optional.empty(), sorted);
  }

  /** The configuration text that TLC is given for this model. */
  ConfigText text() throws IOException {
    ConfigText parsed = ConfigText.parse(Files.readString(config));
    if (parsed.defects().isEmpty() && !defects.isEmpty()) {
      throw new BadModel(config + ": there is no Defects = {} to set to " + defects);
    }
    ConfigText set = parsed.withDefects(defects);
    return mustFail.map(set::only).orElse(set);
  }

  /**
   * Whether TLC found what is expected.
   *
   * @param result what it found about this model
   * @return holds if nothing is violated and the number of distinct states is the recorded one; for
   *     a model that must fail, if the named invariant or property is violated
   */
  public ModelVerdict verdict(CheckResult result) {
    String found = result.violation().map(Violation::summary).orElse("nothing is violated");
    if (mustFail.isPresent()) {
      String wanted = mustFail.get();
      boolean holds =
          result.violation().filter(v -> v.name().equals(wanted) && v.refutes()).isPresent();
      return new ModelVerdict(
          holds,
          name + ": " + wanted + (holds ? " fails, as it must" : " must fail, but " + found));
    }
    if (result.violation().isPresent()) {
      return new ModelVerdict(false, name + ": " + found);
    }
    String states = name + ": " + result.distinct() + " distinct states";
    if (expectedStates.isEmpty()) {
      return new ModelVerdict(true, states + "; no number is recorded in " + config);
    }
    if (expectedStates.getAsLong() != result.distinct()) {
      return new ModelVerdict(
          false,
          "%s, but %d are recorded; if the change is meant, write \"\\* distinct states: %d\" in %s"
              .formatted(states, expectedStates.getAsLong(), result.distinct(), config));
    }
    return new ModelVerdict(true, states);
  }
}
