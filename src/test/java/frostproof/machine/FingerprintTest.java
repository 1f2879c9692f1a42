package frostproof.machine;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that a machine answers, in a few digits. SnapshotTest says what changed; this says in
 * less than a second that something did, also where the machine never comes: a guard that is
 * redundant in every reachable state is still the specification's, and each property is asked about
 * steps that no machine takes.
 */
class FingerprintTest {
  private static final Path DIRECTORY = Path.of("src/test/resources/frostproof/machine");
  private static final String RENEW = "mvn test -Dtest=FingerprintTest -Dsnapshot.write=true";

  /** How many of the mixtures are asked for all their steps. */
  private static final int STRANGE = 1_000;

  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void everyAnswerIsTheRecordedOne(Component<?> component) throws IOException {
    Path file = DIRECTORY.resolve(component.name() + ".fingerprint");
    String text = String.join("\n", fingerprint(component)) + "\n";
    if (Boolean.getBoolean("snapshot.write")) {
      Files.writeString(file, text);
    }
    assertThat(text)
        .as("if the change is meant: %s", RENEW)
        .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
  }

  private static <S extends State> List<String> fingerprint(Component<S> component) {
    List<String> lines = new ArrayList<>();
    StateGraph graph = Exploration.of(component);
    lines.add(
        "graph %d states, %d transitions, %s"
            .formatted(graph.states().size(), graph.edges().size(), graph.sha256()));
    Digest kinds = new Digest();
    component.alphabet().forEach(action -> kinds.add(action + " " + component.kind(action)));
    lines.add("kinds " + kinds.hex());
    List<Mixtures.Triple<S>> mixtures = new ArrayList<>();
    Mixtures.forEach(component, mixtures::add);
    lines.add("elsewhere " + elsewhere(component, mixtures));
    for (Property<S> property : component.properties()) {
      lines.add(property.name() + " " + verdicts(property, mixtures));
    }
    return lines;
  }

  /** Where the steps lead from states that are mixed from others. */
  private static <S extends State> String elsewhere(
      Component<S> component, List<Mixtures.Triple<S>> mixtures) {
    Digest digest = new Digest();
    for (Mixtures.Triple<S> mixture : mixtures.subList(0, STRANGE)) {
      for (Action action : component.alphabet()) {
        digest.add(step(component, mixture.after(), action));
      }
    }
    return digest.hex();
  }

  private static <S extends State> String step(Component<S> component, S state, Action action) {
    try {
      Optional<S> next = component.step(state, action);
      return next.map(State::toString).orElse("refused");
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static <S extends State> String verdicts(
      Property<S> property, List<Mixtures.Triple<S>> mixtures) {
    Digest digest = new Digest();
    int broken = 0;
    for (Mixtures.Triple<S> each : mixtures) {
      boolean holds = property.holds(each.before(), each.action(), each.after());
      digest.add(holds ? "1" : "0");
      broken += holds ? 0 : 1;
    }
    return "broken by %d, %s".formatted(broken, digest.hex());
  }

  /** The beginning of a SHA-256. */
  private static final class Digest {
    private final MessageDigest sha256;

    Digest() {
      try {
        sha256 = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }

    void add(String line) {
      sha256.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    String hex() {
      return HexFormat.of().formatHex(sha256.digest(), 0, 8);
    }
  }
}
