package frostproof.freeze;

import java.util.Map;

/**
 * An error number of Linux as a value; 0 is {@link #OK}. Open: a number without a name here is a
 * value too. The numbers are those of {@code include/uapi/asm-generic/errno.h}, which every
 * architecture that runs a Java 25 on Linux uses.
 *
 * @param number the number, not negative
 */
public record Errno(int number) {
  /** No error. */
  public static final Errno OK = new Errno(0);

  /** The caller lacks CAP_SYS_ADMIN (F3). */
  public static final Errno EPERM = new Errno(1);

  /** The path leads nowhere. */
  public static final Errno ENOENT = new Errno(2);

  /** A signal came first. */
  public static final Errno EINTR = new Errno(4);

  /** The device failed, or the file system was shut down. */
  public static final Errno EIO = new Errno(5);

  /**
   * No such device: also the end of the data for {@code SEEK_DATA}, and a socket that is opened.
   */
  public static final Errno ENXIO = new Errno(6);

  /** Not a descriptor that can be asked: an O_PATH one, for example (F3). */
  public static final Errno EBADF = new Errno(9);

  /** There is nothing yet. */
  public static final Errno EAGAIN = new Errno(11);

  /** The file's permissions forbid it. */
  public static final Errno EACCES = new Errno(13);

  /** Frozen already (F1), or a remount while frozen (F5). */
  public static final Errno EBUSY = new Errno(16);

  /** It exists already. */
  public static final Errno EEXIST = new Errno(17);

  /** No such device: it has gone. */
  public static final Errno ENODEV = new Errno(19);

  /** Not frozen, where a thaw was asked for (F2). */
  public static final Errno EINVAL = new Errno(22);

  /** There is no room. */
  public static final Errno ENOSPC = new Errno(28);

  /** The file system is read-only. */
  public static final Errno EROFS = new Errno(30);

  /** The file system's type cannot freeze (F3). */
  public static final Errno EOPNOTSUPP = new Errno(95);

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "0"),
          Map.entry(1, "EPERM"),
          Map.entry(2, "ENOENT"),
          Map.entry(4, "EINTR"),
          Map.entry(5, "EIO"),
          Map.entry(6, "ENXIO"),
          Map.entry(9, "EBADF"),
          Map.entry(11, "EAGAIN"),
          Map.entry(12, "ENOMEM"),
          Map.entry(13, "EACCES"),
          Map.entry(14, "EFAULT"),
          Map.entry(16, "EBUSY"),
          Map.entry(17, "EEXIST"),
          Map.entry(19, "ENODEV"),
          Map.entry(20, "ENOTDIR"),
          Map.entry(22, "EINVAL"),
          Map.entry(25, "ENOTTY"),
          Map.entry(28, "ENOSPC"),
          Map.entry(30, "EROFS"),
          Map.entry(38, "ENOSYS"),
          Map.entry(40, "ELOOP"),
          Map.entry(95, "EOPNOTSUPP"),
          Map.entry(107, "ENOTCONN"),
          Map.entry(110, "ETIMEDOUT"),
          Map.entry(116, "ESTALE"),
          Map.entry(117, "EUCLEAN"));

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Errno {
    if (number < 0) {
      throw new IllegalArgumentException("an errno is not negative: " + number);
    }
  }

  /** Tells whether this is {@link #OK}. */
  public boolean isOk() {
    return number == 0;
  }

  /**
   * The kernel's name of the number, {@code 0} for no error, {@code errno 77} for a nameless one.
   */
  @Override
  public String toString() {
    return NAMES.getOrDefault(number, "errno " + number);
  }
}
