package frostproof.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Small machines: random minimal ones, and all that there are. */
final class Machines {
  private Machines() {}

  static List<String> names(String prefix, int count) {
    String[] names = new String[count];
    Arrays.setAll(names, i -> prefix + i);
    return List.of(names);
  }

  /** A minimal machine of at least two states; an input may be refused in some states. */
  static Mealy random(Random random, int states, int inputs, int outputs) {
    while (true) {
      int[] next = new int[states * inputs];
      int[] output = new int[states * inputs];
      for (int pair = 0; pair < next.length; pair++) {
        output[pair] = random.nextInt(outputs);
        boolean refused = output[pair] == 0 && random.nextBoolean();
        next[pair] = refused ? pair / inputs : random.nextInt(states);
      }
      Mealy small =
          Library.minimal(new Mealy(names("i", inputs), names("o", outputs), next, output));
      if (small.states() > 1) {
        return small;
      }
    }
  }

  /** Every machine of so many states, two inputs and two outputs, state 0 initial. */
  static void all(int states, Consumer<Mealy> each) {
    int pairs = states * 2;
    int choices = states * 2;
    int[] digits = new int[pairs];
    int at = 0;
    while (at < pairs) {
      int[] next = Arrays.stream(digits).map(digit -> digit / 2).toArray();
      int[] output = Arrays.stream(digits).map(digit -> digit % 2).toArray();
      each.accept(new Mealy(names("i", 2), names("o", 2), next, output));
      at = 0;
      while (at < pairs && ++digits[at] == choices) {
        digits[at++] = 0;
      }
    }
  }

  /** Whether one of the words is answered differently by two machines. */
  static boolean tells(List<int[]> words, Mealy one, Mealy other) {
    for (int[] word : words) {
      int ours = 0;
      int theirs = 0;
      for (int input : word) {
        if (one.output(ours, input) != other.output(theirs, input)) {
          return true;
        }
        ours = one.next(ours, input);
        theirs = other.next(theirs, input);
      }
    }
    return false;
  }

  /** Whether two machines answer every word the same, by a search of all pairs of states. */
  static boolean same(Mealy one, Mealy other) {
    boolean[][] seen = new boolean[one.states()][other.states()];
    return same(one, other, 0, 0, seen);
  }

  private static boolean same(Mealy one, Mealy other, int ours, int theirs, boolean[][] seen) {
    if (seen[ours][theirs]) {
      return true;
    }
    seen[ours][theirs] = true;
    for (int input = 0; input < one.inputs().size(); input++) {
      if (one.output(ours, input) != other.output(theirs, input)
          || !same(one, other, one.next(ours, input), other.next(theirs, input), seen)) {
        return false;
      }
    }
    return true;
  }

  /** A mutant as a machine of its own. */
  static Mealy of(Mutant mutant) {
    int inputs = mutant.reference().inputs().size();
    int[] next = new int[mutant.states() * inputs];
    int[] output = new int[next.length];
    for (int pair = 0; pair < next.length; pair++) {
      next[pair] = mutant.next(pair / inputs, pair % inputs);
      output[pair] = mutant.output(pair / inputs, pair % inputs);
    }
    return new Mealy(mutant.reference().inputs(), mutant.reference().outputs(), next, output);
  }

  static boolean[] everything(Mealy machine) {
    boolean[] all = new boolean[machine.next().length];
    Arrays.fill(all, true);
    return all;
  }

  /** Self-loops with output 0 are refusals. */
  static boolean[] withoutRefusals(Mealy machine) {
    boolean[] allowed = everything(machine);
    int inputs = machine.inputs().size();
    for (int pair = 0; pair < allowed.length; pair++) {
      allowed[pair] = machine.output()[pair] != 0 || machine.next()[pair] != pair / inputs;
    }
    return allowed;
  }
}
