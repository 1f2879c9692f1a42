package frostproof.lab;

import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program that freezes all file systems when it is told to, and thaws them. */
abstract sealed class WindowPeer implements AutoCloseable {
  private static final long MOMENT = 10_000_000; // nanoseconds
  private static final int PATIENCE = 2_000; // moments

  private final File log;
  private Process process;

  private WindowPeer(String name) {
    log = new File("/tmp/" + name + ".log");
  }

  /** Freezes all; returns when the program says that it has. */
  abstract void freeze() throws IOException;

  /** Thaws all; returns when the program says that it has. */
  abstract void thaw() throws IOException;

  /**
   * Starts one, and waits until it is ready.
   *
   * @param ofOurs options for our own daemon, which the others do not have
   */
  static WindowPeer start(String name, int disks, String... ofOurs) throws IOException {
    return switch (name) {
      case WindowLab.OURS -> new Daemon(name, ours("/run/ours", ofOurs));
      case WindowLab.OURS_NORMAL -> new Daemon(name, ours("/run/normal", "--no-expedite"));
      case WindowLab.STOCK -> new Daemon(name, List.of(Packages.STOCK.toString(), "-n"));
      case WindowLab.QEMU -> new GuestAgent(name);
      case WindowLab.UTIL_LINUX -> new OneByOne(name, disks);
      default -> throw new IOException("no such peer: " + name);
    };
  }

  private static List<String> ours(String run, String... options) {
    List<String> java =
        List.of(
            "/jre/bin/java",
            "-XX:-UsePerfData",
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx64m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            "/app/classes:/app/*",
            "frostproof.cli.DaemonMain",
            "--run",
            run);
    return Stream.concat(java.stream(), Stream.of(options)).toList();
  }

  void run(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  /** Says what failed, and what the program printed. */
  IOException failed(String what) throws IOException {
    String said = Files.readString(log.toPath()).strip().replaceAll("\\s+", " ");
    return new IOException(log.getName() + ": " + what + (said.isEmpty() ? "" : "; " + said));
  }

  /** SIGTERM to what has a process: whether it ends within a time. */
  boolean ends(Duration time) {
    process.destroy();
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** A daemon of the driver's device. */
  private static final class Daemon extends WindowPeer {
    private static final Path DEVICE = Path.of("/dev/vmbus/hv_vss");

    private final DeviceTerminal terminal = new DeviceTerminal();

    Daemon(String name, List<String> command) throws IOException {
      super(name);
      Files.deleteIfExists(DEVICE);
      Files.createSymbolicLink(DEVICE, Path.of(terminal.path()));
      run(command);
      terminal.register();
    }

    private void answered(Operation operation) throws IOException {
      Status status = terminal.ask(operation);
      if (!status.isOk()) {
        throw failed(operation + " answered " + status);
      }
    }

    @Override
    void freeze() throws IOException {
      answered(Operation.FREEZE);
    }

    @Override
    void thaw() throws IOException {
      answered(Operation.THAW);
    }

    @Override
    public void close() {
      super.close();
      terminal.close();
    }
  }

  /** QEMU's guest agent, which is asked over a socket. */
  private static final class GuestAgent extends WindowPeer {
    private static final Path SOCKET = Path.of("/tmp/qemu-ga");

    private final SocketChannel channel;
    private final BufferedReader answers;

    GuestAgent(String name) throws IOException {
      super(name);
      Files.deleteIfExists(SOCKET);
      run(List.of("/usr/sbin/qemu-ga", "-m", "unix-listen", "-p", SOCKET.toString(), "-t", "/tmp"));
      for (int i = 0; !Files.exists(SOCKET); i++) {
        if (i == PATIENCE) {
          throw failed("it does not listen");
        }
        LockSupport.parkNanos(MOMENT);
      }
      channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET));
      answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    private void all(String command) throws IOException {
      String line = "{\"execute\":\"" + command + "\"}\n";
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      String answer = answers.readLine();
      if (answer == null || !answer.startsWith("{\"return\"")) {
        throw failed(command + " answered " + answer);
      }
    }

    @Override
    void freeze() throws IOException {
      all("guest-fsfreeze-freeze");
    }

    @Override
    void thaw() throws IOException {
      all("guest-fsfreeze-thaw");
    }
  }

  /** One program for each file system, one after another, as a script has it. */
  private static final class OneByOne extends WindowPeer {
    private final String mounts;

    OneByOne(String name, int disks) {
      super(name);
      mounts =
          IntStream.rangeClosed(1, disks)
              .mapToObj(i -> "/mnt/" + i)
              .collect(Collectors.joining(" "));
    }

    private void all(String option) throws IOException {
      String script = "for m in " + mounts + "; do fsfreeze " + option + " $m || exit; done";
      Programs.Ended ended = Programs.run(Map.of(), "/bin/bash", "-c", script);
      if (ended.status() != 0) {
        throw new IOException("fsfreeze " + option + ": " + ended.lastLine());
      }
    }

    @Override
    void freeze() throws IOException {
      all("--freeze");
    }

    @Override
    void thaw() throws IOException {
      all("--unfreeze");
    }
  }
}
