package frostproof.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import net.automatalib.alphabet.Alphabet;
import net.automatalib.automaton.transducer.impl.CompactMealy;
import net.automatalib.util.automaton.conformance.WMethodTestsIterator;
import net.automatalib.util.automaton.conformance.WpMethodTestsIterator;
import net.automatalib.word.Word;

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
  static WordTree of(Mealy machine, Method method, int k) {
    WordTree tree = new WordTree(machine, List.of());
    each(machine, method, k, tree::add);
    return tree;
  }

  /**
   * The words in the order of the library, which may differ from run to run, some of them twice.
   */
  private static void each(Mealy machine, Method method, int k, Consumer<int[]> word) {
    CompactMealy<Integer, Integer> compact = Library.compact(machine);
    Alphabet<Integer> inputs = compact.getInputAlphabet();
    Iterator<Word<Integer>> words =
        switch (method) {
          case W -> new WMethodTestsIterator<>(compact, inputs, k);
          case WP -> new WpMethodTestsIterator<>(compact, inputs, k);
        };
    words.forEachRemaining(
        each -> word.accept(each.stream().mapToInt(Integer::intValue).toArray()));
  }

  /**
   * The words as a tester gives them who leaves out what is not allowed. What a refusal would have
   * told is then missing, so that these are added: after every allowed word of at most k + 1 inputs
   * from every state, words that identify the state reached.
   */
  static WordTree allowed(Mealy machine, Method method, int k, Separation separation) {
    WordTree tree = new WordTree(machine, List.of());
    each(machine, method, k, word -> tree.add(kept(machine, word, separation)));
    List<List<int[]>> identifying = new ArrayList<>();
    for (int state = 0; state < machine.states(); state++) {
      identifying.add(separation.identifying(state));
    }
    int[][] cover = cover(machine, separation);
    for (int state = 0; state < machine.states(); state++) {
      if (cover[state] != null) {
        extend(tree, cover[state], state, k + 1, separation, identifying);
      }
    }
    return tree;
  }

  private static void extend(
      WordTree tree,
      int[] word,
      int state,
      int more,
      Separation separation,
      List<List<int[]>> identifying) {
    Mealy machine = tree.machine();
    tree.add(word);
    for (int[] end : identifying.get(state)) {
      tree.add(joined(word, end));
    }
    for (int input = 0; more > 0 && input < machine.inputs().size(); input++) {
      if (separation.allows(state, input)) {
        int next = machine.next(state, input);
        extend(tree, joined(word, input), next, more - 1, separation, identifying);
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
