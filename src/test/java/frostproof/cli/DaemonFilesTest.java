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

  /** Whoever waits for the daemon to stop must wait longer than it waits itself. */
  @Test
  void theUnitOutlastsTheDeadlines() throws IOException {
    String unit = unit();
    long deadline =
        Long.parseLong(daemon().getCommandSpec().findOption("--mount-deadline-ms").defaultValue());
    assertThat(number(unit, "TimeoutStopSec=") * 1000).isGreaterThan(deadline);
    assertThat(number(unit, "WatchdogSec=") * 1000).isGreaterThan(deadline);
    assertThat(unit).as("its stop hook may ask for time too").contains("\nNotifyAccess=exec\n");
  }

  @Test
  void theManualSaysWhatHooksMayDo() throws IOException {
    String manual = Files.readString(FILES.resolve("frostproof-daemon.8"));
    String hooks = manual.substring(manual.indexOf(".SH HOOKS"), manual.indexOf(".SH WITH"));
    String capabilities = line(unit(), "CapabilityBoundingSet=");
    assertThat(hooks).contains(capabilities.split(" "));
    assertThat(hooks).contains("PrivateNetwork=", "RestrictAddressFamilies=AF_UNIX");
  }

  /** The package of the stock daemon has two more, which do not disturb. */
  @Test
  void onlyTheUnitOfTheOtherDaemonIsInTheWay() throws IOException {
    assertThat(Files.readString(FILES.resolve("control/control"))).doesNotContain("Conflicts");
    assertThat(line(unit(), "Conflicts=").split(" "))
        .contains("hv-vss-daemon.service", "hypervvssd.service");
  }

  private static String unit() throws IOException {
    return Files.readString(FILES.resolve("frostproof-daemon.service"));
  }

  private static String line(String unit, String key) {
    return unit.lines()
        .filter(each -> each.startsWith(key))
        .map(each -> each.substring(key.length()))
        .findFirst()
        .orElseThrow();
  }

  private static long number(String unit, String key) {
    return Long.parseLong(line(unit, key));
  }
}
