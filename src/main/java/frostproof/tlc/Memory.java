package frostproof.tlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In the child: how much memory this process had at most. */
final class Memory {

  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

  private Memory() {}

  /** The peak of the resident set, in MiB; 0 where the system does not say. */
  static long peak() {
    try {
      String status = Files.readString(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1);
      Matcher peak = PEAK.matcher(status);
      return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
