package frostproof.machine;

/**
 * A version that host or guest speaks (N1), by the name it has in the specification's models.
 *
 * @param name major and minor, such as {@code 3.0}
 */
public record Version(String name) implements Comparable<Version> {
  @Override
  public int compareTo(Version other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
