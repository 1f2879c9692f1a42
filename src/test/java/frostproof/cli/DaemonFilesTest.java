package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The files of the daemon's package say what the command says. */
class DaemonFilesTest {
  private static final Path FILES = Path.of("src/main/deb");

  private static CommandLine daemon() {
    return new CommandLine(new DaemonCommand()).setCommandName("frostproof-daemon");
  }

  @Test
  void theManualHasEveryOption() throws IOException {
    String manual = Files.readString(FILES.resolve("frostproof-daemon.8")).replace("\\-", "-");
    daemon()
        .getCommandSpec()
        .options()
        .forEach(option -> assertThat(manual).contains(option.longestName()));
  }

  @Test
  void theShellCompletesWhatTheCommandHas() throws IOException {
    assertThat(AutoComplete.bash("frostproof-daemon", daemon()))
        .isEqualTo(Files.readString(FILES.resolve("frostproof-daemon.bash")));
  }
}
