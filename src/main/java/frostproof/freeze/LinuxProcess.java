package frostproof.freeze;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Processes where Java's own hide what must be had: a child of one certain thread, whose filter it
 * inherits; its memory; its descriptors; and how it ended.
 */
public final class LinuxProcess {
  private static final int SETSIGDEF = 4; // POSIX_SPAWN_SETSIGDEF
  private static final int SETSIGMASK = 8; // POSIX_SPAWN_SETSIGMASK
  private static final int NOT_WAITING = 1; // WNOHANG
  private static final int PROCESS_CLOCK = 2; // CPUCLOCK_SCHED
  private static final long SECOND = 1_000_000_000L; // nanoseconds
  private static final long PIDFD_OPEN = 434;
  private static final long PIDFD_GETFD = 438;
  private static final long OPAQUE = 512; // bytes, more than any of posix_spawn's own types has
  private static final int APPENDING = 0x441; // O_WRONLY | O_CREAT | O_APPEND
  private static final int OWNER_ONLY = 0x180;

  // int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *file_actions,
  //     const posix_spawnattr_t *attrp, char *const argv[], char *const envp[]);
  private static final MethodHandle POSIX_SPAWN =
      LinuxIoctl.bind(
          "posix_spawn",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

  // int posix_spawn_file_actions_init(posix_spawn_file_actions_t *file_actions);
  private static final MethodHandle ACTIONS_INIT =
      LinuxIoctl.bind("posix_spawn_file_actions_init", FunctionDescriptor.of(JAVA_INT, ADDRESS));

  // int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *restrict file_actions,
  //     int fildes, const char *restrict path, int oflag, mode_t mode);
  private static final MethodHandle ACTIONS_OPEN =
      LinuxIoctl.bind(
          "posix_spawn_file_actions_addopen",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));

  // int posix_spawnattr_init(posix_spawnattr_t *attr);
  private static final MethodHandle ATTRIBUTES_INIT =
      LinuxIoctl.bind("posix_spawnattr_init", FunctionDescriptor.of(JAVA_INT, ADDRESS));

  // int posix_spawnattr_setflags(posix_spawnattr_t *attr, short flags);
  private static final MethodHandle ATTRIBUTES_FLAGS =
      LinuxIoctl.bind(
          "posix_spawnattr_setflags", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_SHORT));

  // int posix_spawnattr_setsigdefault(posix_spawnattr_t *restrict attr, const sigset_t
  // *sigdefault);
  private static final MethodHandle ATTRIBUTES_DEFAULTS =
      LinuxIoctl.bind(
          "posix_spawnattr_setsigdefault", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

  // int sigfillset(sigset_t *set);
  private static final MethodHandle SIGFILLSET =
      LinuxIoctl.bind("sigfillset", FunctionDescriptor.of(JAVA_INT, ADDRESS));

  // int kill(pid_t pid, int sig);
  private static final MethodHandle KILL =
      LinuxIoctl.bind("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

  // pid_t waitpid(pid_t pid, int *wstatus, int options);
  private static final MethodHandle WAITPID =
      LinuxIoctl.bind("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

  // long syscall(long number, ...);
  private static final MethodHandle SYSCALL =
      LinuxIoctl.bind(
          "syscall",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(1));

  // int clock_gettime(clockid_t clockid, struct timespec *tp);
  private static final MethodHandle CLOCK_GETTIME =
      LinuxIoctl.bind("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

  // ssize_t process_vm_readv(pid_t pid, const struct iovec *local_iov, unsigned long liovcnt,
  //     const struct iovec *remote_iov, unsigned long riovcnt, unsigned long flags);
  private static final MethodHandle READ = memory("process_vm_readv");
  private static final MethodHandle WRITE = memory("process_vm_writev");

  private LinuxProcess() {}

  private static MethodHandle memory(String name) {
    return LinuxIoctl.bind(
        name,
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG));
  }

  /**
   * Starts a program as a child of the calling thread, with no signal blocked or ignored, nothing
   * to read, and what it prints at the end of a file.
   *
   * @param command the program's path and its arguments
   * @param environment such as {@code PATH=/bin}
   * @param printed the file
   * @return its process id, or why not
   */
  public static Result start(List<String> command, List<String> environment, RawPath printed) {
    Errno[] refused = {Errno.OK};
    Result pid =
        LinuxIoctl.call((state, arena) -> {
          MemorySegment at = arena.allocate(JAVA_INT);
          MemorySegment words = words(arena, command);
          int errno =
              (int)
                  POSIX_SPAWN.invokeExact(
                      state,
                      at,
                      words.get(ADDRESS, 0),
                      actions(state, arena, printed),
                      attributes(state, arena),
                      words,
                      words(arena, environment));
          refused[0] = new Errno(errno);
          return at.get(JAVA_INT, 0);
        });
    return refused[0].isOk() ? pid : new Result(-1, refused[0]);
  }

  private static MemorySegment actions(MemorySegment state, Arena arena, RawPath printed)
      throws Throwable {
    MemorySegment actions = arena.allocate(OPAQUE, Long.BYTES);
    int done = (int) ACTIONS_INIT.invokeExact(state, actions);
    MemorySegment nothing = arena.allocateFrom("/dev/null");
    MemorySegment file = arena.allocateFrom(printed.bytes(), StandardCharsets.ISO_8859_1);
    done |= (int) ACTIONS_OPEN.invokeExact(state, actions, 0, nothing, 0, 0);
    done |= (int) ACTIONS_OPEN.invokeExact(state, actions, 1, file, APPENDING, OWNER_ONLY);
    done |= (int) ACTIONS_OPEN.invokeExact(state, actions, 2, file, APPENDING, OWNER_ONLY);
    return checked(done, actions);
  }

  private static MemorySegment attributes(MemorySegment state, Arena arena) throws Throwable {
    MemorySegment attributes = arena.allocate(OPAQUE, Long.BYTES);
    MemorySegment all = arena.allocate(OPAQUE, Long.BYTES);
    int done = (int) ATTRIBUTES_INIT.invokeExact(state, attributes);
    done |= (int) SIGFILLSET.invokeExact(state, all);
    done |= (int) ATTRIBUTES_DEFAULTS.invokeExact(state, attributes, all);
    // the mask of a fresh attribute is empty
    done |= (int) ATTRIBUTES_FLAGS.invokeExact(state, attributes, (short) (SETSIGDEF | SETSIGMASK));
    return checked(done, attributes);
  }

  private static MemorySegment checked(int done, MemorySegment made) {
    if (done != 0) {
      throw new OutOfMemoryError("posix_spawn's attributes: " + new Errno(done));
    }
    return made;
  }

  /** A C array of strings, with a null at its end. */
  private static MemorySegment words(Arena arena, List<String> words) {
    MemorySegment array = arena.allocate(ADDRESS, words.size() + 1L);
    for (int i = 0; i < words.size(); i++) {
      array.setAtIndex(ADDRESS, i, arena.allocateFrom(words.get(i)));
    }
    return array;
  }

  /** Sends a signal: OK, or ESRCH. */
  public static Errno signal(int process, int signal) {
    return LinuxIoctl.call((state, arena) -> (int) KILL.invokeExact(state, process, signal))
        .errno();
  }

  /**
   * Takes note of a child that has ended, without waiting for it.
   *
   * @param process the child, or -1 for any
   * @param ended receives its status as waitpid(2) has it
   * @return its process id, 0 where none has ended, or ECHILD
   */
  public static Result reap(int process, int[] ended) {
    return LinuxIoctl.call((state, arena) -> {
      MemorySegment at = arena.allocate(JAVA_INT);
      int pid = (int) WAITPID.invokeExact(state, process, at, NOT_WAITING);
      ended[0] = at.get(JAVA_INT, 0);
      return pid;
    });
  }

  /**
   * How long all threads of a process have run, in nanoseconds: the time of a processor, which does
   * not pass while they sleep or wait for one. 0 where there is no such process.
   */
  public static long used(int process) {
    int clock = ~process << 3 | PROCESS_CLOCK; // as clock_getcpuclockid(3) makes it
    Result used =
        LinuxIoctl.call((state, arena) -> {
          MemorySegment time = arena.allocate(16, Long.BYTES); // struct timespec
          int got = (int) CLOCK_GETTIME.invokeExact(state, clock, time);
          return got < 0 ? got : time.get(JAVA_LONG, 0) * SECOND + time.get(JAVA_LONG, 8);
        });
    return used.isOk() ? used.value() : 0;
  }

  /** A copy of another process's descriptor, or why there is none. */
  public static Result copyOf(int process, int descriptor) {
    Result pidfd =
        LinuxIoctl.call(
            (state, arena) -> (long) SYSCALL.invokeExact(state, PIDFD_OPEN, process, 0, 0));
    if (!pidfd.isOk()) {
      return pidfd;
    }
    try {
      return LinuxIoctl.call((state, arena) ->
          (long) SYSCALL.invokeExact(state, PIDFD_GETFD, pidfd.descriptor(), descriptor, 0));
    } finally {
      LinuxFiles.close(pidfd.descriptor());
    }
  }

  /**
   * Reads another process's memory.
   *
   * @return as many of the bytes as could be read
   */
  public static byte[] read(int process, long address, int length) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment local = arena.allocate(Math.max(1, length));
      Result got = move(READ, arena, process, local, address, length);
      return local.asSlice(0, Math.max(0, got.value())).toArray(JAVA_BYTE);
    }
  }

  /** Writes another process's memory: OK, EFAULT, ESRCH. */
  public static Errno write(int process, long address, byte[] bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment local = arena.allocateFrom(JAVA_BYTE, bytes);
      return move(WRITE, arena, process, local, address, bytes.length).errno();
    }
  }

  private static Result move(
      MethodHandle how, Arena arena, int process, MemorySegment local, long address, int length) {
    MemorySegment here = arena.allocate(16, Long.BYTES); // struct iovec
    here.set(ADDRESS, 0, local);
    here.set(JAVA_LONG, 8, length);
    MemorySegment there = arena.allocate(16, Long.BYTES);
    there.set(JAVA_LONG, 0, address);
    there.set(JAVA_LONG, 8, length);
    return LinuxIoctl.call(
        (state, _) -> (long) how.invokeExact(state, process, here, 1L, there, 1L, 0L));
  }
}
