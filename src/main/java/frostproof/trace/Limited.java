package frostproof.trace;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, up to a limit. */
final class Limited extends FilterInputStream {
  private final String file;
  private final long most;
  private long read;

  Limited(String file, InputStream in, long most) {
    super(in);
    this.file = file;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int found = super.read(bytes, offset, length);
    count(Math.max(found, 0));
    return found;
  }

  private void count(int found) throws CorruptTrace {
    read += found;
    if (read > most) {
      throw new CorruptTrace(file, "the file is larger than " + (most >> 20) + " MiB");
    }
  }
}
