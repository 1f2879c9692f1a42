package frostproof.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The simulated VMBus put to the test in a kernel: as it is, then with each fault planted in it,
 * and at last the driver whose channel does not open, which shipping kernels do not survive.
 *
 * @param release of the kernel
 * @param differences what was not as it must be, by what was planted, in the order of the checks
 * @param panic the last words of the kernel, where it ended before the last check did
 * @param seconds of the wall's clock
 */
public record BusRun(
    String release, Map<String, List<String>> differences, Optional<String> panic, double seconds) {
  private static final String NONE = BusCheck.Fault.NONE.toString();

  /**
   * Boots a kernel and checks.
   *
   * @param progress hears what is going on
   * @throws IOException if no machine can be made or started, in one line
   */
  public static BusRun of(Kernel kernel, Consumer<String> progress) throws IOException {
    GuestRun run = new GuestRun(kernel, progress);
    Map<String, List<String>> differences = new LinkedHashMap<>();
    List<String> checked = new ArrayList<>();
    VirtualMachine.End end = run.run("bus", Map.of(), said -> hear(said, differences, checked));
    boolean all = checked.size() > BusCheck.Fault.values().length;
    return new BusRun(
        run.release(),
        differences,
        all ? Optional.empty() : Optional.of(end.because().orElse("") + end.console()),
        end.seconds());
  }

  private static void hear(
      JsonNode said, Map<String, List<String>> differences, List<String> checked) {
    switch (said.path("event").asText()) {
      case "differs" ->
          differences
              .computeIfAbsent(said.path("fault").asText(), _ -> new ArrayList<>())
              .add(said.path("name").asText() + ": " + said.path("seen").asText());
      case "checked" -> {
        checked.add(said.path("what").asText());
        differences.computeIfAbsent(said.path("what").asText(), _ -> new ArrayList<>());
      }
      default -> {
        // that it goes on
      }
    }
  }

  /** Whether the bus is right, and each fault planted in it was noticed. */
  public boolean holds() {
    boolean noticed =
        List.of(BusCheck.Fault.LOST_INTERRUPT, BusCheck.Fault.WRONG_ID).stream()
            .noneMatch(fault -> differences.getOrDefault(fault.toString(), List.of()).isEmpty());
    return noticed && differences.containsKey(NONE) && differences.get(NONE).isEmpty();
  }
}
