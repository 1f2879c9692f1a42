package frostproof.daemon;

import frostproof.machine.Mark;
import frostproof.machine.Mount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a record says: who holds what frozen since when, and how long the last freeze was.
 *
 * @param daemon the process that wrote the record; 0 when there is none
 * @param runs whether it lives
 * @param held what is frozen or may be
 * @param gap whether a freeze ended without an accepted THAW (S1)
 * @param window the last freeze, if there was one
 * @param damage why the record cannot be read whole, if it cannot
 * @param keptAside names of earlier records that could not
 */
public record StatusReport(
    long daemon,
    boolean runs,
    List<Held> held,
    boolean gap,
    Optional<Window> window,
    Optional<String> damage,
    List<String> keptAside) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Copies the lists. */
  public StatusReport {
    held = List.copyOf(held);
    keptAside = List.copyOf(keptAside);
  }

  /**
   * A file system that is held.
   *
   * @param place where it was mounted when it was frozen
   * @param type the kernel's name of its type
   * @param device its number in the mount table
   * @param mark FROZEN, STUCK (its freeze has not returned) or ORPHAN (it did, too late)
   * @param millis for how long, in milliseconds
   */
  public record Held(String place, String type, String device, String mark, long millis) {}

  /**
   * The times of the last freeze, in nanoseconds.
   *
   * @param mounts how many file systems were frozen
   * @param freezing from before the first FIFREEZE to after the last
   * @param frozen from after the last FIFREEZE to before the first FITHAW; 0 while it is frozen
   * @param thawing from before the first FITHAW to after the last; 0 while it is frozen
   */
  public record Window(int mounts, long freezing, long frozen, long thawing) {}

  /**
   * Reads the record in a directory.
   *
   * @throws IOException if the file cannot be read; the message says so in one line
   */
  public static StatusReport read(Path directory) throws IOException {
    Life life = FrozenRecord.read(directory);
    long now = System.nanoTime();
    List<Held> held = new ArrayList<>();
    life.held().forEach((m, mark) -> held.add(held(life, m, mark, now)));
    return new StatusReport(
        life.daemon().map(ProcessId::pid).orElse(0L),
        life.daemon().filter(ProcessId::lives).isPresent(),
        held,
        life.gap(),
        window(life.moments()),
        life.damage(),
        FrozenRecord.keptAside(directory));
  }

  private static Held held(Life life, Mount m, Mark mark, long now) {
    Life.Recorded recorded = life.recorded(m).orElseThrow();
    long since = life.since(m).map(Life.Moment::nanos).orElse(now);
    return new Held(
        recorded.place().toString(),
        recorded.type(),
        m.name(),
        mark.name(),
        (now - since) / NANOS_PER_MILLI);
  }

  private static Optional<Window> window(List<Life.Moment> moments) {
    OptionalLong first = first(moments, RecordText.FREEZE);
    OptionalLong last = first(moments.reversed(), Mark.FROZEN.name());
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    int count =
        (int) moments.stream().filter(each -> each.word().equals(Mark.FROZEN.name())).count();
    long freezing = last.getAsLong() - first.getAsLong();
    OptionalLong thaw = first(moments, RecordText.THAW);
    OptionalLong thawed = first(moments.reversed(), Mark.THAWED.name());
    return Optional.of(
        thaw.isEmpty() || thawed.isEmpty()
            ? new Window(count, freezing, 0, 0)
            : new Window(
                count,
                freezing,
                thaw.getAsLong() - last.getAsLong(),
                thawed.getAsLong() - thaw.getAsLong()));
  }

  private static OptionalLong first(List<Life.Moment> moments, String word) {
    return moments.stream()
        .filter(each -> each.word().equals(word))
        .mapToLong(Life.Moment::nanos)
        .findFirst();
  }
}
