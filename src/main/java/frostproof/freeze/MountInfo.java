package frostproof.freeze;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The mount table of {@code /proc/self/mountinfo} (fs/proc_namespace.c: show_mountinfo), read as
 * bytes: names need not be UTF-8, lines may have any length (G12).
 */
public final class MountInfo {
  /** The calling process's own mount table. */
  public static final Path SELF = Path.of("/proc/self/mountinfo");

  private static final Path THREAD = Path.of("/proc/thread-self/mountinfo");

  private static final String SEPARATOR = "-";
  private static final Set<String> STATES = Set.of("ro", "rw");
  private static final int FIXED_FIELDS = 6;
  private static final int FIELDS_AFTER_SEPARATOR = 3;

  private MountInfo() {}

  /**
   * A device number; st_dev and the fsid name a btrfs wrongly, this number is the superblock's own.
   *
   * @param major the major number, unsigned; 0 for a superblock without a block device of its own
   * @param minor the minor number, unsigned
   */
  public record Device(long major, long minor) {
    /**
     * Reads a number as it is written in the mount table.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Device parse(String text) {
      return device(text);
    }

    @Override
    public String toString() {
      return major + ":" + minor;
    }
  }

  /**
   * One mount.
   *
   * @param id the mount's id
   * @param parent the id of the mount it is mounted on
   * @param device the superblock's device number
   * @param root the directory of the file system that is seen there; ends in {@code //deleted} when
   *     it was deleted
   * @param mountPoint where, in the process's own root
   * @param options the mount's own options: {@code ro} here says nothing about the superblock
   * @param tags the optional fields, such as {@code shared:1}
   * @param type the file system's type, with a subtype after a dot
   * @param source the device or another word; may be empty
   * @param superOptions the superblock's options
   */
  public record Mount(
      long id,
      long parent,
      Device device,
      RawPath root,
      RawPath mountPoint,
      List<String> options,
      List<String> tags,
      String type,
      RawPath source,
      List<String> superOptions) {
    /** Copies the lists. */
    public Mount {
      options = List.copyOf(options);
      tags = List.copyOf(tags);
      superOptions = List.copyOf(superOptions);
    }

    /** Tells whether the superblock, not only this mount of it, is read-only. */
    public boolean superblockReadOnly() {
      // show_sb_opts writes "ro" or "rw" first; a later "ro" would be an option's own word
      return superOptions.getFirst().equals("ro");
    }
  }

  /**
   * Reads the calling process's mount table.
   *
   * @throws IOException if it cannot be read
   */
  public static List<Mount> read() throws IOException {
    return parse(Files.readAllBytes(SELF));
  }

  /**
   * Reads the calling thread's mount table, which may be another one.
   *
   * @throws IOException if it cannot be read
   */
  public static List<Mount> readOfThread() throws IOException {
    return parse(Files.readAllBytes(THREAD));
  }

  /**
   * Parses a mount table, in its order: a later mount covers an earlier one on the same point.
   *
   * @param table the file's bytes
   * @throws IllegalArgumentException naming the line that is not one of a mount table
   */
  public static List<Mount> parse(byte[] table) {
    List<Mount> mounts = new ArrayList<>();
    String text = new String(table, StandardCharsets.ISO_8859_1);
    int line = 0;
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      line++;
      try {
        mounts.add(mount(split(text.substring(start, end), ' ')));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("mountinfo line " + line + ": " + e.getMessage(), e);
      }
      start = end + 1;
    }
    return List.copyOf(mounts);
  }

  private static Mount mount(List<String> fields) {
    int separator = FIXED_FIELDS;
    while (separator < fields.size() && !fields.get(separator).equals(SEPARATOR)) {
      separator++;
    }
    if (separator + FIELDS_AFTER_SEPARATOR >= fields.size()) {
      throw new IllegalArgumentException("too few fields");
    }
    List<String> superOptions = words(fields.get(separator + 3));
    if (!STATES.contains(superOptions.getFirst())) {
      throw new IllegalArgumentException("the superblock is neither ro nor rw");
    }
    return new Mount(
        number(fields.get(0)),
        number(fields.get(1)),
        device(fields.get(2)),
        new RawPath(unescape(fields.get(3))),
        new RawPath(unescape(fields.get(4))),
        words(fields.get(5)),
        fields.subList(FIXED_FIELDS, separator),
        unescape(fields.get(separator + 1)),
        new RawPath(unescape(fields.get(separator + 2))),
        superOptions);
  }

  private static Device device(String field) {
    int colon = field.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a device number: " + field);
    }
    return new Device(number(field.substring(0, colon)), number(field.substring(colon + 1)));
  }

  private static long number(String digits) {
    try {
      if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Long.parseLong(digits);
      }
    } catch (NumberFormatException emptyOrTooLarge) {
      // it is said below
    }
    throw new IllegalArgumentException("not a number: " + digits);
  }

  private static List<String> words(String field) {
    return split(field, ',').stream().map(MountInfo::unescape).toList();
  }

  /** Splits at every single separator, so that an empty field (an empty source) stays a field. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = text.indexOf(separator); i >= 0; i = text.indexOf(separator, start)) {
      parts.add(text.substring(start, i));
      start = i + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  /**
   * Undoes fs/seq_file.c: mangle_path, which writes a byte as a backslash and three octal digits.
   */
  private static String unescape(String field) {
    StringBuilder plain = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      if (isEscape(field, i)) {
        plain.append((char) Integer.parseInt(field, i + 1, i + 4, 8));
        i += 3;
      } else {
        plain.append(field.charAt(i));
      }
    }
    return plain.toString();
  }

  private static boolean isEscape(String field, int at) {
    return field.charAt(at) == '\\'
        && at + 3 < field.length()
        && field.charAt(at + 1) >= '0'
        && field.charAt(at + 1) <= '3'
        && isOctal(field.charAt(at + 2))
        && isOctal(field.charAt(at + 3));
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }
}
