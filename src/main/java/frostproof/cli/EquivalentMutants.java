package frostproof.cli;

import frostproof.cli.MutantsCommand.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mutants that are known to mean the same as the specification, each with the reason: {@code
 * spec/equivalent-mutants.txt}. A line is {@code module | definition | change | line text |
 * reason}; an empty line and one that begins with # say nothing.
 *
 * @param entries in the order of the file
 */
record EquivalentMutants(List<Entry> entries) {
  private static final int FIELDS = 5;

  /** One line of the file. */
  record Entry(String module, String definition, String change, String place, String reason) {
    boolean covers(Row row) {
      return module.equals(row.module())
          && definition.equals(row.definition())
          && change.equals(row.change())
          && place.equals(row.place());
    }

    @Override
    public String toString() {
      return String.join(" | ", module, definition, change, place);
    }
  }

  /** Reads the file; without one no mutant is known. */
  static EquivalentMutants read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
          entries.add(entry(file, i + 1, lines.get(i)));
        }
      }
    }
    return new EquivalentMutants(List.copyOf(entries));
  }

  private static Entry entry(Path file, int number, String line) {
    String[] fields = line.strip().split("\\s+\\|\\s+");
    if (fields.length != FIELDS) {
      throw new Exit.BadInput(
          file + ", entry " + number + ": not module | definition | change | line text | reason");
    }
    return new Entry(fields[0], fields[1], fields[2], fields[3], fields[4]);
  }

  /** Why a mutant means the same, if it is listed. */
  Optional<String> reason(Row row) {
    return entries.stream().filter(entry -> entry.covers(row)).findFirst().map(Entry::reason);
  }

  /** The entries about these modules that no surviving mutant needs. */
  List<Entry> stale(List<String> modules, List<Row> survivors) {
    return entries.stream()
        .filter(entry -> modules.contains(entry.module()))
        .filter(entry -> survivors.stream().noneMatch(entry::covers))
        .toList();
  }
}
