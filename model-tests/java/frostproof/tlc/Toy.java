package frostproof.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small specifications, written where the test wants them. */
final class Toy {

  /** A request that is answered or times out, with two answers: parallel edges. */
  static final String GATE =
      """
      CONSTANT Defects
      VARIABLES state, answers
      vars == <<state, answers>>
      Init == state = "IDLE" /\\ answers = 0
      Ask == state = "IDLE" /\\ answers < 2 /\\ state' = "BUSY" /\\ UNCHANGED answers
      Reply(word, weight) ==
          /\\ state = "BUSY"
          /\\ state' = "IDLE"
          /\\ answers' = answers + IF "LATE" \\in Defects THEN 2 ELSE 1
      Timeout == state = "BUSY" /\\ state' = "IDLE" /\\ answers' = answers + 1
      Input == Ask \\/ \\E word \\in {"OK", "FAIL"}, weight \\in 1..1 : Reply(word, weight)
      Next == Input \\/ Timeout
      Spec == Init /\\ [][Next]_vars
      FairSpec == Spec /\\ WF_vars(Next)
      AtMostTwo == answers \\in 0..2
      AtMostOne == answers \\in 0..1
      NeverIdle == state # "IDLE"
      Grows == [][answers' = answers + 1 \\/ UNCHANGED answers]_vars
      Answered == state = "BUSY" ~> state = "IDLE"
      Rests == <>[](state = "IDLE")
      Starts == <>(state = "BUSY")
      Returns == []<>(state = "BUSY")
      """;

  private Toy() {}

  /** A model of {@link #GATE}. */
  static Model gate(Path directory, String config) throws IOException {
    return model(directory, GATE, "CONSTANT Defects = {}\n" + config);
  }

  /** A model of module Toy. */
  static Model model(Path directory, String body, String config) throws IOException {
    module(directory, "Toy", body);
    Path file = Files.writeString(directory.resolve("Toy.cfg"), config);
    return Model.read(file, directory);
  }

  /** A module that others can use. */
  static void module(Path directory, String name, String body) throws IOException {
    Files.writeString(
        directory.resolve(name + ".tla"),
        "---- MODULE " + name + " ----\nEXTENDS Integers, Sequences, TLC\n" + body + "\n====\n");
  }
}
