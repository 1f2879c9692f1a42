package frostproof.suite;

import frostproof.trace.Boundary;
import frostproof.trace.StateGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The evidence for what the strategies promise: the settled, minimal machine of a component, every
 * single fault in it and a sample of hidden states, and which strategy finds how many at what cost,
 * each beside random words of the same cost. It is measured twice: for a tester who tries every
 * stimulus everywhere, and for one who has a suite file, in which refusals are left out.
 */
public final class Guarantee {
  private static final int RANDOM_LENGTH = 100;

  /** The most steps and resets of random words. */
  public static final int RANDOM_MOST = 10_000_000;

  /** Above so many faults times steps a strategy without many resets is measured by a sample. */
  private static final long MANY = 5_000_000_000L;

  private final Tester tester;
  private final StateGraph graph;
  private final int size;
  private final long seed;
  private final Consumer<String> progress;

  /**
   * Settles and minimises a component.
   *
   * @param graph the complete graph of a component
   * @param size how many faults are in a sample
   * @param seed what samples and random words depend on
   * @param progress what is being measured
   * @throws NoSuite if the component does not settle, with the race or the loop
   */
  public Guarantee(StateGraph graph, int size, long seed, Consumer<String> progress) {
    this.graph = graph;
    this.size = size;
    this.seed = seed;
    this.progress = progress;
    tester = Tester.of(graph, Boundary.of(graph));
  }

  /**
   * How large a component is for a tester.
   *
   * @param states of the specification
   * @param settled states in which the component rests
   * @param distinct states that can be told apart by answers
   * @param stimuli what the tester can do
   * @param answers what it can see
   * @param steps pairs of a distinct state and a stimulus for which the specification has a step
   * @param choices settled states in which a stimulus suits several pending calls
   */
  public record Machine(
      int states, int settled, int distinct, int stimuli, int answers, int steps, int choices) {}

  /**
   * A strategy and its baseline.
   *
   * @param refusals whether refused stimuli are tried
   * @param proven for up to how many hidden states it must find everything; -1 for none
   * @param suite the strategy
   * @param random random words of the same cost
   */
  public record Row(boolean refusals, int proven, Measured suite, Measured random) {
    /** Whether everything was found that must be. */
    public boolean holds() {
      boolean one = proven < 1 || suite.oneHidden().all();
      return one && (proven < 0 || suite.outputs().all() && suite.transfers().all());
    }
  }

  /** The sizes of the component as a tester sees it. */
  public Machine machine() {
    int steps = 0;
    for (boolean has : tester.hasStep()) {
      steps += has ? 1 : 0;
    }
    Mealy small = tester.machine();
    return new Machine(
        graph.states().size(),
        tester.settled().mealy().states(),
        small.states(),
        small.inputs().size(),
        small.outputs().size(),
        steps,
        tester.settled().choices());
  }

  /** Measures all strategies. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(new Table(true, tester.withRefusals()).rows());
    rows.addAll(new Table(false, tester.withoutRefusals()).rows());
    return rows;
  }

  /** The strategies for one kind of tester. */
  private final class Table {
    private final boolean refusals;
    private final Separation separation;
    private final Mealy machine = tester.machine();
    private final Faults faults;
    private final List<List<Mutant>> samples = new ArrayList<>();

    Table(boolean refusals, Separation separation) {
      this.refusals = refusals;
      this.separation = separation;
      faults = new Faults(machine, separation);
      for (int hidden = 0; hidden <= 2; hidden++) {
        samples.add(faults.sample(hidden, size, seed + hidden));
      }
    }

    List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      rows.add(row("tour(edge)", -1, () -> tree(MealyTour.edges(machine, separation))));
      rows.add(row("w(0)", 0, () -> words(Words.Method.W, 0)));
      rows.add(row("wp(0)", 0, () -> words(Words.Method.WP, 0)));
      rows.add(row("glued(wp(0))", 0, this::glued));
      rows.add(row("wp(1)", 1, () -> words(Words.Method.WP, 1)));
      return rows;
    }

    private WordTree words(Words.Method method, int k) {
      return refusals
          ? Words.of(machine, method, k)
          : Words.allowed(machine, method, k, separation);
    }

    private WordTree glued() {
      return tree(Words.glued(machine, words(Words.Method.WP, 0).words(), separation));
    }

    private WordTree tree(List<int[]> words) {
      return new WordTree(machine, words);
    }

    private Row row(String strategy, int proven, Supplier<WordTree> words) {
      progress.accept(strategy + (refusals ? "" : " without refusals"));
      Measured suite = measure(strategy, words.get(), proven >= 0);
      return new Row(refusals, proven, suite, measure("random", tree(random(suite)), false));
    }

    private Measured measure(String strategy, WordTree tree, boolean exhaustive) {
      Killing killing = new Killing(tree);
      long steps = tree.steps();
      int resets = tree.leaves();
      long perReset = (long) machine.states() * machine.next().length * (steps / resets);
      return new Measured(
          strategy,
          steps,
          resets,
          faults.outputs(killing),
          exhaustive && perReset < MANY
              ? faults.transfers(killing)
              : Faults.rate(killing, samples.get(0)),
          Faults.rate(killing, samples.get(1)),
          Faults.rate(killing, samples.get(2)));
    }

    /** Words of the same number of steps and resets together, up to {@link #RANDOM_MOST}. */
    private List<int[]> random(Measured suite) {
      Random random = new Random(seed);
      long cost = Math.min(suite.steps() + suite.resets(), RANDOM_MOST);
      List<int[]> words = new ArrayList<>();
      for (long spent = 1; spent < cost; spent += RANDOM_LENGTH + 1) {
        int[] word = new int[(int) Math.min(RANDOM_LENGTH, cost - spent)];
        int state = 0;
        for (int i = 0; i < word.length; i++) {
          word[i] = choose(state, random);
          state = machine.next(state, word[i]);
        }
        words.add(word);
      }
      return words;
    }

    private int choose(int state, Random random) {
      int[] choices = new int[machine.inputs().size()];
      int count = 0;
      for (int input = 0; input < choices.length; input++) {
        if (separation.allows(state, input)) {
          choices[count++] = input;
        }
      }
      return choices[random.nextInt(count)];
    }
  }
}
