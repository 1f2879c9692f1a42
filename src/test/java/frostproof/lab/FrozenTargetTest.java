package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Reference;
import frostproof.replay.Divergence;
import frostproof.replay.Implementation;
import frostproof.replay.Replay;
import frostproof.trace.Behaviour;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the guest's outside hears of a trace that takes minutes, and what is really frozen. */
class FrozenTargetTest {
  private static final Trace TRACE =
      Behaviour.run(
              Reference.guest(),
              List.of(
                  "ForeignFreezes(\"data\")",
                  "ForeignThaws(\"data\")",
                  "ForeignFreezes(\"root\")",
                  "ForeignThaws(\"root\")"))
          .trace(1);

  private final SortedSet<String> frozen = new TreeSet<>();
  private final List<String> happened = new ArrayList<>();

  /** A trace of 200 steps took longer than silence is allowed, and was given up. */
  @Test
  void itSaysBeforeEachStimulusAtWhichStepItIs() throws Exception {
    assertThat(replay(new Disks())).isEmpty();
    assertThat(happened)
        .containsExactly(
            "at 1", "foreign FIFREEZE(data)",
            "at 2", "foreign FITHAW(data)",
            "at 3", "foreign FIFREEZE(root)",
            "at 4", "foreign FITHAW(root)");
  }

  @Test
  void whatIsNotFrozenAlthoughItMustBeIsFoundBeforeTheNextStimulus() throws Exception {
    List<Divergence> divergences = replay(input -> List.of());
    assertThat(divergences).hasSize(1);
    assertThat(divergences.getFirst().step()).isEqualTo(2);
    assertThat(divergences.getFirst().expected()).isEqualTo("before it frozen are data");
    assertThat(divergences.getFirst().observed()).isEqualTo("before it nothing is frozen");
  }

  private List<Divergence> replay(Does does) throws Exception {
    FrozenTarget target =
        new FrozenTarget(
            "guest", Reference.guest(), does, () -> frozen, step -> happened.add("at " + step));
    return Replay.run(List.of(TRACE), target).divergences();
  }

  private interface Does extends Implementation {
    @Override
    default void reset() {}
  }

  private final class Disks implements Does {
    @Override
    public List<String> step(String input) {
      happened.add(input);
      String disk = input.substring(input.indexOf('(') + 1, input.length() - 1);
      if (input.startsWith("foreign FIFREEZE")) {
        frozen.add(disk);
      } else {
        frozen.remove(disk);
      }
      return List.of();
    }
  }
}
