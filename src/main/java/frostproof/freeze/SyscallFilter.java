package frostproof.freeze;

import java.util.ArrayList;
import java.util.List;

/**
 * Which system calls are held: a program of the classic packet filter (linux/bpf_common.h) over
 * {@code struct seccomp_data}. Every other call goes on without a delay.
 */
public final class SyscallFilter {
  /** {@code AUDIT_ARCH_X86_64} of linux/audit.h. */
  public static final int X86_64 = 0xC000003E;

  private static final int LOAD = 0x20; // BPF_LD | BPF_W | BPF_ABS
  private static final int JUMP_IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
  private static final int JUMP_IF_AT_LEAST = 0x35; // BPF_JMP | BPF_JGE | BPF_K
  private static final int RETURN = 0x06; // BPF_RET | BPF_K

  private static final int NUMBER_AT = 0;
  private static final int ARCHITECTURE_AT = 4;
  private static final int ARGUMENTS_AT = 16;

  private static final int ALLOW = 0x7FFF0000; // SECCOMP_RET_ALLOW
  private static final int HOLD = 0x7FC00000; // SECCOMP_RET_USER_NOTIF
  private static final int REFUSE = 0x00050000; // SECCOMP_RET_ERRNO
  private static final int ENOSYS = 38;
  private static final int X32_BIT = 0x40000000; // another ABI with other numbers

  private final List<Instruction> rules = new ArrayList<>();

  /** An instruction: {@code struct sock_filter}. */
  record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

  /** Holds a call. */
  public SyscallFilter hold(int number) {
    rules.add(new Instruction(JUMP_IF_EQUAL, 0, 1, number));
    rules.add(new Instruction(RETURN, 0, 0, HOLD));
    return this;
  }

  /**
   * Holds a call when an argument has one of these values.
   *
   * @param argument its index; its low 32 bits are compared
   */
  public SyscallFilter hold(int number, int argument, List<Integer> values) {
    rules.add(new Instruction(JUMP_IF_EQUAL, 0, 2 + 2 * values.size(), number));
    rules.add(new Instruction(LOAD, 0, 0, ARGUMENTS_AT + 8 * argument));
    for (int value : values) {
      rules.add(new Instruction(JUMP_IF_EQUAL, 0, 1, value));
      rules.add(new Instruction(RETURN, 0, 0, HOLD));
    }
    rules.add(new Instruction(RETURN, 0, 0, ALLOW));
    return this;
  }

  /** Tells the program that the kernel lacks this call, ENOSYS. */
  public SyscallFilter lack(int number) {
    rules.add(new Instruction(JUMP_IF_EQUAL, 0, 1, number));
    rules.add(new Instruction(RETURN, 0, 0, REFUSE | ENOSYS));
    return this;
  }

  /** The whole program: of another architecture no call is known, so that the kernel lacks all. */
  List<Instruction> program() {
    List<Instruction> program = new ArrayList<>();
    program.add(new Instruction(LOAD, 0, 0, ARCHITECTURE_AT));
    program.add(new Instruction(JUMP_IF_EQUAL, 1, 0, X86_64));
    program.add(new Instruction(RETURN, 0, 0, REFUSE | ENOSYS));
    program.add(new Instruction(LOAD, 0, 0, NUMBER_AT));
    program.add(new Instruction(JUMP_IF_AT_LEAST, 0, 1, X32_BIT));
    program.add(new Instruction(RETURN, 0, 0, REFUSE | ENOSYS));
    program.addAll(rules);
    program.add(new Instruction(RETURN, 0, 0, ALLOW));
    return program;
  }
}
