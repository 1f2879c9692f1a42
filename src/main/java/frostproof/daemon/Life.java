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
 * off, because a daemon may die at any time. Of a record that cannot be read whole, which no daemon
 * leaves, every line that can be read counts, and what it names is taken for frozen: what is thawed
 * in vain harms less than what stays frozen.
 */
public final class Life {
  static final String FORMAT = "frostproof 1";

  private static final int SHOWN = 60;

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
  private Optional<String> damage = Optional.empty();

  private Life() {}

  /** The life before the first one. */
  static Life none() {
    return new Life();
  }

  /** Reads a record, as far as it can be read. */
  static Life parse(String text) {
    Life life = new Life();
    String[] lines = text.substring(0, Math.max(text.lastIndexOf('\n'), 0)).split("\n", -1);
    if (!lines[0].equals(FORMAT)) {
      life.damaged(1, lines[0]);
    }
    for (int i = 1; i < lines.length; i++) {
      try {
        life.add(lines[i].split(" ", -1));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        life.damaged(i + 1, lines[i]);
      }
    }
    if (life.damage.isPresent()) {
      life.expectTheWorst();
    }
    return life;
  }

  private void damaged(int number, String line) {
    if (damage.isEmpty()) {
      String shown = line.substring(0, Math.min(line.length(), SHOWN)).replaceAll("[^ -~]", "?");
      damage = Optional.of("line " + number + " is none of \"" + FORMAT + "\": \"" + shown + '"');
    }
  }

  /** What a line that is lost may have said, but for the network, which was never frozen. */
  private void expectTheWorst() {
    for (Mount m : marks.keySet()) {
      if (!mounts.containsKey(m)) {
        RawPath unknown = RawPath.of("");
        mounts.putFirst(m, new Recorded(MountInfo.Device.parse(m.name()), "", unknown, unknown));
      }
    }
    for (Recorded each : mounts.values()) {
      if (!marks.getOrDefault(each.mount(), Mark.THAWED).isHeld()
          && !Planner.isNetwork(each.type())) {
        marks.put(each.mount(), Mark.FROZEN);
      }
    }
    gap = true;
    hooked = true;
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
      case "at" -> {
        Mount mount = new Mount(MountInfo.Device.parse(words[3]).toString());
        happened(new Moment(Long.parseLong(words[1]), words[2], mount));
      }
      default -> throw new IllegalArgumentException("not a line of a record: " + words[0]);
    }
  }

  /**
   * Before a freeze begins it is written down, and counts: a daemon that died in the call, or
   * before it wrote what the call said, may have frozen it.
   */
  private void happened(Moment moment) {
    switch (moment.word()) {
      case RecordText.FREEZE -> marks.put(moment.mount(), Mark.FROZEN);
      case RecordText.THAW -> {}
      default -> marks.put(moment.mount(), Mark.valueOf(moment.word()));
    }
    moments.add(moment);
  }

  /** Why it cannot be read whole, in one line; empty for one that can. */
  Optional<String> damage() {
    return damage;
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

  /** What it was about to freeze when it ended. */
  List<Mount> underWay() {
    return held().keySet().stream()
        .filter(m -> since(m).filter(each -> each.word().equals(RecordText.FREEZE)).isPresent())
        .toList();
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
