package frostproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The specification as it was at an earlier revision, in a directory that vanishes. */
final class EarlierSpec implements AutoCloseable {
  private static final String GRAPH = "[0-9a-f]{64}";

  private final Path directory;

  private EarlierSpec(Path directory) {
    this.directory = directory;
  }

  /**
   * Gets spec/ from the repository.
   *
   * @param home a working copy of git
   * @param since a revision, or the SHA-256 of a graph that a suite in traces/ once bore
   * @throws Exit.BadInput if there is no such revision or graph, in one line
   */
  static EarlierSpec at(Home home, String since) throws IOException, InterruptedException {
    String revision = since.matches(GRAPH) ? withGraph(home, since) : since;
    // Git takes a revision that begins with a hyphen for an option.
    if (revision.startsWith("-")) {
      throw new Exit.BadInput("no revision is named " + revision);
    }
    EarlierSpec earlier = new EarlierSpec(Files.createTempDirectory("frostproof-since"));
    try {
      Path archive = earlier.directory.resolve("spec.zip");
      git(home, "archive", "--format=zip", "--output=" + archive, revision, "spec");
      unpack(archive, earlier.directory);
      return earlier;
    } catch (IOException | InterruptedException | RuntimeException e) {
      earlier.close();
      throw e;
    }
  }

  /** A home whose spec/ is the earlier one. */
  Home home() {
    return new Home(directory);
  }

  private static String withGraph(Home home, String graph)
      throws IOException, InterruptedException {
    String revision =
        git(home, "log", "--reverse", "--format=%H", "-S", "graph " + graph, "--", "traces")
            .lines()
            .findFirst()
            .orElse("");
    if (revision.isEmpty()) {
      throw new Exit.BadInput("no suite in the history of traces/ is of the graph " + graph);
    }
    return revision;
  }

  private static String git(Home home, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", home.root().toString()));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said;
    try (InputStream out = git.getInputStream()) {
      git.getOutputStream().close();
      said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (git.waitFor() != 0) {
      throw new Exit.BadInput("git: " + said.lines().findFirst().orElse("failed"));
    }
    return said;
  }

  private static void unpack(Path archive, Path directory) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!entry.isDirectory() && file.startsWith(directory)) {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
