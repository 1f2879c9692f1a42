package frostproof;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Formats every Java source of the project with google-java-format; {@code mvn -q validate
 * exec:exec@format} runs it from source.
 */
final class Format {
  /** The command that repairs what {@link #check} finds. */
  static final String COMMAND = "mvn -q validate exec:exec@format";

  static final List<Path> SOURCE_ROOTS =
      Stream.of("src/main/java", "src/test/java", "model-tests/java").map(Path::of).toList();

  private Format() {}

  public static void main(String[] args) throws IOException {
    System.exit(run(sources(SOURCE_ROOTS), new PrintWriter(System.err, true), "--replace"));
  }

  /** The names of the files among {@code sources} that are not formatted, or cannot be parsed. */
  static List<String> check(List<Path> sources) {
    var out = new java.io.StringWriter();
    run(sources, new PrintWriter(out, true), "--dry-run", "--set-exit-if-changed");
    return out.toString().lines().toList();
  }

  /** Every Java file below the given directories that exist, sorted. */
  static List<Path> sources(List<Path> roots) throws IOException {
    var found = new ArrayList<Path>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }

  private static int run(List<Path> sources, PrintWriter out, String... options) {
    var arguments = new ArrayList<>(List.of(options));
    sources.forEach(source -> arguments.add(source.toString()));
    return ToolProvider.findFirst("google-java-format")
        .orElseThrow(() -> new IllegalStateException("google-java-format is not on the class path"))
        .run(out, out, arguments.toArray(String[]::new));
  }
}
