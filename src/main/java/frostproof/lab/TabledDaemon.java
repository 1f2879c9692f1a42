package frostproof.lab;

import frostproof.freeze.DeviceText;
import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A daemon binary that is shown mount tables which are not true, and what it would freeze. Nothing
 * freezes: its root is a tmpfs, and each call is answered 0 before the kernel sees it.
 */
public final class TabledDaemon implements AutoCloseable {
  private static final String ROOT = "/mnt/root";

  private final Sandbox sandbox;

  /**
   * What it froze.
   *
   * @param devices the device numbers, in its order; a path where the table has no such place
   * @param answer OK, FAIL, or how it died
   */
  public record Frozen(List<String> devices, String answer) {
    /** Copies the list. */
    public Frozen {
      devices = List.copyOf(devices);
    }
  }

  /**
   * Builds the sandbox.
   *
   * @param program the daemon, with its arguments
   * @throws IOException in one line, where that cannot be
   */
  public TabledDaemon(SandboxedDaemon.Program program) throws IOException {
    Set<String> files = SubjectFiles.of(List.of(program.daemon()), program.files());
    List<String> command = new ArrayList<>(List.of(program.daemon().toAbsolutePath().toString()));
    command.addAll(program.arguments());
    Map<String, String> environment = new HashMap<>();
    environment.put("SUBJECT", String.join("\n", files));
    environment.put("SUBJECT_COMMAND", String.join(DaemonAgent.SEPARATOR, command));
    environment.put("SUBJECT_ENVIRONMENT", "PATH=/usr/sbin:/usr/bin:/sbin:/bin");
    List<Path> classes = List.of(LabRuntime.classes());
    sandbox =
        Sandbox.start(
            TableAgent.TYPE, TableAgent.class.getName(), classes, environment, Sandbox.SILENCE);
  }

  /**
   * Why nothing can be shown here, and the command that helps; empty if it can.
   *
   * @param command what was run, as it is typed
   */
  public static Optional<Missing> missing(String command) {
    return Availability.missing(FsType.EXT4, command);
  }

  /**
   * Shows it a table and asks for a FREEZE.
   *
   * @param mountinfo the table's bytes
   * @param devices what its disks lie on, as a text says it
   * @throws IllegalArgumentException if one of both is none; the message is one line
   * @throws IOException if the lab fails
   */
  public Frozen freeze(byte[] mountinfo, String devices) throws IOException {
    byte[] script =
        TableRoot.script(mountinfo, DeviceText.parse(devices))
            .getBytes(StandardCharsets.ISO_8859_1);
    String answer = sandbox.ask(Base64.getEncoder().encodeToString(script));
    String[] words = answer.split("\t", -1);
    if (!words[0].equals(DaemonAgent.SEEN) || words.length != 3) {
      throw new IOException("the lab failed: " + answer.replace('\t', ' '));
    }
    List<MountInfo.Mount> mounts = MountInfo.parse(mountinfo).reversed();
    List<String> frozen =
        Arrays.stream(words[2].split(" "))
            .filter(place -> !place.isEmpty())
            .map(place -> device(decoded(place), mounts))
            .toList();
    return new Frozen(frozen, words[1]);
  }

  /** What is mounted there last is what such a path leads to. */
  private static String device(RawPath place, List<MountInfo.Mount> reversed) {
    return reversed.stream()
        .filter(mount -> mount.mountPoint().equals(place))
        .map(mount -> mount.device().toString())
        .findFirst()
        .orElse(place.toString());
  }

  private static RawPath decoded(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i++) {
      if (encoded.charAt(i) == '%') {
        bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(encoded.charAt(i));
      }
    }
    String path = new RawPath(bytes.toString(StandardCharsets.ISO_8859_1)).bytes();
    String inside = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
    return new RawPath(
        inside.length() > 1 && inside.endsWith("/")
            ? inside.substring(0, inside.length() - 1)
            : inside.isEmpty() ? "/" : inside);
  }

  /** Ends everything, and leaves nothing behind. */
  @Override
  public void close() throws IOException {
    sandbox.close();
  }
}
