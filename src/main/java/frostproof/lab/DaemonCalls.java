package frostproof.lab;

import frostproof.freeze.LinuxProcess;
import frostproof.freeze.LinuxSeccomp.Held;
import frostproof.freeze.SyscallFilter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/**
 * The system calls of a daemon that are held, by the numbers of x86-64: whatever it does at the
 * device, at file systems, to a log, and its end. Everything else goes on without a delay.
 */
final class DaemonCalls {
  static final int READ = 0;
  static final int WRITE = 1;
  static final int OPEN = 2;
  static final int CLOSE = 3;
  static final int POLL = 7;
  static final int IOCTL = 16;
  static final int PWRITE64 = 18;
  static final int READV = 19;
  static final int WRITEV = 20;
  static final int NANOSLEEP = 35;
  static final int CONNECT = 42;
  static final int SENDTO = 44;
  static final int SENDMSG = 46;
  static final int EXECVE = 59;
  static final int RENAME = 82;
  static final int EXIT_GROUP = 231;
  static final int CLOCK_NANOSLEEP = 230;
  static final int OPENAT = 257;
  static final int PPOLL = 271;
  static final int SENDMMSG = 307;
  static final int OPENAT2 = 437;

  static final int FIFREEZE = 0xC0045877;
  static final int FITHAW = 0xC0045878;

  /** The descriptor that the device gets in the daemon, so that the filter knows it. */
  static final int DEVICE = 1000;

  /** The device's path. */
  static final String DEVICE_PATH = "/dev/vmbus/hv_vss";

  private static final int DUP = 32;
  private static final int DUP2 = 33;
  private static final int DUP3 = 292;
  private static final int FCNTL = 72;
  private static final int IO_URING_SETUP = 425;

  private static final int LONGEST_PATH = 4096;
  private static final int PAGE = 4096;
  private static final int POLLFD = 8; // bytes of struct pollfd

  private DaemonCalls() {}

  static SyscallFilter filter() {
    SyscallFilter filter = new SyscallFilter();
    List<Integer> device = List.of(DEVICE);
    for (int call : List.of(READ, READV, CLOSE, DUP, DUP2, DUP3)) {
      filter.hold(call, 0, device);
    }
    for (int call :
        List.of(
            WRITE,
            WRITEV,
            PWRITE64,
            OPEN,
            OPENAT,
            OPENAT2,
            POLL,
            PPOLL,
            CONNECT,
            SENDTO,
            SENDMSG,
            SENDMMSG,
            NANOSLEEP,
            CLOCK_NANOSLEEP,
            EXECVE,
            RENAME,
            EXIT_GROUP)) {
      filter.hold(call);
    }
    filter.hold(IOCTL, 1, List.of(FIFREEZE, FITHAW));
    filter.hold(FCNTL, 0, device);
    return filter.lack(IO_URING_SETUP);
  }

  /**
   * The calls that would copy the device's descriptor to a number that the filter does not know.
   */
  static boolean copiesDescriptor(int call, int argument) {
    boolean duplicates = call == FCNTL && (argument == 0 || argument == 1030); // F_DUPFD(_CLOEXEC)
    return call == DUP || call == DUP2 || call == DUP3 || duplicates;
  }

  static boolean isFcntl(int call) {
    return call == FCNTL;
  }

  /** Where in its list a poll has the device, if it waits for that alone and for ever. */
  static OptionalLong waitsForDevice(Held held) {
    boolean alone = held.arguments().get(1) == 1;
    boolean forEver = held.number() == POLL ? held.integer(2) < 0 : held.arguments().get(2) == 0;
    return alone && forEver && lists(held.thread(), held.arguments().get(0), 1)
        ? OptionalLong.of(0)
        : OptionalLong.empty();
  }

  /** Whether the device is in the list of a poll. */
  static boolean lists(int thread, long list, int length) {
    byte[] entries = LinuxProcess.read(thread, list, length * POLLFD);
    ByteBuffer all = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + POLLFD <= entries.length; at += POLLFD) {
      if (all.getInt(at) == DEVICE) {
        return true;
      }
    }
    return false;
  }

  /**
   * A connection to the cache of names, which libc tries when a process asks who it is, and for
   * which it never waits long: no log.
   */
  static boolean asksForNames(Held held) {
    return held.number() == CONNECT
        && path(held.thread(), held.arguments().get(1) + 2).endsWith("/run/nscd/socket");
  }

  /** A string in the memory of a thread that is held. */
  static String path(int thread, long address) {
    StringBuilder path = new StringBuilder();
    long at = address;
    while (path.length() < LONGEST_PATH) {
      int room = (int) (PAGE - at % PAGE);
      byte[] bytes = LinuxProcess.read(thread, at, room);
      String part = new String(bytes, StandardCharsets.ISO_8859_1);
      int end = part.indexOf(0);
      path.append(end < 0 ? part : part.substring(0, end));
      if (end >= 0 || bytes.length < room) {
        break;
      }
      at += room;
    }
    return path.toString();
  }
}
