package frostproof.lab;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a file must hold: every byte of every write whose fsync has completed, and nothing of the
 * others (F4). The records go round in a ring: the file grows first and is then overwritten.
 */
final class Content {
  private static final int RECORD = 512;
  private static final int RECORDS = 48;

  private final byte[] bytes = new byte[RECORD * RECORDS];
  private int length;
  private int next;

  /**
   * One write.
   *
   * @param offset where, in bytes
   * @param bytes what
   */
  record Write(int offset, byte[] bytes) {}

  /** The next write; every one has other bytes than those before it. */
  Write next() {
    byte[] record = new byte[RECORD];
    byte[] word = "record %08d ".formatted(next).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < RECORD; i++) {
      record[i] = word[i % word.length];
    }
    return new Write(next++ % RECORDS * RECORD, record);
  }

  /** Notes that the write and its fsync have completed. */
  void completed(Write write) {
    System.arraycopy(write.bytes(), 0, bytes, write.offset(), write.bytes().length);
    length = Math.max(length, write.offset() + write.bytes().length);
  }

  /** The file as it must be, a fresh array. */
  byte[] expected() {
    return Arrays.copyOf(bytes, length);
  }
}
