package frostproof.lab;

import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxProcess;
import frostproof.freeze.LinuxSeccomp;
import frostproof.freeze.LinuxSeccomp.Held;
import frostproof.freeze.LinuxStreams;
import frostproof.freeze.Result;
import frostproof.freeze.SyscallFilter;
import frostproof.protocol.Operation;
import frostproof.protocol.VersionWord;
import frostproof.protocol.VssMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The program in the sandbox that shows a daemon a mount table: for each line of standard input, a
 * script in Base64 that makes the root, it starts the daemon there, asks for a FREEZE, and says
 * what the daemon froze. No call that freezes or thaws happens: each is answered 0.
 */
public final class TableAgent {
  /** What the sandbox is called that this program runs in. */
  static final String TYPE = "tables";

  private static final Path SCRIPT = Path.of("/tmp/root.bash");
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
  private static final int GLANCE_MILLIS = 100;

  private final Spawner spawner;
  private final int listener;
  private final SubjectProcess subject;
  private final List<String> command;
  private final int[] ends = new int[2];
  private final List<String> frozen = new ArrayList<>();

  private TableAgent(List<String> command, List<String> environment) throws IOException {
    this.command = command;
    spawner =
        new Spawner(
            new SyscallFilter()
                .hold(DaemonCalls.OPEN)
                .hold(DaemonCalls.OPENAT)
                .hold(DaemonCalls.OPENAT2)
                .hold(DaemonCalls.IOCTL, 1, List.of(DaemonCalls.FIFREEZE, DaemonCalls.FITHAW)));
    listener = spawner.listener();
    subject = new SubjectProcess(spawner, environment);
  }

  /** Serves until the end of standard input. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    List<String> objections = Superblocks.objections(List.of());
    if (!objections.isEmpty()) {
      answers.println(Agent.BROKEN + "\trefused to start: " + String.join("; ", objections));
      return;
    }
    TableAgent agent =
        new TableAgent(
            DaemonAgent.words("SUBJECT_COMMAND"), DaemonAgent.words("SUBJECT_ENVIRONMENT"));
    answers.println(Agent.OK);
    BufferedReader scripts =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String script = scripts.readLine(); script != null; script = scripts.readLine()) {
      answers.println(agent.answer(script));
    }
    Runtime.getRuntime().halt(0);
  }

  private String answer(String script) {
    try {
      Files.write(SCRIPT, Base64.getDecoder().decode(script));
      String make = "rm -rf /mnt/root; cp -r /subject /mnt/root; cd /mnt/root; . " + SCRIPT;
      new ProcessBuilder("/bin/bash", "-c", make).start().waitFor();
      return freeze();
    } catch (IOException | RuntimeException e) {
      return Agent.BROKEN + "\t" + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Agent.BROKEN + "\tinterrupted";
    }
  }

  /** One life of the daemon, to the answer to its first FREEZE. */
  private String freeze() throws IOException {
    frozen.clear();
    if (!LinuxFiles.pair(ends).isOk()) {
      throw new IOException("no socket for the device");
    }
    try {
      CompletableFuture<Void> started = CompletableFuture.runAsync(this::start);
      String answer = "";
      boolean asked = false;
      long began = System.nanoTime();
      while (answer.isEmpty()) {
        int[] happened =
            LinuxStreams.poll(new int[] {listener, ends[1]}, LinuxStreams.READABLE, GLANCE_MILLIS);
        if ((happened[0] & LinuxStreams.READABLE) != 0
            && LinuxSeccomp.receive(listener) instanceof LinuxSeccomp.Received.Call(Held held)) {
          take(held);
        } else if ((happened[1] & LinuxStreams.READABLE) != 0) {
          VssMessage said = VssMessage.decode(LinuxStreams.read(ends[1], VssMessage.SIZE).bytes());
          answer = asked ? said.asReply().status().isOk() ? "OK" : "FAIL" : "";
          asked = asked || ask();
        } else if (started.isDone() && !subject.lives()) {
          answer = "died: " + subject.lastPrinted();
        } else if (System.nanoTime() - began > PATIENCE) {
          throw new IOException("the daemon does not answer");
        }
      }
      return DaemonAgent.SEEN + "\t" + answer + "\t" + String.join(" ", frozen);
    } finally {
      subject.kill();
      LinuxFiles.close(ends[0]);
      LinuxFiles.close(ends[1]);
    }
  }

  /** In a thread of its own: its first calls are held before it is started. */
  private void start() {
    try {
      subject.start(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It registered: the driver's version, and a FREEZE. */
  private boolean ask() {
    LinuxFiles.send(ends[1], VersionWord.DRIVER.encode());
    LinuxFiles.send(ends[1], VssMessage.request(Operation.FREEZE).encode());
    return true;
  }

  private void take(Held held) throws IOException {
    int path = held.number() == DaemonCalls.OPEN ? 0 : 1;
    if (held.thread() == spawner.thread()) {
      LinuxSeccomp.goOn(listener, held);
    } else if (held.number() == DaemonCalls.IOCTL) {
      if (held.integer(1) == DaemonCalls.FIFREEZE) {
        frozen.add(place(held));
      }
      LinuxSeccomp.answer(listener, held, 0);
    } else if (DaemonCalls.path(held.thread(), held.arguments().get(path))
        .equals(DaemonCalls.DEVICE_PATH)) {
      LinuxSeccomp.give(listener, held, ends[0], DaemonCalls.DEVICE);
    } else {
      LinuxSeccomp.goOn(listener, held);
    }
  }

  /** What the descriptor was opened as, its bytes percent-encoded. */
  private static String place(Held held) throws IOException {
    Result copy = LinuxProcess.copyOf(SubjectProcess.processOf(held.thread()), held.integer(0));
    try {
      URI file = Disks.file(copy.descriptor()).toUri();
      return file.getRawPath();
    } finally {
      Disks.close(copy.descriptor());
    }
  }
}
