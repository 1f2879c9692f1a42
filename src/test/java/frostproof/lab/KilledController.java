package frostproof.lab;

import java.time.Duration;
import java.util.List;

/**
 * A controller that is meant to be killed: freezes both file systems of a sandbox with writers
 * blocked on them, says so in one line with the sandbox's id and the keeper's pid, and then either
 * waits or goes on replaying.
 */
final class KilledController {
  private static final List<String> FREEZE =
      List.of(
          "WriteMount(\"data\")",
          "FreezeMount(\"data\")",
          "FreezeMount(\"root\")",
          "WriteMountBlocks(\"root\")");
  private static final List<String> MORE =
      List.of("CopyDevice(\"data\")", "ThawMount(\"root\")", "ThawMount(\"data\")");

  private KilledController() {}

  /** Arguments: the type, the keeper's limit for silence in seconds, "waits" or "replays". */
  public static void main(String[] arguments) throws Exception {
    FsType type = FsType.of(arguments[0]).orElseThrow();
    Duration silence = Duration.ofSeconds(Long.parseLong(arguments[1]));
    try (Sandbox sandbox = Sandbox.start(type, silence)) {
      perform(sandbox, FREEZE);
      System.out.println(sandbox.id() + " " + sandbox.keeper().pid());
      if (arguments[2].equals("replays")) {
        replay(sandbox);
      }
      System.in.read();
    }
  }

  private static void replay(Sandbox sandbox) {
    try {
      for (; ; ) {
        perform(sandbox, MORE);
        perform(sandbox, FREEZE);
      }
    } catch (SandboxEnded e) {
      // somebody else was killed
    }
  }

  private static void perform(Sandbox sandbox, List<String> commands) throws SandboxEnded {
    for (String command : commands) {
      String answer = sandbox.ask(command);
      if (!answer.equals(Agent.OK)) {
        throw new IllegalStateException(command + ": " + answer);
      }
    }
  }
}
