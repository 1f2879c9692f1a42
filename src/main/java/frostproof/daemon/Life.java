package frostproof.daemon;

import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import frostproof.machine.Mark;
import frostproof.machine.Mount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the record says of a daemon's life: its lines, read in their order. The last line may be cut
 * off, because a daemon may die at any time.
 */
public final class Life {
  static final String FORMAT = "frostproof 1";

  /**
   * A file system of the record.
   *
   * @param device its number
   * @param type the kernel's name of its type
   * @param source its device or another word
   * @param place where it was mounted
   */
  public record Recorded(MountInfo.Device device, String type, RawPath source, RawPath place) {
    Mount mount() {
      return new Mount(device.toString());
    }
  }

  /**
   * Something that happened, with the time of the monotonic clock.
   *
   * @param nanos the time in nanoseconds
   * @param word {@code freeze} or {@code thaw} before the call, the mark's name after it
   * @param mount which file system
   */
  public record Moment(long nanos, String word, Mount mount) {}

  private final SequencedMap<Mount, Recorded> mounts = new LinkedHashMap<>();
  private final SortedMap<Mount, Mark> marks = new TreeMap<>();
  private final List<Moment> moments = new ArrayList<>();
  private Optional<ProcessId> daemon = Optional.empty();
  private Optional<ProcessId> stuck = Optional.empty();
  private boolean gap;
  private boolean hooked;

  private Life() {}

  /** The life before the first one. */
  static Life none() {
    return new Life();
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if it is one of another version, or none at all
   */
  static Life parse(String text) {
    Life life = new Life();
    int end = text.lastIndexOf('\n');
    List<String> lines = end < 0 ? List.of() : List.of(text.substring(0, end).split("\n", -1));
    if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
      throw new IllegalArgumentException(
          "not a record of this version: " + text.lines().findFirst());
    }
    lines.stream().skip(1).forEach(line -> life.add(line.split(" ", -1)));
    return life;
  }

  private void add(String[] words) {
    switch (words[0]) {
      case "daemon" ->
          daemon = Optional.of(new ProcessId(Long.parseLong(words[1]), Long.parseLong(words[2])));
      case "stuck" ->
          stuck = Optional.of(new ProcessId(Long.parseLong(words[1]), Long.parseLong(words[2])));
      case "mount" -> {
        Recorded recorded =
            new Recorded(
                MountInfo.Device.parse(words[1]),
                words[2],
                RecordText.path(words[3]),
                RecordText.path(words[4]));
        mounts.put(recorded.mount(), recorded);
      }
      case "gap" -> gap = Boolean.parseBoolean(words[1]);
      case "hooked" -> hooked = Boolean.parseBoolean(words[1]);
      case "at" -> happened(new Moment(Long.parseLong(words[1]), words[2], new Mount(words[3])));
      default -> throw new IllegalArgumentException("not a line of a record: " + words[0]);
    }
  }

  /**
   * Before a freeze begins it is written down, and counts: a daemon that died in the call, or
   * before it wrote what the call said, may have frozen it.
   */
  private void happened(Moment moment) {
    moments.add(moment);
    switch (moment.word()) {
      case RecordText.FREEZE -> marks.put(moment.mount(), Mark.FROZEN);
      case RecordText.THAW -> {}
      default -> marks.put(moment.mount(), Mark.valueOf(moment.word()));
    }
  }

  /** The process that wrote it. */
  Optional<ProcessId> daemon() {
    return daemon;
  }

  /** The process in which a freeze hangs, if one does (G13). */
  Optional<ProcessId> owner() {
    return stuck.or(this::daemon);
  }

  /** Whether a freeze ended without an accepted THAW (S1). */
  boolean gap() {
    return gap;
  }

  /** Whether thaw hooks are due (G15). */
  boolean hooked() {
    return hooked;
  }

  /** What it held, inner before outer, with its mark. */
  SequencedMap<Mount, Mark> held() {
    SequencedMap<Mount, Mark> held = new LinkedHashMap<>();
    for (Mount m : mounts.keySet()) {
      Mark mark = marks.getOrDefault(m, Mark.THAWED);
      if (mark.isHeld()) {
        held.put(m, mark);
      }
    }
    return held;
  }

  /** A file system of it. */
  Optional<Recorded> recorded(Mount m) {
    return Optional.ofNullable(mounts.get(m));
  }

  /** What happened, in its order. */
  List<Moment> moments() {
    return List.copyOf(moments);
  }

  /** When a file system got the mark that it has. */
  Optional<Moment> since(Mount m) {
    return moments.reversed().stream()
        .filter(each -> each.mount().equals(m) && !each.word().equals(RecordText.THAW))
        .findFirst();
  }
}
