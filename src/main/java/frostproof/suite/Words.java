package frostproof.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.automatalib.alphabet.Alphabet;
import net.automatalib.automaton.transducer.impl.CompactMealy;
import net.automatalib.util.automaton.conformance.WMethodTestsIterator;
import net.automatalib.util.automaton.conformance.WpMethodTestsIterator;

/**
 * The words of the methods W and Wp, and those that a tester can give who keeps to what is allowed.
 */
final class Words {
  private Words() {}

  /** A method with a proof for implementations with at most k states more. */
  enum Method {
    /** Chow 1978, Vasilevskii 1973. */
    W,
    /** Fujiwara and others 1991. */
    WP
  }

  /**
   * The words of a method on a minimal machine, refusals included.
   *
   * @param k how many states an implementation may have more
   */
  static List<int[]> of(Mealy machine, Method method, int k) {
    CompactMealy<Integer, Integer> compact = Library.compact(machine);
    Alphabet<Integer> inputs = compact.getInputAlphabet();
    return Library.sorted(
        switch (method) {
          case W -> new WMethodTestsIterator<>(compact, inputs, k);
          case WP -> new WpMethodTestsIterator<>(compact, inputs, k);
        });
  }

  /**
   * The words as a tester gives them who leaves out what is not allowed. What a refusal would have
   * told is then missing, so that these are added: after every allowed word of at most k + 1 inputs
   * from every state, words that identify the state reached.
   */
  static List<int[]> allowed(Mealy machine, List<int[]> words, int k, Separation separation) {
    List<int[]> all = new ArrayList<>();
    for (int[] word : words) {
      all.add(kept(machine, word, separation));
    }
    List<List<int[]>> identifying = new ArrayList<>();
    for (int state = 0; state < machine.states(); state++) {
      identifying.add(separation.identifying(state));
    }
    int[][] cover = cover(machine, separation);
    for (int state = 0; state < machine.states(); state++) {
      if (cover[state] != null) {
        extend(machine, cover[state], state, k + 1, separation, identifying, all);
      }
    }
    return all;
  }

  private static void extend(
      Mealy machine,
      int[] word,
      int state,
      int more,
      Separation separation,
      List<List<int[]>> identifying,
      List<int[]> all) {
    all.add(word);
    for (int[] end : identifying.get(state)) {
      all.add(joined(word, end));
    }
    for (int input = 0; more > 0 && input < machine.inputs().size(); input++) {
      if (separation.allows(state, input)) {
        int next = machine.next(state, input);
        extend(machine, joined(word, input), next, more - 1, separation, identifying, all);
      }
    }
  }

  /** A word without the inputs that are not allowed where it gives them; they change nothing. */
  private static int[] kept(Mealy machine, int[] word, Separation separation) {
    int[] kept = new int[word.length];
    int length = 0;
    int state = 0;
    for (int input : word) {
      if (separation.allows(state, input)) {
        kept[length++] = input;
      }
      state = machine.next(state, input);
    }
    return Arrays.copyOf(kept, length);
  }

  /** A shortest allowed word to each state; null for a state that none reaches. */
  static int[][] cover(Mealy machine, Separation separation) {
    int[][] cover = new int[machine.states()][];
    int[] queue = new int[machine.states()];
    cover[0] = new int[0];
    int end = 1;
    for (int i = 0; i < end; i++) {
      int state = queue[i];
      for (int input = 0; input < machine.inputs().size(); input++) {
        int next = machine.next(state, input);
        if (separation.allows(state, input) && cover[next] == null) {
          cover[next] = joined(cover[state], input);
          queue[end++] = next;
        }
      }
    }
    return cover;
  }

  static int[] joined(int[] word, int... end) {
    int[] joined = Arrays.copyOf(word, word.length + end.length);
    System.arraycopy(end, 0, joined, word.length, end.length);
    return joined;
  }

  /**
   * The words glued into as few long ones as can be: after each, the shortest way back to the
   * initial state, where there is one.
   */
  static List<int[]> glued(Mealy machine, List<int[]> words, Separation separation) {
    int[] step = homeward(machine, separation);
    List<int[]> tours = new ArrayList<>();
    int[] tour = new int[1 << 10];
    int length = 0;
    for (int[] word : words) {
      int state = 0;
      for (int i = 0; i < word.length; i++) {
        tour = length == tour.length ? Arrays.copyOf(tour, length * 2) : tour;
        tour[length++] = word[i];
        state = machine.next(state, word[i]);
      }
      while (state != 0 && step[state] >= 0) {
        tour = length == tour.length ? Arrays.copyOf(tour, length * 2) : tour;
        tour[length++] = step[state];
        state = machine.next(state, step[state]);
      }
      if (state != 0) {
        tours.add(Arrays.copyOf(tour, length));
        length = 0;
      }
    }
    tours.add(Arrays.copyOf(tour, length));
    return tours;
  }

  /** The input of each state that leads home soonest; -1 at home and where none does. */
  private static int[] homeward(Mealy machine, Separation separation) {
    int[] step = new int[machine.states()];
    int[] distance = new int[machine.states()];
    Arrays.fill(step, -1);
    Arrays.fill(distance, Integer.MAX_VALUE);
    distance[0] = 0;
    boolean grows = true;
    for (int far = 0; grows; far++) {
      grows = false;
      for (int state = 0; state < machine.states(); state++) {
        for (int input = 0; distance[state] > far && input < machine.inputs().size(); input++) {
          if (separation.allows(state, input) && distance[machine.next(state, input)] == far) {
            distance[state] = far + 1;
            step[state] = input;
            grows = true;
          }
        }
      }
    }
    return step;
  }
}
