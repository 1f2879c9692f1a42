package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFileTest {
  @TempDir private Path root;

  private Home home(String text) throws IOException {
    Path profiles = Files.createDirectories(root.resolve("spec/profiles"));
    Files.copy(Path.of("spec/README.md"), root.resolve("spec/README.md"));
    Files.writeString(profiles.resolve("mine.profile"), text);
    return new Home(root);
  }

  @Test
  void everyProfileIsRead() throws IOException {
    Home home = Home.find();
    assertThat(Profile.names(home)).contains("linux-6.1", "linux-6.12");
    for (String name : Profile.names(home)) {
      Profile profile = Profile.read(home, name);
      assertThat(profile.defects()).isNotEmpty();
      assertThat(Profile.of(home, profile.component())).extracting(Profile::name).contains(name);
    }
  }

  @Test
  void namesMayBeOnSeveralLines() throws IOException {
    Home home = home("# why\ncomponent driver\n\nsubject a b\ndefects X07 L06\ndefects K09\n");
    Profile profile = Profile.read(home, "mine");
    assertThat(profile.subject()).isEqualTo("a b");
    assertThat(profile.defects()).containsExactly("K09", "L06", "X07");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          component driver,subject x,defects Z01 | does not say what Z01 is
          component disk,subject x,defects X07   | names a component
          component driver,defects X07           | names a subject and its defects
          component driver,subject x             | names a subject and its defects
          component driver,subject               | nothing comes after "subject"
          component driver,colour red            | begins no line of a profile
          """)
  void whatIsNoProfileIsOneLine(String lines, String part) throws IOException {
    Home home = home(lines.replace(',', '\n'));
    assertThatThrownBy(() -> Profile.read(home, "mine"))
        .isInstanceOf(Exit.BadInput.class)
        .hasMessageContaining(part)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aMissingProfileIsToldThoseThatThereAre() {
    assertThatThrownBy(() -> Profile.read(Home.find(), "../x"))
        .isInstanceOf(Exit.BadInput.class)
        .hasMessageContaining("there are hv_vss_daemon-6.1, linux-6.1, linux-6.12");
  }
}
