package frostproof.cli;

import frostproof.lab.WindowLab;
import frostproof.lab.WindowLab.Round;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What {@code bench window} found.
 *
 * @param quick whether it measured little, so that the figures say little
 * @param rounds how often each was measured
 * @param worlds one for each count of file systems and load
 * @param behaviours what the programs do in certain situations
 * @param targets what was aimed at
 */
record WindowReport(
    boolean quick,
    int rounds,
    List<World> worlds,
    List<Behaviour> behaviours,
    List<Target> targets) {
  /**
   * How the writers write.
   *
   * @param name for a person
   * @param pauseMillis after each 64 KiB
   */
  record Load(String name, long pauseMillis) {}

  /**
   * File systems under a load.
   *
   * @param disks how many file systems
   * @param load how they are written to
   * @param programs what each program did
   * @param ratio our window as a part of the best other's in the same round
   * @param normalRatio the same for ours with normal grace periods
   */
  record World(int disks, Load load, List<Program> programs, Spread ratio, Spread normalRatio) {}

  /**
   * One program; times in milliseconds.
   *
   * @param before from the request to the first FIFREEZE
   * @param freezing from the first FIFREEZE to the end of the last
   * @param calls how much of that is spent in FIFREEZE
   * @param held from the end of the last FIFREEZE to the first FITHAW; the tester holds it for 20
   * @param thawing from the first FITHAW to the end of the last
   * @param stalled the longest write of all writers
   * @param gathered MiB that were written in the second before the request
   */
  record Program(
      String name,
      Spread before,
      Spread freezing,
      Spread calls,
      Spread held,
      Spread thawing,
      Spread stalled,
      Spread gathered) {
    static Program of(String name, List<Round> rounds) {
      return new Program(
          name,
          millis(rounds, Round::before),
          millis(rounds, Round::freezing),
          millis(rounds, Round::calls),
          millis(rounds, Round::held),
          millis(rounds, Round::thawing),
          millis(rounds, Round::stalled),
          Spread.of(rounds.stream().mapToDouble(r -> r.gathered() / MEBIBYTE).toArray()));
    }

    private static Spread millis(List<Round> rounds, ToLongFunction<Round> micros) {
      return Spread.of(rounds.stream().mapToDouble(r -> micros.applyAsLong(r) / 1e3).toArray());
    }
  }

  /** The middle one of several values, and the outer ones. */
  record Spread(double median, double least, double most) {
    static Spread of(double... values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int half = sorted.length / 2;
      double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
      return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median, least, most);
    }
  }

  /**
   * What programs do in a situation.
   *
   * @param situation in words
   * @param programs from each to what was seen
   */
  record Behaviour(String situation, Map<String, String> programs) {}

  /**
   * A target.
   *
   * @param aim what was aimed at
   * @param found the median of what was measured, and its spread
   * @param met whether it was reached
   */
  record Target(String aim, String found, boolean met) {}

  private static final double MEBIBYTE = 1 << 20;
  private static final int JUDGED = 16; // file systems
  private static final double PART = 0.5;

  /** One world, from the rounds of each program, which were measured in turn. */
  static World world(int disks, Load load, Map<String, List<Round>> rounds) {
    return new World(
        disks,
        load,
        rounds.entrySet().stream().map(e -> Program.of(e.getKey(), e.getValue())).toList(),
        ratio(rounds, WindowLab.OURS),
        ratio(rounds, WindowLab.OURS_NORMAL));
  }

  private static Spread ratio(Map<String, List<Round>> rounds, String ours) {
    double[] ratios = new double[rounds.get(ours).size()];
    for (int i = 0; i < ratios.length; i++) {
      int round = i;
      long best =
          WindowLab.PEERS.stream()
              .mapToLong(peer -> rounds.get(peer).get(round).freezing())
              .min()
              .orElseThrow();
      ratios[i] = (double) rounds.get(ours).get(i).freezing() / best;
    }
    return Spread.of(ratios);
  }

  /** Compares what was measured with what was aimed at; of a quick run that would say nothing. */
  static WindowReport of(
      boolean quick, int rounds, List<World> worlds, List<Behaviour> behaviours) {
    List<Target> targets =
        worlds.stream()
            .filter(world -> !quick && world.disks() == JUDGED)
            .map(world ->
                new Target(
                    "ours at most 0.5 x the best other's window, "
                        + world.disks()
                        + " file systems, "
                        + world.load().name(),
                    world.ratio() + " x",
                    world.ratio().median() <= PART))
            .toList();
    return new WindowReport(quick, rounds, worlds, behaviours, targets);
  }
}
