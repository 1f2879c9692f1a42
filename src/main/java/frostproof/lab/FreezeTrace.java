package frostproof.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When FIFREEZE and FITHAW begin and end, as the kernel's own trace of system calls has it
 * (tracefs, events sys_enter_ioctl and sys_exit_ioctl): the time is taken in the thread that makes
 * the call, nothing is stopped, and whoever makes it is treated alike. An instance of its own, so
 * that no other trace of the machine is disturbed.
 */
final class FreezeTrace implements AutoCloseable {
  /** {@code freeze-4711 [001] ..... 12.345678: sys_ioctl(fd: 5, cmd: c0045877, arg: 0)}. */
  private static final Pattern LINE =
      Pattern.compile(".*-(\\d+)\\s+\\[\\d+].*?\\s(\\d+)\\.(\\d{6}): sys_ioctl(.*)");

  private static final Pattern ENTRY = Pattern.compile("\\(.*\\bcmd: (?:0x)?0*([0-9a-f]+),.*");
  private static final Pattern EXIT = Pattern.compile(" -> (0x[0-9a-f]+|-?\\d+)");
  private static final int MICROS = 1_000_000;

  private final Path instance;

  /**
   * A call.
   *
   * @param freezes FIFREEZE, or else FITHAW
   * @param begin microseconds of the monotonic clock
   * @param end the same
   * @param succeeds whether it returned 0
   */
  record Call(boolean freezes, long begin, long end, boolean succeeds) {
    long micros() {
      return end - begin;
    }
  }

  /**
   * Traces these threads, and whatever they start from now on.
   *
   * @param instance the directory to make in tracefs
   * @param threads as the first process namespace numbers them
   */
  FreezeTrace(Path instance, List<String> threads) throws IOException {
    this.instance = instance;
    Files.createDirectory(instance);
    set("trace_clock", "mono");
    set("options/event-fork", "1");
    set("set_event_pid", String.join(" ", threads));
    set(
        "events/syscalls/sys_enter_ioctl/filter",
        "cmd == 0x%x || cmd == 0x%x".formatted(DaemonCalls.FIFREEZE, DaemonCalls.FITHAW));
    set("events/syscalls/sys_enter_ioctl/enable", "1");
    set("events/syscalls/sys_exit_ioctl/enable", "1");
  }

  private void set(String file, String value) throws IOException {
    Files.writeString(instance.resolve(file), value);
  }

  /** Forgets what was traced. */
  void clear() throws IOException {
    set("trace", "");
  }

  /** What was traced, in the order in which the calls began. */
  List<Call> calls() throws IOException {
    return parse(Files.readAllLines(instance.resolve("trace")));
  }

  /** The calls in the text of a trace. */
  static List<Call> parse(List<String> lines) {
    Map<String, Call> open = new HashMap<>();
    List<Call> calls = new ArrayList<>();
    for (String line : lines) {
      Matcher event = LINE.matcher(line);
      if (!event.matches()) {
        continue;
      }
      long micros = Long.parseLong(event.group(2)) * MICROS + Long.parseLong(event.group(3));
      Matcher entry = ENTRY.matcher(event.group(4));
      Matcher exit = EXIT.matcher(event.group(4));
      if (entry.matches()) {
        boolean freezes = Integer.parseUnsignedInt(entry.group(1), 16) == DaemonCalls.FIFREEZE;
        open.put(event.group(1), new Call(freezes, micros, micros, false));
      } else if (exit.matches() && open.containsKey(event.group(1))) {
        Call begun = open.remove(event.group(1));
        boolean succeeds = exit.group(1).equals("0x0") || exit.group(1).equals("0");
        calls.add(new Call(begun.freezes(), begun.begin(), micros, succeeds));
      }
    }
    calls.sort((one, other) -> Long.compare(one.begin(), other.begin()));
    return calls;
  }

  @Override
  public void close() throws IOException {
    set("events/enable", "0");
    Files.delete(instance);
  }
}
