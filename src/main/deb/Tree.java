import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out what the package installs: the daemon's jars, a Java of java.base alone, a cache of the
 * classes that it loads, and the files of the system. Run by Maven on the JDK that it chose.
 */
final class Tree {
  private static final List<String> LIBRARIES =
      List.of("picocli", "jackson-core", "jackson-annotations", "jackson-databind");

  private final Path base;
  private final Path tree;
  private final Path home;
  private final Instant time;

  private Tree(Path base, Path tree, Instant time) {
    this.base = base;
    this.tree = tree;
    this.time = time;
    home = tree.resolve("usr/lib/frostproof");
  }

  /** Arguments: the project's directory, where the tree goes, and the time that its files get. */
  public static void main(String[] arguments) throws Exception {
    new Tree(Path.of(arguments[0]), Path.of(arguments[1]), Instant.parse(arguments[2])).make();
  }

  private void make() throws IOException, InterruptedException {
    delete();
    Path sources = base.resolve("src/main/deb");
    copy(sources.resolve("frostproof-daemon"), "usr/lib/frostproof/bin/frostproof-daemon");
    copy(sources.resolve("frostproof-daemon.service"), "usr/lib/systemd/system/frostproof-daemon.service");
    copy(sources.resolve("60-frostproof.rules"), "usr/lib/udev/rules.d/60-frostproof.rules");
    copy(sources.resolve("frostproof-daemon.8"), "usr/share/man/man8/frostproof-daemon.8");
    copy(
        sources.resolve("frostproof-daemon.bash"),
        "usr/share/bash-completion/completions/frostproof-daemon");
    copy(base.resolve("LICENSE"), "usr/share/doc/frostproof-daemon/copyright");
    copy(base.resolve("target/frostproof.jar"), "usr/lib/frostproof/lib/frostproof.jar");
    for (String library : LIBRARIES) {
      copy(library(library), "usr/lib/frostproof/lib/" + library + ".jar");
    }
    link();
    date();
    train();
  }

  private Path library(String name) throws IOException {
    try (Stream<Path> jars = Files.list(base.resolve("target/lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().matches(name + "-[0-9].*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("target/lib has no " + name));
    }
  }

  private void link() throws IOException, InterruptedException {
    run(
        Path.of(System.getProperty("java.home"), "bin/jlink").toString(),
        "--add-modules",
        "java.base",
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        home.resolve("jre").toString());
  }

  /** The cache holds only for files of the time that they had, and the package gives them this one. */
  private void date() throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(time));
      }
    }
  }

  /** Runs the daemon once as it is started later, and keeps which classes it loaded. */
  private void train() throws IOException, InterruptedException {
    Path launcher = home.resolve("bin/frostproof-daemon");
    launcher.toFile().setExecutable(true, false);
    Path trainer = tree.resolveSibling("deb-train");
    String text = Files.readString(launcher);
    String cache = "-XX:AOTCache=\"$home/daemon.aot\" -XX:AOTMode=auto";
    if (!text.contains(cache)) {
      throw new IOException("the launcher uses no cache");
    }
    Files.writeString(
        trainer,
        text.replace(cache, "-XX:AOTCacheOutput=\"$home/daemon.aot\"")
            .replace("home=$(dirname -- \"$(readlink -f -- \"$0\")\")/..", "home=" + home));
    run("sh", trainer.toString(), "--dry-run", "--run", "/dev/shm/frostproof-training");
    Files.delete(trainer);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() > 1) { // 1: the plan has what cannot be reached
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }

  private void copy(Path from, String to) throws IOException {
    Path target = tree.resolve(to);
    Files.createDirectories(target.getParent());
    Files.copy(from, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private void delete() throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> files = Files.walk(tree)) {
        files
            .sorted(Comparator.reverseOrder())
            .forEach(
                file -> {
                  try {
                    Files.delete(file);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
      }
    }
  }
}
