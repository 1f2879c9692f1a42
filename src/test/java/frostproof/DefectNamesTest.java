package frostproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A defect that the specification names must fail a configuration, and is explained. */
class DefectNamesTest {
  private static final Path SPEC = Path.of("spec");

  private static SortedSet<String> names(String suffix, String pattern) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(SPEC)) {
      for (Path file : files.filter(path -> path.toString().endsWith(suffix)).toList()) {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        while (matcher.find()) {
          names.add(matcher.group(1));
        }
      }
    }
    return names;
  }

  @Test
  void everyNameMustFailSomething() throws IOException {
    SortedSet<String> named = names(".tla", "\"([KDLX]\\d{2,3})\"");
    assertThat(named).hasSizeGreaterThan(40);
    assertThat(names(".cfg", "must fail: \\w+ \\{\"([KDLX]\\d{2,3})\"\\}")).isEqualTo(named);
  }

  @Test
  void everyNameIsExplained() throws IOException {
    assertThat(names("README.md", "(?m)^\\| ([KDLX]\\d{2,3}) \\| \\S"))
        .isEqualTo(names(".tla", "\"([KDLX]\\d{2,3})\""));
  }
}
