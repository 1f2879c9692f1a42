package frostproof.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.automatalib.alphabet.Alphabet;
import net.automatalib.alphabet.impl.Alphabets;
import net.automatalib.automaton.transducer.impl.CompactMealy;
import net.automatalib.util.automaton.Automata;

/**
 * What AutomataLib does for us. Its results depend on the order of hash tables, so that states are
 * numbered anew in order of discovery, and words are sorted.
 */
final class Library {
  /** By length, then by inputs. */
  static final Comparator<int[]> SHORTEST_FIRST =
      Comparator.<int[]>comparingInt(word -> word.length).thenComparing(Arrays::compare);

  private Library() {}

  /** The machine with the fewest states that answers the same, states in order of discovery. */
  static Mealy minimal(Mealy machine) {
    CompactMealy<Integer, Integer> large = compact(machine);
    Alphabet<Integer> inputs = large.getInputAlphabet();
    CompactMealy<Integer, Integer> small =
        Automata.minimize(large, inputs, new CompactMealy<Integer, Integer>(inputs));
    int width = machine.inputs().size();
    List<Integer> order = new ArrayList<>(List.of(small.getInitialState()));
    int[] number = new int[small.size()];
    Arrays.fill(number, -1);
    number[order.getFirst()] = 0;
    int[] next = new int[small.size() * width];
    int[] output = new int[small.size() * width];
    for (int state = 0; state < order.size(); state++) {
      for (int input = 0; input < width; input++) {
        int to = small.getSuccessor(order.get(state), (Integer) input);
        if (number[to] < 0) {
          number[to] = order.size();
          order.add(to);
        }
        next[state * width + input] = number[to];
        output[state * width + input] = small.getOutput(order.get(state), input);
      }
    }
    return new Mealy(machine.inputs(), machine.outputs(), next, output);
  }

  static CompactMealy<Integer, Integer> compact(Mealy machine) {
    int width = machine.inputs().size();
    CompactMealy<Integer, Integer> compact = new CompactMealy<>(Alphabets.integers(0, width - 1));
    for (int state = 0; state < machine.states(); state++) {
      compact.addState();
    }
    compact.setInitialState(Integer.valueOf(0));
    for (int state = 0; state < machine.states(); state++) {
      for (int input = 0; input < width; input++) {
        compact.setTransition(
            state,
            input,
            machine.next(state, input),
            Integer.valueOf(machine.output(state, input)));
      }
    }
    return compact;
  }
}
