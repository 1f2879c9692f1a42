package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The disks in memory that were made for a daemon go with its sandbox, however that ends. */
class DisksInMemoryTest {
  private static final Pattern DISK = Pattern.compile("(?<=/dev/)zram\\d+");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void theyGoWithAKeeperThatIsKilled() throws IOException {
    Optional<Missing> missing = SandboxedDaemon.missing("mvn verify");
    assumeTrue(missing.isEmpty(), () -> "a daemon: " + missing.orElseThrow());
    var program =
        new SandboxedDaemon.Program(Path.of("/bin/true"), List.of(), List.of(), List.of(), "");
    try (SandboxedDaemon daemon = new SandboxedDaemon(program)) {
      daemon.reset();
      Map<String, String> disks = disks(daemon.keeper());
      assertThat(disks).hasSizeGreaterThan(3);
      daemon.keeper().destroyForcibly();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!left(disks).isEmpty() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      assertThat(left(disks)).isEmpty();
    }
  }

  /** The disks that are mounted where a process is, each with the number that no other ever has. */
  private static Map<String, String> disks(ProcessHandle process) throws IOException {
    String mounts = Files.readString(Path.of("/proc/" + process.pid() + "/mountinfo"));
    Map<String, String> disks = new TreeMap<>();
    for (String disk : DISK.matcher(mounts).results().map(MatchResult::group).distinct().toList()) {
      disks.put(disk, sequence(disk));
    }
    return disks;
  }

  private static Map<String, String> left(Map<String, String> disks) {
    Map<String, String> left = new TreeMap<>(disks);
    left.entrySet().removeIf(each -> !sequence(each.getKey()).equals(each.getValue()));
    return left;
  }

  private static String sequence(String disk) {
    try {
      return Files.readString(Path.of("/sys/block", disk, "diskseq"));
    } catch (IOException gone) {
      return "";
    }
  }
}
