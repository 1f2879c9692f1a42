package frostproof.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One boot of a kernel with {@link GuestMain} in it: gets the kernel, makes the guest, and runs it.
 */
final class GuestRun {
  private static final Duration SILENCE = Duration.ofSeconds(300);

  /** Longer than the longest deadline, during which nothing is said. */
  private static final Duration REAL_SILENCE = Duration.ofSeconds(1200);

  /** Half an hour is what the longest suite takes; a hang is noticed by its silence. */
  private static final Duration LIMIT = Duration.ofHours(3);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Kernel kernel;
  private final boolean realTime;
  private final Consumer<String> progress;
  private final KernelFiles files;

  /**
   * Gets the kernel, if it is not there yet.
   *
   * @param progress hears what is going on
   * @throws IOException if it cannot be got, in one line
   */
  GuestRun(Kernel kernel, Consumer<String> progress) throws IOException {
    this(kernel, false, progress);
  }

  /**
   * Gets the kernel, if it is not there yet.
   *
   * @param realTime whether the guest's clock is the wall's
   */
  GuestRun(Kernel kernel, boolean realTime, Consumer<String> progress) throws IOException {
    this.kernel = kernel;
    this.realTime = realTime;
    this.progress = progress;
    files = get();
  }

  private KernelFiles get() throws IOException {
    progress.accept("packages of " + kernel.target());
    try {
      return KernelFiles.get(kernel);
    } catch (IOException first) {
      Packages.refresh(progress);
      return KernelFiles.get(kernel);
    }
  }

  /** Whether the guest's clock is the wall's. */
  boolean isRealTime() {
    return realTime;
  }

  /** The kernel's files. */
  KernelFiles files() {
    return files;
  }

  /** The kernel's release, such as {@code 6.1.0-56-cloud-amd64}. */
  String release() {
    return files.release();
  }

  /**
   * Boots, and waits for the end.
   *
   * @param arguments of the program inside
   * @param more what it finds in its first file system
   * @param hear gets each of its lines
   */
  VirtualMachine.End run(String arguments, Map<String, byte[]> more, Consumer<JsonNode> hear)
      throws IOException {
    return run(arguments, more, List.of(), List.of(), hear);
  }

  /**
   * Like {@link #run(String, Map, Consumer)}, with disks.
   *
   * @param disks images, each a disk of the guest
   * @param modules that it needs for them
   */
  VirtualMachine.End run(
      String arguments,
      Map<String, byte[]> more,
      List<Path> disks,
      List<String> modules,
      Consumer<JsonNode> hear)
      throws IOException {
    Path directory = KernelFiles.directory();
    List<String> wanted = new ArrayList<>(modules);
    wanted.add("hv_utils");
    Path guest = Files.createTempFile(directory, "guest-", ".cpio");
    Path console = Files.createTempFile(directory, "console-", ".txt");
    try {
      GuestImage image = GuestImage.of(files, VmbusModule.build(files), files.loadOrder(wanted));
      image.with("arguments", (arguments + "\n").getBytes(StandardCharsets.UTF_8));
      more.forEach(image::with);
      image.write(guest);
      progress.accept("boot     " + files.release());
      return new VirtualMachine(files, guest, disks, console, realTime)
          .run(realTime ? REAL_SILENCE : SILENCE, LIMIT, line -> hear.accept(parsed(line)));
    } finally {
      Files.deleteIfExists(guest);
      Path last = directory.resolve("console-" + kernel.series() + ".txt");
      Files.move(console, last, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("event", "broken")
          .put("why", "the guest says: " + line);
    }
  }
}
