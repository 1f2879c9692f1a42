package frostproof.lab;

import frostproof.freeze.LinuxDatagrams;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxStreams;
import frostproof.freeze.RawPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The service manager's end of sd_notify(3). */
final class NotifySocket implements AutoCloseable {
  /** What is said from time to time. */
  static final String LIVES = "WATCHDOG=1\n";

  private static final Path PATH = Path.of("/tmp/notify");
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int LONGEST = 4096;
  private static final int MOST_LIVES = 200;

  private final int socket = LinuxDatagrams.at(RawPath.of(PATH.toString())).descriptor();

  /** What tells a process of it, and that it is to say that it lives each third of 300 ms. */
  Map<String, String> environment() {
    return Map.of("NOTIFY_SOCKET", PATH.toString(), "WATCHDOG_USEC", "300000");
  }

  /** Waits for what is said next. */
  String next() {
    int[] happened = LinuxStreams.poll(new int[] {socket}, LinuxStreams.READABLE, PATIENCE_MILLIS);
    if ((happened[0] & LinuxStreams.READABLE) == 0) {
      throw new AssertionError("nothing is said to the service manager");
    }
    return new String(LinuxStreams.read(socket, LONGEST).bytes(), StandardCharsets.UTF_8);
  }

  /** Waits for what is said next but that it lives. */
  String news() {
    String next = next();
    for (int i = 0; next.equals(LIVES); i++) {
      if (i == MOST_LIVES) {
        throw new AssertionError("nothing is said but that it lives");
      }
      next = next();
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    LinuxFiles.close(socket);
    Files.delete(PATH);
  }
}
