package frostproof.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The primal-dual method for a flow of least cost that moves every node's excess to the nodes with
 * a deficit. Prices keep each direction's reduced cost, {@code cost + price(source) -
 * price(target)}, from being negative, which proves the flow optimal at every moment. A round
 * raises prices to the distance of the nearest deficit (Dijkstra's search with buckets, costs are
 * small) and then saturates the directions of reduced cost 0, layer by layer as in Dinic's
 * algorithm. There are as many rounds as there are different distances.
 */
final class CheapestFlow {

  private static final int UNSEEN = -1;

  private final FlowNetwork network;
  private final int[] balance;
  private final long mostCost;
  private final int[] price;
  private final int[] distance;
  private final int[] seen;
  private int seenCount;
  private final int[] nextLeaving;
  private final int[] path;
  private final List<Bucket> buckets = new ArrayList<>();
  private long cost;

  /** Nodes at one tentative distance. */
  private static final class Bucket {
    private int[] nodes = new int[8];
    private int size;

    void add(int node) {
      if (size == nodes.length) {
        nodes = Arrays.copyOf(nodes, 2 * size);
      }
      nodes[size++] = node;
    }
  }

  /** Prepares to move {@code balance}: above 0 an excess, below 0 a deficit, 0 in total. */
  CheapestFlow(FlowNetwork network, int[] balance, long mostCost) {
    this.network = network;
    this.balance = balance.clone();
    this.mostCost = mostCost;
    int nodes = network.nodes();
    price = new int[nodes];
    distance = new int[nodes];
    Arrays.fill(distance, UNSEEN);
    seen = new int[nodes];
    nextLeaving = new int[nodes];
    path = new int[nodes];
  }

  /** Puts the flow on the network; false if it would cost more than allowed. */
  boolean solve() {
    while (raisePrices()) {
      while (layer()) {
        if (!saturate()) {
          return false;
        }
      }
    }
    return true;
  }

  /** A node's price: with all reduced costs at least 0 the prices prove the flow optimal. */
  int price(int node) {
    return price[node];
  }

  private int reducedCost(int node, int direction) {
    return network.directedCost(direction) + (price[node] - price[network.target(direction)]);
  }

  /** Makes some excess and some deficit meet at reduced cost 0; false if no excess is left. */
  private boolean raisePrices() {
    for (int node = 0; node < balance.length; node++) {
      if (balance[node] > 0) {
        reach(node, 0);
      }
    }
    if (seenCount == 0) {
      return false;
    }
    int nearest = nearestDeficit();
    for (int i = 0; i < seenCount; i++) {
      int node = seen[i];
      price[node] -= Math.max(0, nearest - distance[node]);
    }
    buckets.forEach(bucket -> bucket.size = 0);
    forget();
    return true;
  }

  private int nearestDeficit() {
    for (int far = 0; far < buckets.size(); far++) {
      Bucket bucket = buckets.get(far);
      for (int i = 0; i < bucket.size; i++) {
        int node = bucket.nodes[i];
        if (distance[node] != far) {
          continue;
        }
        if (balance[node] < 0) {
          return far;
        }
        int end = network.firstLeaving(node + 1);
        for (int direction = network.firstLeaving(node); direction < end; direction++) {
          if (network.room(direction) > 0) {
            reach(network.target(direction), far + reducedCost(node, direction));
          }
        }
      }
    }
    throw new IllegalStateException("an excess cannot reach a deficit");
  }

  private void reach(int node, int far) {
    if (distance[node] == UNSEEN) {
      seen[seenCount++] = node;
    } else if (distance[node] <= far) {
      return;
    }
    distance[node] = far;
    while (buckets.size() <= far) {
      buckets.add(new Bucket());
    }
    buckets.get(far).add(node);
  }

  private void forget() {
    for (int i = 0; i < seenCount; i++) {
      distance[seen[i]] = UNSEEN;
    }
    seenCount = 0;
  }

  /** Numbers the nodes by steps of reduced cost 0 from an excess; false if no deficit is among. */
  private boolean layer() {
    forget();
    for (int node = 0; node < balance.length; node++) {
      if (balance[node] > 0) {
        number(node, 0);
      }
    }
    boolean meets = false;
    for (int i = 0; i < seenCount; i++) {
      int node = seen[i];
      meets |= balance[node] < 0;
      int end = network.firstLeaving(node + 1);
      for (int direction = network.firstLeaving(node); direction < end; direction++) {
        if (network.room(direction) > 0
            && reducedCost(node, direction) == 0
            && distance[network.target(direction)] == UNSEEN) {
          number(network.target(direction), distance[node] + 1);
        }
      }
    }
    if (!meets) {
      forget();
    }
    return meets;
  }

  private void number(int node, int layer) {
    seen[seenCount++] = node;
    distance[node] = layer;
    nextLeaving[node] = network.firstLeaving(node);
  }

  /** Sends flow along layered paths until none is left; false if the cost grew too high. */
  private boolean saturate() {
    for (int i = 0; i < seenCount && distance[seen[i]] == 0; i++) {
      int source = seen[i];
      while (balance[source] > 0) {
        int length = findPath(source);
        if (length == 0) {
          break;
        }
        send(source, length);
        if (cost > mostCost) {
          return false;
        }
      }
    }
    return true;
  }

  /** Finds a layered path from a source to a deficit and returns its length, 0 for none. */
  private int findPath(int source) {
    int node = source;
    int length = 0;
    while (balance[node] >= 0) {
      int direction = advance(node);
      if (direction >= 0) {
        path[length++] = direction;
        node = network.target(direction);
      } else if (length == 0) {
        return 0;
      } else {
        node = network.source(path[--length]);
        nextLeaving[node]++;
      }
    }
    return length;
  }

  /** The node's next usable direction into the following layer, or -1. */
  private int advance(int node) {
    int end = network.firstLeaving(node + 1);
    for (int direction = nextLeaving[node]; direction < end; direction++) {
      if (network.room(direction) > 0
          && reducedCost(node, direction) == 0
          && distance[network.target(direction)] == distance[node] + 1) {
        nextLeaving[node] = direction;
        return direction;
      }
    }
    nextLeaving[node] = end;
    return -1;
  }

  private void send(int source, int length) {
    int target = network.target(path[length - 1]);
    int units = Math.min(balance[source], -balance[target]);
    for (int i = 0; i < length; i++) {
      units = Math.min(units, network.room(path[i]));
    }
    for (int i = 0; i < length; i++) {
      network.push(path[i], units);
      cost += (long) units * network.directedCost(path[i]);
    }
    balance[source] -= units;
    balance[target] += units;
  }
}
