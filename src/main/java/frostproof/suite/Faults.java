package frostproof.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The faults that a suite is measured by, on a minimal machine. A fault that no tester can see who
 * keeps to what is allowed is none, and is not counted.
 */
final class Faults {

  private final Mealy machine;
  private final Separation separation;

  Faults(Mealy machine, Separation separation) {
    this.machine = machine;
    this.separation = separation;
  }

  /** Every wrong output of every allowed pair: it is seen as soon as the pair is taken. */
  Rate outputs(Killing killing) {
    long wrong = machine.outputs().size() - 1L;
    long taken = allowedPairs().filter(killing::takes).count();
    return new Rate(taken * wrong, allowedPairs().count() * wrong, false);
  }

  /** Every transfer fault: every allowed pair goes to every wrong state. */
  Rate transfers(Killing killing) {
    long[] counts =
        allowedPairs()
            .parallel()
            .mapToObj(pair -> transfers(killing, pair))
            .reduce(new long[2], (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
    return new Rate(counts[0], counts[1], false);
  }

  private long[] transfers(Killing killing, int pair) {
    long killed = 0;
    long of = 0;
    for (int target = 0; target < machine.states(); target++) {
      if (!separation.conforms(machine.next()[pair], target)) {
        Mutant mutant = new Mutant(machine, pair, target);
        boolean dead = killing.kills(mutant);
        killed += dead ? 1 : 0;
        of += dead || !mutant.conforms(separation) ? 1 : 0;
      }
    }
    return new long[] {killed, of};
  }

  private IntStream allowedPairs() {
    return IntStream.range(0, machine.next().length).filter(separation::allows);
  }

  static Rate rate(Killing killing, List<Mutant> sample) {
    long killed = sample.parallelStream().filter(killing::kills).count();
    return new Rate(killed, sample.size(), true);
  }

  /** A sample of mutants with so many hidden states, none of which conforms; 0: transfer faults. */
  List<Mutant> sample(int hidden, int size, long seed) {
    Random random = new Random(seed);
    int[] pairs = allowedPairs().toArray();
    List<Mutant> sample = new ArrayList<>();
    for (int tries = 0; sample.size() < size && tries < 100 * size; tries++) {
      int pair = pairs[random.nextInt(pairs.length)];
      Mutant mutant = hidden == 0 ? transfer(pair, random) : hidden(pair, hidden, random);
      if (!mutant.conforms(separation)) {
        sample.add(mutant);
      }
    }
    return sample;
  }

  private Mutant transfer(int pair, Random random) {
    return new Mutant(machine, pair, random.nextInt(machine.states()));
  }

  /** A pair leads into a copy of where it led, that one by some input into the next copy, ... */
  private Mutant hidden(int pair, int hidden, Random random) {
    int states = machine.states();
    Mutant.Hidden[] copies = new Mutant.Hidden[hidden];
    int copied = machine.next()[pair];
    for (int i = 0; i < hidden; i++) {
      int input = random.nextInt(machine.inputs().size());
      int next = machine.next(copied, input);
      int output = machine.output(copied, input);
      if (i < hidden - 1) {
        copies[i] = new Mutant.Hidden(copied, input, states + i + 1, output);
      } else if (random.nextBoolean()) {
        int wrong = (output + 1 + random.nextInt(machine.outputs().size() - 1));
        copies[i] = new Mutant.Hidden(copied, input, next, wrong % machine.outputs().size());
      } else {
        copies[i] = new Mutant.Hidden(copied, input, random.nextInt(states), output);
      }
      copied = next;
    }
    return new Mutant(machine, pair, states, copies);
  }
}
