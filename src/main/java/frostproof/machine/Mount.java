package frostproof.machine;

/**
 * A mounted file system, by the name it has in the specification's models.
 *
 * @param name its name, such as {@code data} or {@code root}
 */
public record Mount(String name) implements Comparable<Mount> {
  @Override
  public int compareTo(Mount other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
