package frostproof.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Reads a suite file line by line in constant memory, strictly: line feeds only, valid UTF-8, no
 * control characters, no over-long line, a line feed at the end.
 */
final class SuiteLines {

  /** The longest line in bytes: a hash, a blank and the longest label. */
  private static final int MAX_LINE = Step.HASH_DIGITS + 1 + Plain.MAX_LABEL;

  private final String file;
  private final InputStream in;
  private final byte[] chunk = new byte[1 << 13];
  private int chunkAt;
  private int chunkEnd;
  private final byte[] line = new byte[MAX_LINE + 1];
  private int length;
  private int number;
  private long read;
  private final MessageDigest before = Sha256.start();

  SuiteLines(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * The next line without its line feed.
   *
   * @throws CorruptSuite at the end of the file too
   */
  String next() throws IOException {
    before.update(line, 0, length);
    number++;
    length = 0;
    boolean ascii = true;
    int value = read();
    if (value < 0) {
      throw corrupt("the file ends before its last line, \"end sha256 ...\"");
    }
    while (value != '\n') {
      if (value < 0) {
        throw corrupt("the file ends within a line");
      }
      if (length == MAX_LINE) {
        throw corrupt("the line is longer than " + MAX_LINE + " bytes");
      }
      if (value < ' ' || value == 0x7f) {
        throw corrupt("byte " + (length + 1) + " is the control character " + value);
      }
      ascii &= value < 0x80;
      line[length++] = (byte) value;
      value = read();
    }
    String text = ascii ? new String(line, 0, length, StandardCharsets.US_ASCII) : decode();
    line[length++] = '\n';
    return text;
  }

  /** The SHA-256 of every byte before the line that {@link #next()} returned last. */
  String sha256Before() {
    return Sha256.finish(before);
  }

  /** Refuses bytes after the line that {@link #next()} returned last. */
  void expectEnd() throws IOException {
    if (read() >= 0) {
      number++;
      throw corrupt("the file goes on after its last line");
    }
  }

  CorruptSuite corrupt(String fault) {
    return new CorruptSuite(file, number, fault);
  }

  private String decode() throws CorruptSuite {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw corrupt("the line is not valid UTF-8");
    }
  }

  private int read() throws IOException {
    if (chunkAt == chunkEnd) {
      chunkAt = 0;
      chunkEnd = Math.max(0, in.read(chunk));
      read += chunkEnd;
      if (read > SuiteFile.MAX_BYTES) {
        throw new CorruptSuite(file, SuiteFile.tooLarge());
      }
      if (chunkEnd == 0) {
        return -1;
      }
    }
    return chunk[chunkAt++] & 0xff;
  }
}
