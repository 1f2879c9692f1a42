package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A known subject: which of the named defects it has. It is a file of spec/profiles:
 *
 * <pre>
 * # what somebody should know
 * component driver
 * subject hv_utils.ko of Linux 6.1
 * defects X76 X77
 * defects X78
 * </pre>
 *
 * @param name the file's name without its end
 * @param component of which it is an implementation
 * @param subject what it is, with its version
 * @param defects names of the table in spec/README.md, sorted
 */
record Profile(String name, Component<?> component, String subject, SequencedSet<String> defects) {
  private static final String SUFFIX = ".profile";

  /**
   * Reads a profile.
   *
   * @throws Exit.BadInput in one line, if there is none of this name or it cannot be read
   */
  static Profile read(Home home, String name) throws IOException {
    Path file = directory(home).resolve(name + SUFFIX);
    if (!name.matches("[\\w.-]+") || !Files.isRegularFile(file)) {
      throw new Exit.BadInput(
          "no profile is named %s; there are %s".formatted(name, String.join(", ", names(home))));
    }
    DefectNames known = DefectNames.read(home.spec().resolve("README.md"));
    Optional<Component<?>> component = Optional.empty();
    String subject = "";
    TreeSet<String> defects = new TreeSet<>();
    for (String line : Files.readAllLines(file)) {
      String[] word = line.strip().split("\\s+", 2);
      switch (word[0]) {
        case "", "#" -> {}
        case "component" -> component = Reference.component(rest(file, word));
        case "subject" -> subject = rest(file, word);
        case "defects" -> defects.addAll(List.of(rest(file, word).split("\\s+")));
        case String other -> throw bad(file, "\"" + other + "\" begins no line of a profile");
      }
    }
    for (String defect : defects) {
      if (!known.words().containsKey(defect)) {
        throw bad(file, "spec/README.md does not say what " + defect + " is");
      }
    }
    if (subject.isEmpty() || defects.isEmpty()) {
      throw bad(file, "a profile names a subject and its defects");
    }
    String missing = "a profile names a component that there is";
    return new Profile(name, component.orElseThrow(() -> bad(file, missing)), subject, defects);
  }

  /** The profiles of a component. */
  static List<Profile> of(Home home, Component<?> component) throws IOException {
    List<Profile> profiles = new ArrayList<>();
    for (String name : names(home)) {
      Profile profile = read(home, name);
      if (profile.component.name().equals(component.name())) {
        profiles.add(profile);
      }
    }
    return profiles;
  }

  /** The names of all profiles. */
  static List<String> names(Home home) throws IOException {
    if (!Files.isDirectory(directory(home))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory(home))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  private static Path directory(Home home) {
    return home.spec().resolve("profiles");
  }

  private static String rest(Path file, String[] word) {
    if (word.length < 2) {
      throw bad(file, "nothing comes after \"" + word[0] + "\"");
    }
    return word[1];
  }

  private static Exit.BadInput bad(Path file, String fault) {
    return new Exit.BadInput(file + ": " + fault);
  }
}
