package frostproof.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A guest under virtual time. Its clock counts instructions, one a nanosecond, and where all wait
 * it jumps to the next timer: 900 s pass at once, and a run repeats exactly. It needs neither KVM
 * nor root, and nothing of the machine can be reached from it. Whatever it does, it ends: by
 * itself, when it is silent for too long, or when its time is over.
 */
final class VirtualMachine {
  private static final String PROGRAM = "qemu-system-x86_64";

  /** A panic with its cause and the calls that led there has some 70. */
  private static final int TAIL_LINES = 100;

  private final KernelFiles kernel;
  private final Path image;
  private final List<Path> disks;
  private final Path console;
  private final boolean realTime;

  /**
   * A machine that does not run yet.
   *
   * @param realTime whether its clock is the wall's, and not that of its instructions
   * @param image its first file system
   * @param disks images, which it may write
   * @param console where what the kernel says on its console is kept
   */
  VirtualMachine(KernelFiles kernel, Path image, List<Path> disks, Path console, boolean realTime) {
    this.realTime = realTime;
    this.kernel = kernel;
    this.image = image;
    this.disks = disks;
    this.console = console;
  }

  /**
   * How a run ended.
   *
   * @param because why it was ended from outside, or empty where it ended by itself
   * @param console the last lines that its kernel wrote
   * @param seconds of the wall's clock
   */
  record End(Optional<String> because, String console, double seconds) {}

  /**
   * Runs it.
   *
   * @param silence how long it may say nothing
   * @param limit how long it may run
   * @param hear gets each of its lines, as it comes
   */
  End run(Duration silence, Duration limit, Consumer<String> hear) throws IOException {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command(limit)).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
      Thread.ofPlatform().daemon().name("guest").start(() -> read(process, lines));
      Optional<String> because = Optional.empty();
      while (true) {
        Optional<String> line = lines.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
          because = Optional.of("it said nothing for " + silence.toSeconds() + " s");
          break;
        }
        if (line.isEmpty()) {
          break;
        }
        hear.accept(line.get());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (because.isEmpty() && seconds >= limit.toSeconds()) {
        because = Optional.of("it had not ended after " + limit.toSeconds() + " s");
      }
      return new End(because, tail(), seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the guest ran", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private List<String> command(Duration limit) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("timeout", "--kill-after=5", Long.toString(limit.toSeconds())));
    words.addAll(List.of(PROGRAM, "-machine", "q35", "-nodefaults", "-no-user-config"));
    words.addAll(List.of("-accel", "tcg", "-smp", "1"));
    if (!realTime) {
      words.addAll(List.of("-icount", "shift=0,sleep=off"));
    }
    words.addAll(List.of("-cpu", "max", "-seed", "1", "-m", "768"));
    words.addAll(List.of("-rtc", "base=2026-01-01,clock=" + (realTime ? "host" : "vm")));
    words.addAll(List.of("-display", "none", "-no-reboot"));
    words.addAll(List.of("-kernel", kernel.image().toString(), "-initrd", image.toString()));
    for (int i = 0; i < disks.size(); i++) {
      words.addAll(
          List.of(
              "-drive",
              "if=none,format=raw,cache=unsafe,id=disk%d,file=%s".formatted(i, disks.get(i)),
              "-device",
              "virtio-blk-pci,drive=disk" + i));
    }
    words.add("-append");
    words.add("console=ttyS0 loglevel=5 panic=-1 oops=panic nokaslr mitigations=off");
    words.addAll(List.of("-serial", "file:" + console, "-serial", "stdio"));
    return Programs.endingWithUs(words);
  }

  private static void read(Process process, BlockingQueue<Optional<String>> lines) {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(Optional.of(line));
      }
    } catch (IOException | UncheckedIOException e) {
      // it was ended
    }
    lines.add(Optional.empty());
  }

  private String tail() throws IOException {
    if (!Files.exists(console)) {
      return "";
    }
    String text = new String(Files.readAllBytes(console), StandardCharsets.ISO_8859_1);
    List<String> all = text.lines().toList();
    return String.join("\n", all.subList(Math.max(0, all.size() - TAIL_LINES), all.size()));
  }
}
