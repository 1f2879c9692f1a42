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
import java.util.List;

/**
 * Seccomp user notification (kernel/seccomp.c, seccomp_unotify(2)): system calls of one thread and
 * of everything that it starts are held before they happen, and another process says what comes of
 * each. Nothing in the program that makes them is changed.
 */
public final class LinuxSeccomp {
  private static final long SECCOMP = 317; // x86-64
  private static final int SET_MODE_FILTER = 1;
  private static final int NEW_LISTENER = 8;
  private static final int WAIT_KILLABLE_RECV = 32; // a held call is not interrupted by a signal
  private static final long NOTIF_RECV = 0xC0502100L;
  private static final long NOTIF_SEND = 0xC0182101L;
  private static final long NOTIF_ADDFD = 0x40182103L;
  private static final int CONTINUE = 1;
  private static final int CLOEXEC = 0x80000;
  private static final int SET = 1;
  private static final int SET_AND_SEND = 3;
  private static final int INSTRUCTION = 8; // bytes of struct sock_filter
  private static final int NOTIFICATION = 80; // bytes of struct seccomp_notif

  // long syscall(long number, ...);
  private static final MethodHandle SYSCALL =
      LinuxIoctl.bind(
          "syscall",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS),
          Linker.Option.firstVariadicArg(1));

  private LinuxSeccomp() {}

  /**
   * A call that is held.
   *
   * @param id names it as long as it is held
   * @param thread who makes it, as the receiver's process namespace numbers it
   * @param architecture whose numbers the call has (linux/audit.h)
   * @param number the call
   * @param arguments six of them
   */
  public record Held(long id, int thread, int architecture, int number, List<Long> arguments) {
    /** An argument as a descriptor, or as another C int. */
    public int integer(int i) {
      return arguments.get(i).intValue();
    }
  }

  /**
   * Puts the calling thread under a filter, for good.
   *
   * @param filter whose calls it holds
   * @return the descriptor from which held calls are received, or why not
   */
  public static Result install(SyscallFilter filter) {
    return LinuxIoctl.call((state, arena) -> {
      List<SyscallFilter.Instruction> code = filter.program();
      MemorySegment program = arena.allocate((long) code.size() * INSTRUCTION, 8);
      for (int i = 0; i < code.size(); i++) {
        long at = (long) i * INSTRUCTION;
        program.set(JAVA_SHORT, at, (short) code.get(i).code());
        program.set(JAVA_BYTE, at + 2, (byte) code.get(i).ifTrue());
        program.set(JAVA_BYTE, at + 3, (byte) code.get(i).ifFalse());
        program.set(JAVA_INT, at + 4, code.get(i).operand());
      }
      // struct sock_fprog { unsigned short len; struct sock_filter *filter; }
      MemorySegment whole = arena.allocate(16, 8);
      whole.set(JAVA_SHORT, 0, (short) code.size());
      whole.set(ADDRESS, 8, program);
      int flags = NEW_LISTENER | WAIT_KILLABLE_RECV;
      return (long) SYSCALL.invokeExact(state, SECCOMP, SET_MODE_FILTER, flags, whole);
    });
  }

  /** What was received, or why nothing was. */
  public sealed interface Received {
    /** A call. */
    record Call(Held held) implements Received {}

    /** None: ENOENT when its thread died meanwhile, EINTR. */
    record Nothing(Errno errno) implements Received {}
  }

  /** Waits for the next held call. */
  public static Received receive(int listener) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(NOTIFICATION, Long.BYTES);
      Result received = LinuxIoctl.ioctl(listener, NOTIF_RECV, at);
      if (!received.isOk()) {
        return new Received.Nothing(received.errno());
      }
      Long[] arguments = new Long[6];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = at.get(JAVA_LONG, 32 + 8L * i);
      }
      return new Received.Call(
          new Held(
              at.get(JAVA_LONG, 0),
              at.get(JAVA_INT, 8),
              at.get(JAVA_INT, 20),
              at.get(JAVA_INT, 16),
              List.of(arguments)));
    }
  }

  /** Lets a held call happen; ENOENT when its thread died meanwhile. */
  public static Errno goOn(int listener, Held held) {
    return send(listener, held, 0, 0, CONTINUE);
  }

  /** Answers a held call, which does not happen: it returns this value. */
  public static Errno answer(int listener, Held held, long value) {
    return send(listener, held, value, 0, 0);
  }

  /** Refuses a held call, which does not happen. */
  public static Errno refuse(int listener, Held held, Errno errno) {
    return send(listener, held, 0, -errno.number(), 0);
  }

  private static Errno send(int listener, Held held, long value, int error, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      // struct seccomp_notif_resp { u64 id; s64 val; s32 error; u32 flags; }
      MemorySegment response = arena.allocate(24, Long.BYTES);
      response.set(JAVA_LONG, 0, held.id());
      response.set(JAVA_LONG, 8, value);
      response.set(JAVA_INT, 16, error);
      response.set(JAVA_INT, 20, flags);
      return LinuxIoctl.ioctl(listener, NOTIF_SEND, response).errno();
    }
  }

  /**
   * Answers a held call by a descriptor that its process did not have.
   *
   * @param descriptor one of ours, of which it gets a copy
   * @param number the number that the copy gets there
   */
  public static Errno give(int listener, Held held, int descriptor, int number) {
    return add(listener, held, descriptor, number, SET_AND_SEND);
  }

  /**
   * Puts a descriptor where the process of a held call may have closed its own; the call waits on.
   *
   * @param descriptor one of ours, of which it gets a copy
   * @param number the number that the copy gets there
   */
  public static Errno lend(int listener, Held held, int descriptor, int number) {
    return add(listener, held, descriptor, number, SET);
  }

  private static Errno add(int listener, Held held, int descriptor, int number, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      // struct seccomp_notif_addfd { u64 id; u32 flags; u32 srcfd; u32 newfd; u32 newfd_flags; }
      MemorySegment added = arena.allocate(24, Long.BYTES);
      added.set(JAVA_LONG, 0, held.id());
      added.set(JAVA_INT, 8, flags);
      added.set(JAVA_INT, 12, descriptor);
      added.set(JAVA_INT, 16, number);
      added.set(JAVA_INT, 20, CLOEXEC);
      return LinuxIoctl.ioctl(listener, NOTIF_ADDFD, added).errno();
    }
  }
}
