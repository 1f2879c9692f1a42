package frostproof.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * The one canonical, checked-in text form of a {@link Suite}. UTF-8, line feeds only:
 *
 * <pre>
 * frostproof suite 1
 * component driver
 * strategy tour(edge)
 * graph 64 hexadecimal digits
 * traces 2
 * steps 3
 * bound 3
 * trace 1 3f0c2a11
 * 90ab12cd HostSends("FREEZE")
 * 3f0c2a11 DaemonReplies("OK")
 * trace 2 3f0c2a11
 * 5d5d0e0e DeadlinePasses
 * end sha256 64 hexadecimal digits
 * </pre>
 *
 * A {@code trace} line carries the short hash of the initial state, a step line the short hash of
 * the state reached and the label. The last line carries the SHA-256 of every byte before it. There
 * is exactly one sequence of bytes for a suite, and only that is accepted.
 */
public final class SuiteFile {

  /** The largest file that is read or written, in bytes: 256 MiB. */
  public static final long MAX_BYTES = 256L << 20;

  static final String MAGIC = "frostproof suite 1";

  private SuiteFile() {}

  /**
   * Writes a suite's bytes.
   *
   * @param suite the suite
   * @param out where to; it is neither flushed nor closed
   * @throws IOException if that fails or the file would be larger than {@link #MAX_BYTES}
   */
  public static void write(Suite suite, OutputStream out) throws IOException {
    new SuiteWriter(out).write(suite);
  }

  /**
   * Writes a suite file; a reader of the path sees the old file or the whole new one.
   *
   * @param suite the suite
   * @param file the file, in a directory that exists
   * @throws IOException if that fails or the file would be larger than {@link #MAX_BYTES}
   */
  public static void write(Suite suite, Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(draft)) {
        write(suite, out);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Reads a suite file.
   *
   * @param file the file
   * @return the suite whose bytes these are
   * @throws CorruptSuite if they are no suite's bytes, or more than {@link #MAX_BYTES}
   * @throws IOException if the file cannot be read
   */
  public static Suite read(Path file) throws IOException {
    if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
      throw new CorruptSuite(file.toString(), tooLarge());
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    }
  }

  /**
   * Reads a suite to the end of a stream, in memory bounded by {@link #MAX_BYTES}.
   *
   * @param name the file's name, for messages
   * @param in the bytes; not closed
   * @throws CorruptSuite if they are no suite's bytes, or more than {@link #MAX_BYTES}
   * @throws IOException if the stream cannot be read
   */
  public static Suite read(String name, InputStream in) throws IOException {
    return new SuiteReader(new SuiteLines(name, in)).read();
  }

  /** The SHA-256 of the suite's file, as {@code sha256sum} prints it. */
  static String sha256(Suite suite) {
    MessageDigest digest = Sha256.start();
    try {
      write(suite, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return Sha256.finish(digest);
  }

  static String tooLarge() {
    return "the file is larger than " + (MAX_BYTES >> 20) + " MiB";
  }
}
