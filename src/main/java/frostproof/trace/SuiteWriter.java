package frostproof.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Writes the lines of a suite file and hashes them on the way. */
final class SuiteWriter {

  private static final int CHUNK = 1 << 16;

  private final OutputStream out;
  private final MessageDigest digest = Sha256.start();
  private final StringBuilder text = new StringBuilder(CHUNK + 2 * Plain.MAX_LABEL);
  private long written;

  SuiteWriter(OutputStream out) {
    this.out = out;
  }

  void write(Suite suite) throws IOException {
    text.append(SuiteFile.MAGIC);
    text.append("\ncomponent ").append(suite.component());
    text.append("\nstrategy ").append(suite.strategy());
    text.append("\ngraph ").append(suite.graph());
    text.append("\ntraces ").append(suite.traces().size());
    text.append("\nsteps ").append(suite.steps());
    text.append("\nbound ").append(suite.bound()).append('\n');
    for (Trace trace : suite.traces()) {
      text.append("trace ").append(trace.number()).append(' ').append(trace.start()).append('\n');
      for (Step step : trace.steps()) {
        text.append(step.state()).append(' ').append(step.label()).append('\n');
        flushIfLong();
      }
      flushIfLong();
    }
    flush();
    text.append("end sha256 ").append(Sha256.finish(digest)).append('\n');
    flush();
  }

  private void flushIfLong() throws IOException {
    if (text.length() > CHUNK) {
      flush();
    }
  }

  private void flush() throws IOException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    written += bytes.length;
    if (written > SuiteFile.MAX_BYTES) {
      throw new IOException(SuiteFile.tooLarge());
    }
    digest.update(bytes);
    out.write(bytes);
  }
}
