package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFilesystems;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.RawPath;
import frostproof.machine.Action;
import frostproof.machine.FileSystemAction;
import frostproof.machine.Mount;
import frostproof.trace.Vocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program inside the sandbox: performs one action at a time, for each line of standard input
 * (the action's label, as a suite has it), and answers with one line: {@code ok}, {@code no TAB
 * expected TAB observed}, or {@code broken TAB why} when the lab itself failed. At the end of its
 * input it thaws what is frozen, from a thread that no freeze can hold, and ends.
 */
public final class Agent {
  /** The answer to an action that went as specified; also the first line, when all is ready. */
  static final String OK = "ok";

  /** The first word of the answer to an action that did not. */
  static final String NO = "no";

  /** The first word of the answer when the lab itself failed. */
  static final String BROKEN = "broken";

  /** The command that leads back to the initial state. */
  static final String RESET = "reset";

  private static final String OTHER = "tmpfs";
  private static final RawPath TMPFS = RawPath.of("/mnt/tmpfs");
  private static final List<String> NAMES = List.of("data", "root");

  private final LinuxFilesystems filesystems = new LinuxFilesystems();
  private final Map<String, Volume> volumes = new HashMap<>();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final int tmpfs;

  private Agent(FsType type, String id) throws IOException {
    Errno mounted = LinuxMounts.mount(RawPath.of("tmpfs"), TMPFS, "tmpfs", "");
    if (!mounted.isOk()) {
      throw new IOException("mount " + TMPFS + ": " + mounted);
    }
    tmpfs = filesystems.open(TMPFS).descriptor();
    Unprivileged unprivileged = new Unprivileged();
    FrozenCopy copy = new FrozenCopy(type);
    for (String name : NAMES) {
      volumes.put(name, new Volume(filesystems, unprivileged, copy, name, image(id, name)));
    }
  }

  private static Path image(String id, String name) {
    return Path.of("/images/" + id + "-" + name + ".img");
  }

  /**
   * Serves until the end of standard input.
   *
   * @param arguments the file system type, and the sandbox's id
   */
  public static void main(String[] arguments) {
    PrintStream answers = System.out;
    try {
      List<String> objections =
          Superblocks.objections(NAMES.stream().map(name -> image(arguments[1], name)).toList());
      if (!objections.isEmpty()) {
        answers.println(BROKEN + "\trefused to start: " + String.join("; ", objections));
        return;
      }
      Agent agent = new Agent(FsType.of(arguments[0]).orElseThrow(), arguments[1]);
      answers.println(OK);
      agent.serve(answers);
    } catch (IOException | RuntimeException e) {
      answers.println(BROKEN + "\t" + e);
    }
    // a writer or a freeze that is blocked for ever must not keep the other threads
    Runtime.getRuntime().halt(0);
  }

  private void serve(PrintStream answers) throws IOException {
    Thread performer =
        Thread.ofPlatform().daemon().name("performer").start(() -> performAll(answers));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      lines.add(line);
    }
    // The keeper has gone. An action may be stuck in a freeze, which then completes after all.
    performer.interrupt();
    do {
      volumes.values().forEach(Volume::thawAll);
      Thread.yield();
    } while (performer.isAlive());
    volumes.values().forEach(Volume::thawAll);
  }

  private void performAll(PrintStream answers) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        answers.println(answer(lines.take()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String answer(String line) {
    try {
      perform(line);
      return OK;
    } catch (Deviation e) {
      return NO + "\t" + e.expected() + "\t" + e.observed();
    } catch (IOException | RuntimeException e) {
      return BROKEN + "\t" + line + ": " + e;
    }
  }

  private void perform(String line) throws Deviation, IOException {
    if (line.equals(RESET)) {
      for (Volume volume : volumes.values()) {
        volume.reset();
      }
    } else if (Vocabulary.action(line) instanceof FileSystemAction action) {
      perform(action);
    } else {
      throw new IllegalArgumentException("not an action of a file system");
    }
  }

  private void perform(FileSystemAction action) throws Deviation, IOException {
    switch (action) {
      case Action.FreezeMount(Mount m) -> volume(m).freezeMount();
      case Action.FreezeReadOnlyBind(Mount m) -> volume(m).freezeReadOnlyBind();
      case Action.FreezeMountBusy(Mount m) -> volume(m).freezeMountBusy();
      case Action.ThawMount(Mount m) -> volume(m).thawMount();
      case Action.ThawMountInvalid(Mount m) -> volume(m).thawMountInvalid();
      case Action.FreezeOtherUnsupported(Mount o) ->
          Volume.expect("FIFREEZE of a tmpfs", Errno.EOPNOTSUPP, filesystems.freeze(other(o)));
      case Action.ThawOtherInvalid(Mount o) ->
          Volume.expect("FITHAW of a tmpfs", Errno.EINVAL, filesystems.thaw(other(o)));
      case Action.FreezeMountUnprivileged(Mount m) -> volume(m).freezeMountUnprivileged();
      case Action.ThawMountUnprivileged(Mount m) -> volume(m).thawMountUnprivileged();
      case Action.FreezePathBad(Mount m) -> volume(m).freezePathBad();
      case Action.ThawPathBad(Mount m) -> volume(m).thawPathBad();
      case Action.WriteMount(Mount m) -> volume(m).writeMount();
      case Action.WriteMountBlocks(Mount m) -> volume(m).writeMountBlocks();
      case Action.WriteMountReadOnly(Mount m) -> volume(m).writeMountReadOnly();
      case Action.RemountReadOnly(Mount m) -> volume(m).remountReadOnly();
      case Action.RemountReadWrite(Mount m) -> volume(m).remountReadWrite();
      case Action.RemountMountBusy(Mount m) -> volume(m).remountMountBusy();
      case Action.CopyDevice(Mount m) -> volume(m).copyDevice();
    }
  }

  private Volume volume(Mount m) {
    Volume volume = volumes.get(m.name());
    if (volume == null) {
      throw new IllegalArgumentException("the lab has the mounts " + NAMES + ", not " + m);
    }
    return volume;
  }

  private int other(Mount o) {
    if (!o.name().equals(OTHER)) {
      throw new IllegalArgumentException("the lab's mount that cannot freeze is a tmpfs, not " + o);
    }
    return tmpfs;
  }
}
