package frostproof.cli;

import frostproof.cli.DefectTrial.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stored stories of the defects that shipped: the shortest counterexample in each component
 * that has the defect. The file of the shortest of them has the plain name of the defect, the
 * others say in which component they are.
 *
 * @param home where they are
 * @param names of the defects
 */
record DefectStories(Home home, DefectNames names) {
  private static final Path CASES = Path.of("model-tests", "cases");

  /** The file of each outcome's story from the home directory; none where no defect shipped. */
  Map<Outcome, String> paths(List<Outcome> outcomes) {
    Map<Outcome, String> paths = new LinkedHashMap<>();
    Set<String> told = new HashSet<>();
    outcomes.stream()
        .filter(outcome -> DefectNames.isHistorical(outcome.id()))
        .filter(outcome -> outcome.story().isPresent())
        .sorted(Comparator.comparingInt(Outcome::steps).thenComparing(Outcome::component))
        .forEach(outcome -> {
          String plain = names.fileName(outcome.id());
          boolean first = told.add(outcome.id());
          String name =
              first
                  ? plain
                  : plain.replaceFirst("(\\.story)$", "-in-" + outcome.component() + "$1");
          paths.put(outcome, CASES.resolve(name).toString());
        });
    return paths;
  }

  /** Writes the stories of these outcomes, and removes what else was stored of the same defects. */
  List<String> write(List<Outcome> outcomes) throws IOException {
    Map<Outcome, String> paths = paths(outcomes);
    Files.createDirectories(home.root().resolve(CASES));
    for (String old : stored(paths.keySet())) {
      Files.delete(home.root().resolve(old));
    }
    for (Map.Entry<Outcome, String> each : paths.entrySet()) {
      Files.writeString(home.root().resolve(each.getValue()), each.getKey().story().orElseThrow());
    }
    return stale(outcomes);
  }

  /** The stories that are not stored as these outcomes have them, or under another name. */
  List<String> stale(List<Outcome> outcomes) throws IOException {
    Map<Outcome, String> paths = paths(outcomes);
    SortedSet<String> stored = stored(paths.keySet());
    SortedSet<String> stale = new TreeSet<>(stored);
    stale.removeAll(paths.values());
    for (Map.Entry<Outcome, String> each : paths.entrySet()) {
      String text = each.getKey().story().orElseThrow();
      Path file = home.root().resolve(each.getValue());
      if (!stored.contains(each.getValue()) || !Files.readString(file).equals(text)) {
        stale.add(each.getValue());
      }
    }
    return List.copyOf(stale);
  }

  /** The files that are there of these outcomes' defects. */
  private SortedSet<String> stored(Collection<Outcome> outcomes) throws IOException {
    Path cases = home.root().resolve(CASES);
    if (!Files.isDirectory(cases)) {
      return new TreeSet<>();
    }
    Set<String> ids = outcomes.stream().map(Outcome::id).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(cases)) {
      return files
          .filter(file -> ids.contains(file.getFileName().toString().replaceFirst("\\..*", "")))
          .map(file -> CASES.resolve(file.getFileName()).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
