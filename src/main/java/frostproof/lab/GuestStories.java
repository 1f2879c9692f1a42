package frostproof.lab;

import frostproof.replay.Outputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What no suite tells of a guest: its daemon is stopped for a while (SIGSTOP), which to the
 * specification is a daemon whose steps are not taken yet, or a disk is slow, or fails. The last
 * one leaves a file system that is of no more use.
 */
final class GuestStories {
  /** Where either is right, or nobody looks what is frozen: to look is to freeze, which writes. */
  private static final String ANY = "";

  private static final String NONE = "[]";
  private static final String BOTH = "[data, root]";

  /** Stimuli, what the host must hear then, and what must be frozen. */
  private record Line(String input, String heard, String frozen) {}

  /**
   * A story.
   *
   * @param name what happens
   * @param clauses that it is about
   */
  record Story(String name, String clauses, List<Line> lines) {}

  private static final List<Line> BACKUP =
      List.of(
          new Line("send(FREEZE)", "as 1", ANY),
          new Line("interrupt", "respond(1, OK, 0)", BOTH),
          new Line("send(THAW)", "as 1", BOTH),
          new Line("interrupt", "respond(1, OK, 0)", NONE));

  private static final String LATE_FREEZE = "send(FREEZE); interrupt; deadline(900 s)";

  /** All of them. */
  static final List<Story> ALL =
      List.of(
          new Story(
              "the deadline of a FREEZE passes before a stopped daemon reads it",
              "D6 D8 G7 S2",
              lines(
                  List.of(
                      new Line("start", "nothing", NONE),
                      new Line("stop", "nothing", NONE),
                      new Line("send(FREEZE)", "as 1", NONE),
                      new Line("interrupt", "nothing", NONE),
                      new Line("deadline(900 s)", "respond(1, FAIL, 0)", NONE),
                      new Line("continue", "nothing", NONE)))),
          new Story(
              "the deadline of a THAW passes before a stopped daemon reads it",
              "D6 D15 G7 S3",
              lines(
                  List.of(
                      new Line("start", "nothing", NONE),
                      new Line("send(FREEZE)", "as 1", NONE),
                      new Line("interrupt", "respond(1, OK, 0)", BOTH),
                      new Line("stop", "nothing", BOTH),
                      new Line("send(THAW)", "as 1", BOTH),
                      new Line("interrupt", "nothing", BOTH),
                      new Line("deadline(30 s)", "respond(1, FAIL, 0)", BOTH),
                      new Line("continue", "nothing", ANY),
                      // a daemon that heard that its reply was refused says FAIL to this one (S1)
                      new Line("send(THAW); interrupt", ANY, NONE)))),
          new Story(
              "a disk is so slow that no FREEZE ends before its deadline",
              "D6 G7 G13 S2",
              lines(
                  List.of(
                      new Line("start", "nothing", NONE),
                      new Line("disk(has data to write)", "nothing", ANY),
                      new Line("disk(is slow)", "nothing", ANY),
                      new Line(LATE_FREEZE, "as 1; respond(1, FAIL, 0)", ANY),
                      new Line("disk(is mended)", "nothing", NONE)))),
          new Story(
              "a disk fails before its file system is frozen",
              "G4 S2",
              List.of(
                  new Line("start", "nothing", NONE),
                  new Line("disk(has data to write)", "nothing", ANY),
                  new Line("disk(fails)", "nothing", ANY),
                  new Line("send(FREEZE); interrupt", "as 1; respond(1, FAIL, 0)", NONE))));

  private GuestStories() {}

  /** Each ends with a backup: the guest must serve the next one. */
  private static List<Line> lines(List<Line> own) {
    return Stream.concat(own.stream(), BACKUP.stream()).toList();
  }

  /** Plays a story; what is not as it must be, if anything. */
  static Optional<String> difference(Story story, KernelGuest guest) throws IOException {
    guest.reset();
    for (Line line : story.lines()) {
      List<String> outputs = new ArrayList<>();
      for (String input : line.input().split("; ")) {
        outputs.addAll(guest.step(input));
      }
      String heard = Outputs.text(outputs);
      String frozen = line.frozen().equals(ANY) ? ANY : guest.frozen().toString();
      boolean right = line.heard().equals(ANY) || line.heard().equals(heard);
      if (!right || !frozen.equals(line.frozen())) {
        return Optional.of(
            "after %s: %s and frozen %s, not %s and %s"
                .formatted(line.input(), heard, frozen, line.heard(), line.frozen()));
      }
    }
    return Optional.empty();
  }
}
