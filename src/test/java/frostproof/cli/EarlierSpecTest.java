package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository of two revisions: what spec/ was at the first. */
class EarlierSpecTest {
  private static final String OLD = "a".repeat(64);
  private static final String NEW = "b".repeat(64);

  @TempDir private Path root;
  private Home home;

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-C", root.toString(), "-c", "user.name=a", "-c", "user.email=a@b"));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] said = git.getInputStream().readAllBytes();
    assertThat(git.waitFor()).as(new String(said)).isZero();
  }

  private void commit(String text, String graph) throws IOException, InterruptedException {
    Files.createDirectories(root.resolve("spec"));
    Files.createDirectories(root.resolve("traces"));
    Files.writeString(root.resolve("spec/Driver.tla"), text);
    Files.writeString(root.resolve("traces/driver.suite"), "graph " + graph + "\n");
    git("add", "-A");
    git("commit", "-q", "-m", text);
  }

  @BeforeEach
  void twoRevisions() throws IOException, InterruptedException {
    git("init", "-q");
    commit("old", OLD);
    git("tag", "first");
    commit("new", NEW);
    home = new Home(root);
  }

  private String at(String since) throws IOException, InterruptedException {
    Path directory;
    String text;
    try (EarlierSpec earlier = EarlierSpec.at(home, since)) {
      directory = earlier.home().root();
      text = Files.readString(earlier.home().spec().resolve("Driver.tla"));
    }
    assertThat(directory).doesNotExist();
    return text;
  }

  @Test
  void aRevisionOrAGraphNamesIt() throws IOException, InterruptedException {
    assertThat(at("first")).isEqualTo("old");
    assertThat(at("HEAD")).isEqualTo("new");
    assertThat(at(OLD)).isEqualTo("old");
    assertThat(at(NEW)).isEqualTo("new");
  }

  @Test
  void whatIsUnknownIsOneLine() {
    assertThatThrownBy(() -> at("nowhere"))
        .isInstanceOf(Exit.BadInput.class)
        .hasMessageContaining("nowhere")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> at("c".repeat(64))).hasMessageContaining("no suite in the history");
    assertThatThrownBy(() -> at("--output=x")).hasMessageContaining("no revision is named");
  }
}
