package frostproof.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What {@code bench suite} found.
 *
 * @param quick whether it measured little, so that the figures say little
 * @param replays actions per second
 * @param tours lengths
 * @param growth what tours of larger and larger graphs cost
 * @param targets what was aimed at
 */
record BenchReport(
    boolean quick,
    List<Replayed> replays,
    List<Toured> tours,
    List<Grown> growth,
    List<Target> targets) {

  /**
   * Actions per second on one component, by one thread.
   *
   * @param replay of the checked-in suite on the Java machine, whole
   * @param machine of the same actions and properties without a suite around them
   * @param jqwik of jqwik's chains
   * @param tlc states that TLC's simulation generates and checks
   * @param steps of the suite, which takes all transitions
   * @param transitions how many there are
   * @param jqwikTransitions how many of them jqwik takes in as many steps
   */
  record Replayed(
      String component,
      double replay,
      double machine,
      double jqwik,
      double tlc,
      int steps,
      int transitions,
      int jqwikTransitions) {
    double overJqwik() {
      return replay / jqwik;
    }

    double overTlc() {
      return replay / tlc;
    }
  }

  /**
   * The length of tour(edge), and what GraphWalker needs.
   *
   * @param bound steps that no such tour can be below
   * @param steps of ours
   * @param random of {@code random(edge_coverage(100))}
   * @param quickRandom of {@code quick_random(edge_coverage(100))}
   */
  record Toured(
      String component, int transitions, int bound, int steps, Walked random, Walked quickRandom) {
    double overBound() {
      return (double) steps / bound;
    }
  }

  /**
   * How far GraphWalker came.
   *
   * @param steps transitions that it took, with repetitions
   * @param taken how many different ones; all, unless it was stopped
   * @param all whether it took all
   */
  record Walked(long steps, int taken, boolean all, double seconds) {}

  /**
   * The tour of one graph.
   *
   * @param graph how it was made
   * @param graphSeconds to make it
   * @param tourSeconds to tour it
   * @param mebibytes the peak of the resident set of the process that did both
   */
  record Grown(
      String graph,
      int states,
      int transitions,
      int bound,
      int steps,
      int traces,
      double graphSeconds,
      double tourSeconds,
      long mebibytes) {}

  /**
   * A target.
   *
   * @param aim what was aimed at
   * @param found the worst of what was measured
   * @param met whether it was reached
   */
  record Target(String aim, String found, boolean met) {}

  private static final double OVER_JQWIK = 50;
  private static final double OVER_TLC = 10;
  private static final double OVER_BOUND = 1.05;
  private static final double RANDOM_OVER_TOUR = 5;
  private static final int MILLION = 1_000_000;
  private static final double SECONDS = 60;
  private static final long MEBIBYTES = 2048;
  private static final double LINEAR = 1.2;

  /** Compares what was measured with what was aimed at; of a quick run that would say nothing. */
  static BenchReport of(
      boolean quick, List<Replayed> replays, List<Toured> tours, List<Grown> growth) {
    if (quick) {
      return new BenchReport(true, replays, tours, growth, List.of());
    }
    double jqwik = least(replays, Replayed::overJqwik);
    double tlc = least(replays, Replayed::overTlc);
    double bound = -least(tours, tour -> -tour.overBound());
    double random = least(tours, tour -> (double) tour.random().steps() / tour.steps());
    Grown million =
        growth.stream().filter(g -> g.transitions() >= MILLION).findFirst().orElseThrow();
    double seconds = million.graphSeconds() + million.tourSeconds();
    double slope = slope(growth);
    return new BenchReport(
        false,
        replays,
        tours,
        growth,
        List.of(
            target("replay at least 50 x jqwik", jqwik >= OVER_JQWIK, "%.2f x", jqwik),
            target("replay at least 10 x TLC's simulation", tlc >= OVER_TLC, "%.1f x", tlc),
            target("tour at most 1.05 x its lower bound", bound <= OVER_BOUND, "%.3f x", bound),
            target(
                "GraphWalker's random at least 5 x the tour",
                random >= RANDOM_OVER_TOUR,
                "%.1f x",
                random),
            target(
                "1,000,000 transitions in 60 s and 2 GiB",
                seconds < SECONDS && million.mebibytes() < MEBIBYTES,
                "%.1f s, %,d MiB",
                seconds,
                million.mebibytes()),
            target("seconds grow in proportion", slope <= LINEAR, "power %.2f", slope)));
  }

  private static Target target(String aim, boolean met, String format, Object... found) {
    return new Target(aim, String.format(Locale.ROOT, format, found), met);
  }

  private static <T> double least(List<T> rows, ToDoubleFunction<T> value) {
    return rows.stream().mapToDouble(value).min().orElseThrow();
  }

  /** By which power of the transitions the seconds grew, over the last two powers of ten. */
  private static double slope(List<Grown> growth) {
    List<Grown> random = growth.stream().filter(g -> g.graph().startsWith("random")).toList();
    Grown from = random.get(random.size() - 3);
    Grown to = random.getLast();
    return Math.log(to.tourSeconds() / from.tourSeconds())
        / Math.log((double) to.transitions() / from.transitions());
  }
}
