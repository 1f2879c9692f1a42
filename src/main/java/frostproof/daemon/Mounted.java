package frostproof.daemon;

import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxStreams;
import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import frostproof.machine.Mount;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The mount table of this process, and whether it changed since it was read (G12). */
final class Mounted implements AutoCloseable {
  private final Planner planner;
  private final int watch;

  /**
   * Watches the mount table.
   *
   * @throws IOException if there is none, because /proc is not mounted
   */
  Mounted(Planner planner) throws IOException {
    this.planner = planner;
    var opened = LinuxFiles.open(RawPath.of(MountInfo.SELF.toString()), LinuxFiles.READ);
    if (!opened.isOk()) {
      throw new IOException("cannot open " + MountInfo.SELF + ": " + opened.errno());
    }
    watch = opened.descriptor();
  }

  /**
   * Reads the table and makes a plan of it.
   *
   * @throws IOException if it cannot be read, or is none; the message says so in one line
   */
  Plan plan() throws IOException {
    isChanged(); // what changes from here on will be told the next time
    try {
      return planner.plan(table());
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Where a file system is mounted.
   *
   * @throws IOException if the table cannot be read, or is none; the message says so in one line
   */
  List<MountInfo.Mount> of(MountInfo.Device device) throws IOException {
    return table().reversed().stream().filter(mount -> mount.device().equals(device)).toList();
  }

  /**
   * What an earlier life held, in the order in which it would be frozen again: first, and so thawed
   * last, what is mounted no more. Nothing lies on it, and perhaps no way leads to it; the others
   * must not wait for that.
   */
  List<Mount> held(Life earlier) {
    Set<MountInfo.Device> here = new HashSet<>();
    try {
      table().forEach(mount -> here.add(mount.device()));
    } catch (IOException unknown) {
      // then their order is that of the record
    }
    Predicate<Mount> mounted =
        m -> earlier.recorded(m).map(Life.Recorded::device).filter(here::contains).isPresent();
    return earlier.held().keySet().stream().sorted(Comparator.comparing(mounted::test)).toList();
  }

  private static List<MountInfo.Mount> table() throws IOException {
    try {
      return MountInfo.read();
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Whether the table changed since it was asked or read the last time. */
  boolean isChanged() {
    return LinuxStreams.poll(new int[] {watch}, LinuxStreams.URGENT, 0)[0] != 0;
  }

  @Override
  public void close() {
    LinuxFiles.close(watch);
  }
}
