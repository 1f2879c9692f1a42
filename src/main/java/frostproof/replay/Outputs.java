package frostproof.replay;

import java.util.Collection;
import java.util.List;

/** What a tester heard after a stimulus, as one line and back. */
public final class Outputs {
  private static final String NOTHING = "nothing";
  private static final String BETWEEN = "; ";
  private static final String WORLD = " [frozen: ";

  private Outputs() {}

  /** {@code 0; respond(1, OK, 0)}, or {@code nothing}. */
  public static String text(List<String> outputs) {
    return outputs.isEmpty() ? NOTHING : String.join(BETWEEN, outputs);
  }

  /** Who is frozen meanwhile, to be said after what was heard: {@code [frozen: data root]}. */
  public static String world(Collection<String> frozen) {
    return frozen.isEmpty() ? "" : WORLD + String.join(" ", frozen) + "]";
  }

  /** What {@link #text} was made of; who is frozen is left out. */
  public static List<String> of(String text) {
    int world = text.indexOf(WORLD);
    String heard = world < 0 ? text : text.substring(0, world);
    return heard.equals(NOTHING) ? List.of() : List.of(heard.split(BETWEEN));
  }
}
