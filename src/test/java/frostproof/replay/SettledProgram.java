package frostproof.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import frostproof.machine.Component;
import frostproof.machine.Faults;
import frostproof.machine.Reference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A machine as a program, for the target exec. */
public final class SettledProgram {
  private SettledProgram() {}

  /** The command line of a driver; {@code D8} is one that leaves an unread message. */
  public static List<String> command(String which) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SettledProgram.class.getName(), which));
    return command;
  }

  public static void main(String[] arguments) throws IOException {
    Component<?> component =
        arguments[0].equals("D8")
            ? Faults.unreadMessageStays()
            : Reference.component(arguments[0]).orElseThrow();
    Implementation machine = new SettledMachine<>(component);
    ObjectMapper json = new ObjectMapper();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String input = json.readTree(line).get("input").asText();
      List<String> outputs = List.of();
      if (input.equals("reset")) {
        machine.reset();
      } else {
        outputs = machine.step(input);
      }
      System.out.println(json.writeValueAsString(Map.of("outputs", outputs)));
    }
  }
}
