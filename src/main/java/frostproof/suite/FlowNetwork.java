package frostproof.suite;

import java.util.Arrays;

/**
 * A network of arcs of unlimited capacity, with a cost a unit and the flow on each. Every arc
 * stands for two directions of its residual network: one pushes flow along the arc, the opposite
 * one takes it back. Directions are numbered by the node they leave, so that a search reads memory
 * in order.
 */
final class FlowNetwork {

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final int nodes;
  private int arcs;
  private int[] tail;
  private int[] head;
  private byte[] cost;
  private int[] first = new int[0];
  private int[] along = new int[0];
  private int[] target = new int[0];
  private byte[] unitCost = new byte[0];
  private int[] room = new int[0];
  private int[] opposite = new int[0];

  FlowNetwork(int nodes, int expectedArcs) {
    this.nodes = nodes;
    tail = new int[expectedArcs];
    head = new int[expectedArcs];
    cost = new byte[expectedArcs];
  }

  /** Adds an arc before {@link #seal()} and returns its number. */
  int add(int from, int to, int costOfAUnit) {
    if (arcs == tail.length) {
      int larger = Math.max(16, arcs + (arcs >> 1));
      tail = Arrays.copyOf(tail, larger);
      head = Arrays.copyOf(head, larger);
      cost = Arrays.copyOf(cost, larger);
    }
    tail[arcs] = from;
    head[arcs] = to;
    cost[arcs] = (byte) costOfAUnit;
    return arcs++;
  }

  /** Numbers the directions: by the node they leave, and in the order in which arcs were added. */
  void seal() {
    first = new int[nodes + 1];
    for (int arc = 0; arc < arcs; arc++) {
      first[tail[arc] + 1]++;
      first[head[arc] + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      first[node + 1] += first[node];
    }
    along = new int[arcs];
    target = new int[2 * arcs];
    unitCost = new byte[2 * arcs];
    room = new int[2 * arcs];
    opposite = new int[2 * arcs];
    int[] next = first.clone();
    for (int arc = 0; arc < arcs; arc++) {
      int there = next[tail[arc]]++;
      int back = next[head[arc]]++;
      along[arc] = there;
      direct(there, head[arc], cost[arc], UNLIMITED, back);
      direct(back, tail[arc], -cost[arc], 0, there);
    }
  }

  private void direct(int direction, int to, int unit, int space, int back) {
    target[direction] = to;
    unitCost[direction] = (byte) unit;
    room[direction] = space;
    opposite[direction] = back;
  }

  int nodes() {
    return nodes;
  }

  int arcs() {
    return arcs;
  }

  int tail(int arc) {
    return tail[arc];
  }

  int head(int arc) {
    return head[arc];
  }

  /** What a unit costs on an arc. */
  int cost(int arc) {
    return cost[arc];
  }

  /** The units of flow on an arc. */
  int flow(int arc) {
    return room[opposite[along[arc]]];
  }

  /** The first direction that leaves a node; the last is the one before that of the next node. */
  int firstLeaving(int node) {
    return first[node];
  }

  /** The node that a direction leads to. */
  int target(int direction) {
    return target[direction];
  }

  /** The node that a direction leaves. */
  int source(int direction) {
    return target[opposite[direction]];
  }

  /** What a unit costs in a direction; taking flow back returns what it cost. */
  int directedCost(int direction) {
    return unitCost[direction];
  }

  /** How many units may still go in a direction. */
  int room(int direction) {
    return room[direction];
  }

  void push(int direction, int units) {
    if (room[direction] == UNLIMITED) {
      room[opposite[direction]] += units;
    } else {
      room[direction] -= units;
    }
  }
}
