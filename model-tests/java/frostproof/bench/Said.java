package frostproof.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Standard output for the one line of JSON; whatever else is printed goes to standard error. */
public final class Said {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

  private final PrintStream out = System.out;

  /** Takes standard output away from everybody else. */
  public Said() {
    System.setOut(System.err);
  }

  /** Prints a value. */
  public void json(Object value) {
    try {
      out.println(JSON.writeValueAsString(value));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The peak of the resident set of this process, in MiB. */
  static long peak() throws IOException {
    Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/self/status")));
    return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0;
  }
}
