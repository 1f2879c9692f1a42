package frostproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The defects by name: the table of spec/README.md that says what is wrong with each.
 *
 * @param words what is wrong, by id, in the order of the table
 */
record DefectNames(Map<String, String> words) {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([KDLX]\\d{2,}) \\| (\\S.*\\S) \\|$");
  private static final Pattern HISTORICAL = Pattern.compile("[KD]\\d{2,}");
  private static final Pattern YEAR = Pattern.compile("^\\d{4}: ");

  static DefectNames read(Path readme) throws IOException {
    Map<String, String> words = new LinkedHashMap<>();
    Matcher row = ROW.matcher(Files.readString(readme));
    while (row.find()) {
      words.put(row.group(1), row.group(2));
    }
    return new DefectNames(words);
  }

  /** Whether a defect shipped once, in the driver (K) or the daemon (D). */
  static boolean isHistorical(String id) {
    return HISTORICAL.matcher(id).matches();
  }

  /** Whether it is no defect of an implementation but a fairness condition that is left out. */
  boolean isAssumption(String id) {
    return of(id).startsWith("assumption left out: ");
  }

  /** {@code K14, 2016: HOT_BACKUP is answered OK with no daemon}. */
  String title(String id) {
    String text = of(id);
    return id + (YEAR.matcher(text).find() ? ", " : ": ") + text;
  }

  /** {@code K14.hot-backup-is-answered-ok-with-no-daemon.story}. */
  String fileName(String id) {
    String slug =
        YEAR.matcher(of(id))
            .replaceFirst("")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return id + "." + slug + ".story";
  }

  private String of(String id) {
    return Optional.ofNullable(words.get(id))
        .orElseThrow(() -> new Exit.BadInput("spec/README.md does not say what " + id + " is"));
  }
}
