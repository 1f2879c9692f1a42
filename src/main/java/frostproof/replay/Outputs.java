package frostproof.replay;

import java.util.List;

/** What a tester heard after a stimulus, as one line and back. */
public final class Outputs {
  private static final String NOTHING = "nothing";
  private static final String BETWEEN = "; ";

  private Outputs() {}

  /** {@code 0; respond(1, OK, 0)}, or {@code nothing}. */
  public static String text(List<String> outputs) {
    return outputs.isEmpty() ? NOTHING : String.join(BETWEEN, outputs);
  }

  /** What {@link #text} was made of. */
  public static List<String> of(String text) {
    return text.equals(NOTHING) ? List.of() : List.of(text.split(BETWEEN));
  }
}
