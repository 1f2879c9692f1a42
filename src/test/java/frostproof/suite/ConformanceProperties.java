package frostproof.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What W and Wp promise, against machines that are tried one by one. */
class ConformanceProperties {

  /** Every machine with as many states, or one more, that answers some word differently is told. */
  @Property(tries = 12, seed = "1")
  void noMachineWithSoManyMoreStatesIsMissed(
      @ForAll long seed, @ForAll Words.Method method, @ForAll @IntRange(max = 1) int k) {
    Mealy machine = Machines.random(new Random(seed), 2, 2, 2);
    List<int[]> words = Words.of(machine, method, k).words();
    int[] told = new int[1];
    for (int states = 1; states <= 2 + k; states++) {
      Machines.all(
          states,
          other -> {
            boolean tells = Machines.tells(words, machine, other);
            assertThat(tells).isNotEqualTo(Machines.same(machine, other));
            told[0] += tells ? 1 : 0;
          });
    }
    assertThat(told[0]).isGreaterThan(200);
  }

  /** Less than the method's words misses something, so that the counts can fail. */
  @Property(tries = 30, seed = "1")
  void halfOfTheWordsMissSomething(@ForAll long seed) {
    Mealy machine = Machines.random(new Random(seed), 4, 2, 2);
    List<int[]> words = Words.of(machine, Words.Method.WP, 0).words();
    Separation all = new Separation(machine, Machines.everything(machine));
    List<int[]> few = words.subList(0, Math.max(1, words.size() / 4));
    Rate rate = new Faults(machine, all).transfers(new Killing(new WordTree(machine, few)));
    assertThat(rate.all()).isFalse();
    assertThat(rate.percent()).isLessThan(100);
  }

  /** Every single fault that a tester can see is found, whether refusals are tried or left out. */
  @Property(tries = 60, seed = "1")
  void everySingleFaultIsFound(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 9) int states,
      @ForAll Words.Method method,
      @ForAll boolean refusals) {
    Mealy machine = Machines.random(new Random(seed), states, 3, 3);
    Separation separation =
        new Separation(
            machine, refusals ? Machines.everything(machine) : Machines.withoutRefusals(machine));
    Killing killing =
        new Killing(
            refusals
                ? Words.of(machine, method, 0)
                : Words.allowed(machine, method, 0, separation));
    Faults faults = new Faults(machine, separation);
    assertThat(faults.outputs(killing).all()).isTrue();
    assertThat(faults.transfers(killing).all()).isTrue();
  }

  /** One hidden state is found by k = 1. */
  @Property(tries = 30, seed = "1")
  void everySampledHiddenStateIsFound(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int states, @ForAll boolean refusals) {
    Mealy machine = Machines.random(new Random(seed), states, 3, 3);
    Separation separation =
        new Separation(
            machine, refusals ? Machines.everything(machine) : Machines.withoutRefusals(machine));
    Killing killing =
        new Killing(
            refusals
                ? Words.of(machine, Words.Method.WP, 1)
                : Words.allowed(machine, Words.Method.WP, 1, separation));
    List<Mutant> sample = new Faults(machine, separation).sample(1, 200, seed);
    assertThat(Faults.rate(killing, sample))
        .isEqualTo(new Rate(sample.size(), sample.size(), true));
  }

  /** The search through the tree of words agrees with giving word by word. */
  @Property(tries = 100, seed = "1")
  void theTreeOfWordsKillsWhatTheWordsKill(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int count) {
    Random random = new Random(seed);
    Mealy machine = Machines.random(random, 6, 3, 2);
    List<int[]> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(random.ints(random.nextInt(8), 0, 3).toArray());
    }
    Separation all = new Separation(machine, Machines.everything(machine));
    Faults faults = new Faults(machine, all);
    Killing killing = new Killing(new WordTree(machine, words));
    for (int hidden = 0; hidden <= 2; hidden++) {
      for (Mutant mutant : faults.sample(hidden, 50, seed)) {
        Mealy other = Machines.of(mutant);
        assertThat(Machines.same(machine, other)).isFalse();
        assertThat(killing.kills(mutant)).isEqualTo(Machines.tells(words, machine, other));
      }
    }
  }

  /** A state conforms to another one exactly when no allowed word up to a length tells it. */
  @Property(tries = 60, seed = "1")
  void aSeparatingWordIsAllowedAndSeparates(@ForAll long seed) {
    Mealy machine = Machines.random(new Random(seed), 5, 2, 2);
    Separation separation = new Separation(machine, Machines.withoutRefusals(machine));
    for (int state = 0; state < machine.states(); state++) {
      for (int other = 0; other < machine.states(); other++) {
        assertThat(separation.conforms(state, other))
            .isEqualTo(!separable(machine, separation, state, other, 2 * machine.states()));
        if (!separation.conforms(state, other)) {
          assertSeparates(machine, separation, state, other);
        }
      }
    }
  }

  private static void assertSeparates(Mealy machine, Separation separation, int state, int other) {
    int ours = state;
    int theirs = other;
    int[] word = separation.word(state, other);
    for (int i = 0; i < word.length; i++) {
      assertThat(separation.allows(ours, word[i])).isTrue();
      assertThat(machine.output(ours, word[i]) == machine.output(theirs, word[i]))
          .isEqualTo(i < word.length - 1);
      ours = machine.next(ours, word[i]);
      theirs = machine.next(theirs, word[i]);
    }
  }

  private static boolean separable(
      Mealy machine, Separation separation, int ours, int theirs, int length) {
    for (int input = 0; length > 0 && input < machine.inputs().size(); input++) {
      if (separation.allows(ours, input)
          && (machine.output(ours, input) != machine.output(theirs, input)
              || separable(
                  machine,
                  separation,
                  machine.next(ours, input),
                  machine.next(theirs, input),
                  length - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Words and their order do not depend on where tables happen to put things. */
  @Property(tries = 20, seed = "1")
  void theSameMachineHasTheSameWords(@ForAll long seed, @ForAll Words.Method method) {
    Mealy machine = Machines.random(new Random(seed), 6, 3, 2);
    Mealy again = Machines.random(new Random(seed), 6, 3, 2);
    assertThat(again.next()).isEqualTo(machine.next());
    List<int[]> words = Words.of(machine, method, 1).words();
    assertThat(Words.of(again, method, 1).words()).usingRecursiveComparison().isEqualTo(words);
    assertThat(words).isSortedAccordingTo(Library.SHORTEST_FIRST);
  }
}
