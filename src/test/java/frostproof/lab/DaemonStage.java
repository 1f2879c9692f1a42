package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxFilesystems;
import frostproof.freeze.LinuxLoops;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.RawPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program in the sandbox that plays the driver and the host of a real daemon: for each line of
 * standard input, the name of a story, it plays that and answers as the agent does.
 */
public final class DaemonStage {
  /** With a number behind it: as many backups one after another. */
  static final String CYCLES = "CYCLES";

  private static final List<String> NAMES = List.of("data", "root");

  private DaemonStage() {}

  /**
   * Plays until the end of standard input.
   *
   * @param arguments the file system type, and the sandbox's id
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    List<Path> images =
        NAMES.stream()
            .map(name -> Path.of("/images/" + arguments[1] + "-" + name + ".img"))
            .toList();
    List<String> objections = Superblocks.objections(images);
    if (!objections.isEmpty()) {
      answers.println(Agent.BROKEN + "\trefused to start: " + String.join("; ", objections));
      return;
    }
    answers.println(Agent.OK);
    BufferedReader stories =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String story = stories.readLine(); story != null; story = stories.readLine()) {
      answers.println(play(story, arguments));
    }
    Runtime.getRuntime().halt(0);
  }

  private static String play(String story, String[] arguments) {
    try (DaemonUnderTest daemon = new DaemonUnderTest()) {
      if (story.startsWith(CYCLES)) {
        int count = Integer.parseInt(story.substring(CYCLES.length() + 1));
        FsType type = FsType.of(arguments[0]).orElseThrow();
        return Agent.OK + "\t" + new DaemonCycles(daemon).run(count, arguments[1], type);
      }
      Story.valueOf(story).play(daemon);
      return Agent.OK;
    } catch (AssertionError e) {
      return Agent.NO + "\t" + story + "\t" + e.getMessage().replaceAll("\\s+", " ");
    } catch (IOException | InterruptedException | RuntimeException e) {
      return Agent.BROKEN + "\t" + story + ": " + e;
    } finally {
      NAMES.forEach(DaemonStage::thaw);
    }
  }

  /** Whether a file system is frozen. Freezing it shows that; then it is thawed again. */
  static boolean isFrozen(String name) {
    LinuxFilesystems filesystems = new LinuxFilesystems();
    int descriptor = filesystems.open(RawPath.of("/mnt/" + name)).descriptor();
    try {
      Errno errno = filesystems.freeze(descriptor);
      if (errno.isOk()) {
        filesystems.thaw(descriptor);
      }
      return errno.equals(Errno.EBUSY);
    } finally {
      filesystems.close(descriptor);
    }
  }

  /** Freezes a file system, as somebody else would. */
  static Errno freeze(String name) {
    return with(name, LinuxFilesystems::freeze);
  }

  /** Thaws a file system, as somebody else would. */
  static Errno thaw(String name) {
    return with(name, LinuxFilesystems::thaw);
  }

  private interface Call {
    Errno on(LinuxFilesystems filesystems, int descriptor);
  }

  private static Errno with(String name, Call call) {
    LinuxFilesystems filesystems = new LinuxFilesystems();
    int descriptor = filesystems.open(RawPath.of("/mnt/" + name)).descriptor();
    try {
      return call.on(filesystems, descriptor);
    } finally {
      filesystems.close(descriptor);
    }
  }

  /** Writes until there is no room. */
  static void fill(Path file) {
    try {
      Files.write(file, new byte[1 << 20]);
      throw new AssertionError("there is room for everything");
    } catch (IOException full) {
      // as it must be
    }
  }

  /** Writes a hook. */
  static void hook(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * Mounts a copy of a file system's image, which is another one of the same type.
   *
   * @param name whose image
   * @param copy where the copy is put
   * @param place its mount point in /mnt
   */
  static void mountCopy(String name, Path copy, String place, FsType type)
      throws IOException, InterruptedException {
    Path image;
    try (Stream<Path> images = Files.list(Path.of("/images"))) {
      image =
          images
              .filter(each -> each.toString().endsWith("-" + name + ".img"))
              .findFirst()
              .orElseThrow();
    }
    freeze(name);
    DaemonUnderTest.run("/bin/cp", "--sparse=always", image.toString(), copy.toString());
    thaw(name);
    int file = LinuxFiles.open(RawPath.of(copy.toString()), LinuxFiles.READ_WRITE).descriptor();
    if (!(LinuxLoops.attach(file) instanceof LinuxLoops.Attached.To(LinuxLoops.Loop loop))) {
      throw new IOException("no loop device for another file system");
    }
    RawPath target = RawPath.of(Files.createDirectories(Path.of("/mnt", place)).toString());
    String options = type == FsType.XFS ? "nouuid" : "";
    Errno mounted = LinuxMounts.mount(loop.node(), target, type.kernelName(), options);
    LinuxFiles.close(loop.descriptor());
    LinuxFiles.close(file);
    if (!mounted.isOk()) {
      throw new IOException("mount " + target + ": " + mounted);
    }
  }
}
