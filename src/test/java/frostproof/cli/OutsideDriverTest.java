package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.cli.MainTest.Ran;
import frostproof.replay.SettledProgram;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A driver that is a program, seen from outside. */
class OutsideDriverTest {
  private static Ran replay(String which, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("replay", "--target", "exec", "--component", "driver"));
    arguments.addAll(List.of(options));
    arguments.add("--");
    arguments.addAll(SettledProgram.command(which));
    return MainTest.run(arguments.toArray(String[]::new));
  }

  @Test
  void aRightOnePasses() {
    Ran ran = replay("driver");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("driver on exec: 875 traces passed, 0 failed, ");
  }

  /** The fault is found, and shortened to what a person would try. */
  @Test
  void aFaultIsShortened() {
    Ran ran = replay("D8", "--strategy", "settled(tour(edge))");
    assertThat(ran.status()).as(ran.out()).isEqualTo(1);
    assertThat(ran.out())
        .contains("797 traces passed, 78 failed")
        .contains("shortened from 23 to 11 steps")
        .contains("--strategy 'settled(tour(edge))' -- ");
  }
}
