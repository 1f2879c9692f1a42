package frostproof.daemon;

import frostproof.freeze.LinuxDatagrams;
import frostproof.freeze.LinuxStreams;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The service manager that started this process, told what sd_notify(3) says: that it is ready, and
 * from time to time that it lives. Nothing is said that anybody must wait for.
 */
final class Supervisor {
  /** What it tells of itself, which is not meant for children of this process. */
  static final Set<String> VARIABLES = Set.of("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID");

  private static final long NANOS_PER_MICRO = 1000;
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final int socket;
  private final Optional<Duration> pulse;
  private long last = System.nanoTime();

  private Supervisor(int socket, Optional<Duration> pulse) {
    this.socket = socket;
    this.pulse = pulse;
  }

  /** Nobody. */
  static Supervisor none() {
    return new Supervisor(-1, Optional.empty());
  }

  /** The one at an open socket, without a watchdog. */
  static Supervisor on(int socket) {
    return new Supervisor(socket, Optional.empty());
  }

  /** The one that an environment tells of. */
  static Supervisor of(Map<String, String> environment) {
    String path = environment.getOrDefault("NOTIFY_SOCKET", "");
    Result opened = LinuxDatagrams.to(RawPath.of(path));
    if (!opened.isOk()) {
      return none();
    }
    return new Supervisor(opened.descriptor(), pulse(environment.get("WATCHDOG_USEC")));
  }

  /** A third of the time after which it would be taken for dead. */
  private static Optional<Duration> pulse(String micros) {
    return Optional.ofNullable(micros)
        .filter(text -> text.matches("[0-9]{1,15}"))
        .map(text -> Duration.ofNanos(Long.parseLong(text) * NANOS_PER_MICRO / 3))
        .filter(each -> !each.isZero());
  }

  /** It serves. */
  void ready() {
    say("READY=1\n");
  }

  /** It goes, and will thaw first. */
  void stopping() {
    say("STOPPING=1\n");
  }

  /** It lives; said when it is time. */
  void lives() {
    if (pulse.isPresent() && System.nanoTime() - last >= pulse.get().toNanos()) {
      last = System.nanoTime();
      say("WATCHDOG=1\n");
    }
  }

  /** What comes now may take this long; where it stops, it needs that much more time. */
  void mayTake(Duration limit) {
    long micros = limit.plus(MARGIN).toNanos() / NANOS_PER_MICRO;
    say("EXTEND_TIMEOUT_USEC=" + micros + "\n");
  }

  /** How long it may be silent, or the given time if that is shorter. */
  Duration atMost(Duration limit) {
    return pulse.filter(each -> each.compareTo(limit) < 0).orElse(limit);
  }

  private void say(String text) {
    if (socket >= 0) {
      LinuxStreams.write(socket, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
