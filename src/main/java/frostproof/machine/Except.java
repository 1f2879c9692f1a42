package frostproof.machine;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** TLA+'s functions and sets over mounts, immutable. */
final class Except {
  private Except() {}

  /** {@code [f EXCEPT ![key] = value]}. */
  static <K extends Comparable<K>, V> SortedMap<K, V> with(Map<K, V> f, K key, V value) {
    SortedMap<K, V> copy = new TreeMap<>(f);
    copy.put(key, value);
    return Collections.unmodifiableSortedMap(copy);
  }

  /** {@code [key \in keys |-> value]}. */
  static <K extends Comparable<K>, V> SortedMap<K, V> constant(Collection<K> keys, V value) {
    SortedMap<K, V> map = new TreeMap<>();
    keys.forEach(key -> map.put(key, value));
    return Collections.unmodifiableSortedMap(map);
  }

  /** {@code set \cup {element}}. */
  static <E extends Comparable<E>> SortedSet<E> plus(Collection<E> set, E element) {
    SortedSet<E> copy = new TreeSet<>(set);
    copy.add(element);
    return Collections.unmodifiableSortedSet(copy);
  }

  /** {@code set \ {element}}. */
  static <E extends Comparable<E>> SortedSet<E> minus(Collection<E> set, E element) {
    SortedSet<E> copy = new TreeSet<>(set);
    copy.remove(element);
    return Collections.unmodifiableSortedSet(copy);
  }
}
