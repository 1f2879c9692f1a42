package frostproof.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The switch is as it was before, whatever becomes of the daemon. */
class GracePeriodsTest {
  @TempDir private Path directory;
  private Path file;
  private Path run;

  @BeforeEach
  void makeTheSwitch() throws IOException {
    file = Files.writeString(directory.resolve("switch"), "0\n");
    run = Files.createDirectory(directory.resolve("run"));
  }

  private GracePeriods open() {
    return new GracePeriods(Optional.of(file), run);
  }

  private void assertThatItIs(String value) throws IOException {
    assertThat(file).hasContent(value + "\n");
  }

  @Test
  void theyAreShortFromOneCallToTheOther() throws IOException {
    try (GracePeriods grace = open()) {
      assertThatItIs("0");
      grace.expedite();
      assertThatItIs("1");
      grace.expedite();
      assertThatItIs("1");
      grace.restore();
      assertThatItIs("0");
      grace.expedite();
      assertThatItIs("1");
    }
    assertThatItIs("0");
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void whatSomebodyElseHasSetIsLeftAlone() throws IOException {
    Files.writeString(file, "1\n");
    try (GracePeriods grace = open()) {
      grace.expedite();
      grace.restore();
    }
    assertThatItIs("1");
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void whoeverStartsNextPutsItBack() throws IOException {
    open().expedite(); // and dies
    assertThatItIs("1");
    open();
    assertThatItIs("0");
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void whereThereIsNoRoomItIsNotChanged() throws IOException {
    Files.delete(run);
    try (GracePeriods grace = open()) {
      grace.expedite();
      assertThatItIs("0");
    }
    assertThatItIs("0");
  }

  @Test
  void whereThereIsNoSwitchNothingHappens() throws IOException {
    Files.delete(file);
    try (GracePeriods grace = open()) {
      grace.expedite();
      grace.restore();
    }
    assertThat(file).doesNotExist();
    assertThat(run).isEmptyDirectory();
  }
}
