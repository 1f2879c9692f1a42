package frostproof.lab;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An archive of the form "newc", which the kernel unpacks as its first file system
 * (Documentation/driver-api/early-userspace/buffer-format.rst). Same entries, same bytes:
 * everything belongs to root, and nothing has a time.
 */
final class Cpio implements Closeable {
  private static final int DIRECTORY = 0040000;
  private static final int FILE = 0100000;
  private static final int LINK = 0120000;
  private static final int ALIGNMENT = 4;
  private static final int BLOCK = 512;

  private final OutputStream out;
  private long written;
  private int inode;

  Cpio(OutputStream out) {
    this.out = out;
  }

  /** A directory; its parents come before it. */
  void directory(String path) throws IOException {
    entry(path, DIRECTORY | 0755, new byte[0]);
  }

  /** A file. */
  void file(String path, boolean executable, byte[] content) throws IOException {
    entry(path, FILE | (executable ? 0755 : 0644), content);
  }

  /** A symbolic link. */
  void link(String path, String target) throws IOException {
    entry(path, LINK | 0777, target.getBytes(StandardCharsets.UTF_8));
  }

  private void entry(String path, int mode, byte[] content) throws IOException {
    byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
    inode++;
    StringBuilder head = new StringBuilder("070701");
    // inode, mode, uid, gid, links, time, size, device and its node, length of the name, checksum
    for (long field :
        new long[] {inode, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length, 0}) {
      head.append(String.format(Locale.ROOT, "%08X", field));
    }
    write(head.toString().getBytes(StandardCharsets.US_ASCII));
    write(name);
    pad(ALIGNMENT);
    write(content);
    pad(ALIGNMENT);
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  private void pad(int to) throws IOException {
    write(new byte[(int) ((to - written % to) % to)]);
  }

  /** Ends the archive. */
  @Override
  public void close() throws IOException {
    inode = -1;
    entry("TRAILER!!!", 0, new byte[0]);
    pad(BLOCK);
    out.close();
  }
}
