package frostproof.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Words on a machine as a tree: what begins several words is one branch, and a word that begins
 * another one is no word of its own. Node 0 is the initial state; every other node is one input in
 * the state that its parent reached.
 */
final class WordTree {
  private static final int NONE = -1;

  private final Mealy machine;
  private int size = 1;
  private int[] parent = new int[1024];
  private int[] input = new int[1024];
  private int[] state = new int[1024];
  private int[] firstChild = new int[1024];
  private int[] sibling = new int[1024];

  WordTree(Mealy machine, List<int[]> words) {
    this.machine = machine;
    firstChild[0] = NONE;
    sibling[0] = NONE;
    words.forEach(this::add);
  }

  /** Adds a word, unless it is there. */
  void add(int[] word) {
    int node = 0;
    for (int each : word) {
      int child = firstChild[node];
      while (child != NONE && input[child] != each) {
        child = sibling[child];
      }
      node = child != NONE ? child : grow(node, each);
    }
  }

  private int grow(int node, int each) {
    if (size == parent.length) {
      int larger = size * 2;
      parent = Arrays.copyOf(parent, larger);
      input = Arrays.copyOf(input, larger);
      state = Arrays.copyOf(state, larger);
      firstChild = Arrays.copyOf(firstChild, larger);
      sibling = Arrays.copyOf(sibling, larger);
    }
    parent[size] = node;
    input[size] = each;
    state[size] = machine.next(state[node], each);
    firstChild[size] = NONE;
    sibling[size] = firstChild[node];
    firstChild[node] = size;
    return size++;
  }

  Mealy machine() {
    return machine;
  }

  /** The state before the input of a node. */
  int before(int node) {
    return state[parent[node]];
  }

  int input(int node) {
    return input[node];
  }

  int firstChild(int node) {
    return firstChild[node];
  }

  int sibling(int node) {
    return sibling[node];
  }

  /** The words that begin no other word, shortest first, then by inputs. */
  List<int[]> words() {
    List<int[]> words = new ArrayList<>();
    for (int node = 1; node < size; node++) {
      if (firstChild[node] == NONE) {
        words.add(word(node));
      }
    }
    words.sort(Library.SHORTEST_FIRST);
    return words;
  }

  /** How many words there are. */
  int leaves() {
    int leaves = 0;
    for (int node = 1; node < size; node++) {
      leaves += firstChild[node] == NONE ? 1 : 0;
    }
    return Math.max(1, leaves);
  }

  /** The number of inputs of all words together. */
  long steps() {
    int[] depth = new int[size];
    long steps = 0;
    for (int node = 1; node < size; node++) {
      depth[node] = depth[parent[node]] + 1;
      steps += firstChild[node] == NONE ? depth[node] : 0;
    }
    return steps;
  }

  private int[] word(int leaf) {
    int length = 0;
    for (int node = leaf; node != 0; node = parent[node]) {
      length++;
    }
    int[] word = new int[length];
    for (int node = leaf; node != 0; node = parent[node]) {
      word[--length] = input[node];
    }
    return word;
  }

  /** The nodes of each pair of a state and an input, where the pair is met first on a branch. */
  int[][] firstMeetings() {
    int width = machine.inputs().size();
    int pairs = machine.next().length;
    int[] count = new int[pairs];
    int[][] nodes = new int[pairs][4];
    int[] metOnBranch = new int[pairs];
    int node = firstChild[0];
    while (node != NONE && node != 0) {
      int pair = before(node) * width + input[node];
      if (metOnBranch[pair]++ == 0) {
        if (count[pair] == nodes[pair].length) {
          nodes[pair] = Arrays.copyOf(nodes[pair], count[pair] * 2);
        }
        nodes[pair][count[pair]++] = node;
      }
      int next = firstChild[node];
      while (next == NONE && node != 0) {
        metOnBranch[before(node) * width + input[node]]--;
        next = sibling[node];
        node = parent[node];
      }
      node = next;
    }
    for (int pair = 0; pair < pairs; pair++) {
      nodes[pair] = Arrays.copyOf(nodes[pair], count[pair]);
    }
    return nodes;
  }
}
