package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The package, installed: {@code mvn verify -Pdeb} builds it and runs this. Needs dpkg, and root
 * for what freezes; skipped, with the reason, where that is missing.
 */
class PackageIT {
  private static final Path PACKAGE = Path.of("target/frostproof-daemon.deb").toAbsolutePath();

  @TempDir static Path root;

  private record Ended(int status, String said) {}

  @BeforeAll
  static void install() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "there is no dpkg to install with");
    assumeTrue("root".equals(System.getProperty("user.name")), "dpkg installs as root only");
    Path administration = Files.createDirectories(root.resolve("var/lib/dpkg"));
    Files.createDirectories(administration.resolve("info"));
    Files.createDirectories(administration.resolve("updates"));
    Files.createFile(administration.resolve("status"));
    dpkg();
  }

  /** libc6 is not in that root, so dpkg is told not to mind. */
  private static void dpkg() throws Exception {
    Ended ended =
        run(
            "dpkg",
            "--root=" + root,
            "--force-depends",
            "--force-script-chrootless",
            "--install",
            PACKAGE.toString());
    assertThat(ended.status()).as(ended.said()).isZero();
  }

  @Test
  void itRunsWhereItIsInstalled() throws Exception {
    Ended ended = run(installed("usr/sbin/../lib/frostproof/bin/frostproof-daemon"), "--version");
    assertThat(ended).isEqualTo(new Ended(0, "frostproof-daemon 0.1.0\n"));
    Ended plan = run(installed("usr/lib/frostproof/bin/frostproof-daemon"), "--dry-run", "--json");
    assertThat(plan.said()).startsWith("{\"freeze\":[");
  }

  @Test
  void itsCacheOfClassesIsGood() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(installed("usr/lib/frostproof/jre/bin/java"));
    String launcher =
        Files.readString(root.resolve("usr/lib/frostproof/bin/frostproof-daemon"))
            .replace("\\\n", " ")
            .replace("$home", root.resolve("usr/lib/frostproof").toString())
            .replace("\"", "");
    String options = launcher.substring(launcher.indexOf("jre/bin/java") + "jre/bin/java".length());
    for (String option : options.strip().split("\\s+")) {
      command.add(option.equals("-XX:AOTMode=auto") ? "-XX:AOTMode=on" : option);
    }
    command.set(command.size() - 1, "--version");
    assertThat(run(command.toArray(String[]::new)).status()).isZero();
  }

  @Test
  void itsUnitIsGood() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "no systemd-analyze here");
    Ended ended =
        run("systemd-analyze", "verify", "--man=no", "--root=" + root, "frostproof-daemon.service");
    // the other units are not in that root
    assertThat(ended.said())
        .doesNotContain("Unknown", "Failed to parse", "Invalid", "not executable");
  }

  @Test
  void anUpgradeWhileFrozenThaws() throws Exception {
    RealFileSystems.assume(FsType.EXT4);
    List<Path> classes = List.of(home(Sandbox.class), home(DaemonStage.class), root);
    try (Sandbox sandbox =
        Sandbox.start(FsType.EXT4, Sandbox.SILENCE, DaemonStage.class.getName(), classes)) {
      assertThat(sandbox.ask(DaemonStory.UPGRADED_WHILE_FROZEN.name())).isEqualTo(Agent.OK);
    }
  }

  @Test
  void itIsInstalledAgainOverItself() throws Exception {
    dpkg();
    itRunsWhereItIsInstalled();
  }

  private static String installed(String path) {
    return root.resolve(path).toString();
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Ended run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
