package frostproof.cli;

import frostproof.cli.DefectTrial.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The stored stories of the defects that shipped, one a defect: its shortest counterexample, in the
 * first component by name that has one of this length.
 *
 * @param home where they are
 * @param names of the defects
 */
record DefectStories(Home home, DefectNames names) {
  private static final Path CASES = Path.of("model-tests", "cases");

  /** The file of a defect's story from the home directory; of one that did not ship, none. */
  Optional<String> path(String id) {
    return DefectNames.isHistorical(id)
        ? Optional.of(CASES.resolve(names.fileName(id)).toString())
        : Optional.empty();
  }

  /** Writes the stories of these outcomes, and removes what else was stored of the same defects. */
  List<String> write(List<Outcome> outcomes) throws IOException {
    for (Outcome outcome : told(outcomes).values()) {
      for (Path old : stored(outcome.id())) {
        Files.delete(old);
      }
      Files.createDirectories(home.root().resolve(CASES));
      Files.writeString(file(outcome), outcome.story().orElseThrow());
    }
    return stale(outcomes);
  }

  /** The stories that are not stored as these outcomes have them, or under another name. */
  List<String> stale(List<Outcome> outcomes) throws IOException {
    List<String> stale = new ArrayList<>();
    for (Outcome outcome : told(outcomes).values()) {
      Path file = file(outcome);
      boolean same =
          stored(outcome.id()).equals(List.of(file))
              && Files.readString(file).equals(outcome.story().orElseThrow());
      if (!same) {
        stale.add(home.root().relativize(file).toString());
      }
    }
    return stale;
  }

  private Path file(Outcome outcome) {
    return home.root().resolve(path(outcome.id()).orElseThrow());
  }

  private List<Path> stored(String id) throws IOException {
    Path cases = home.root().resolve(CASES);
    if (!Files.isDirectory(cases)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cases)) {
      return files.filter(file -> file.getFileName().toString().startsWith(id + ".")).toList();
    }
  }

  /** Of each defect that shipped the outcome with the shortest counterexample. */
  private static SortedMap<String, Outcome> told(List<Outcome> outcomes) {
    SortedMap<String, Outcome> told = new TreeMap<>();
    outcomes.stream()
        .filter(outcome -> DefectNames.isHistorical(outcome.id()))
        .filter(outcome -> outcome.story().isPresent())
        .sorted(Comparator.comparingInt(Outcome::steps).thenComparing(Outcome::component))
        .forEach(outcome -> told.putIfAbsent(outcome.id(), outcome));
    return told;
  }
}
