package frostproof.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a program, or another library, is linked with. */
final class SharedLibraries {
  private static final Pattern LIBRARY = Pattern.compile("(?:=> )?(/[^ ]+) \\(0x");

  private SharedLibraries() {}

  /**
   * The files, each at the path where the loader looks for it; none for what is linked statically.
   *
   * @throws IOException if ldd cannot be run
   */
  static List<String> of(Path object) throws IOException {
    return LIBRARY
        .matcher(Programs.run(Map.of(), "ldd", object.toString()).output())
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }
}
