package frostproof.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel says a thread of this process is doing: the positive evidence that a writer is
 * blocked by a freeze (F1), as against one that merely has not got far yet.
 *
 * @param state the scheduler's letter: D is uninterruptible sleep
 * @param waitChannel the kernel function it sleeps in
 * @param call the system call, its number and arguments
 */
record BlockedThread(char state, String waitChannel, String call) {
  private static final Path TASKS = Path.of("/proc/self/task");

  /**
   * Observes a thread.
   *
   * @param thread its kernel id
   * @throws IOException if it is gone
   */
  static BlockedThread observe(long thread) throws IOException {
    Path task = TASKS.resolve(Long.toString(thread));
    String stat = Files.readString(task.resolve("stat"));
    return new BlockedThread(
        // the name before the state is in parentheses and may hold any character
        stat.charAt(stat.lastIndexOf(')') + 2),
        Files.readString(task.resolve("wchan")).strip(),
        Files.readString(task.resolve("syscall")).strip());
  }

  /**
   * Tells whether it sleeps, uninterruptibly, where sb_start_write (fs.h) waits for a thaw, in a
   * call on this descriptor. The semaphore is s_writers.rw_sem: percpu_rwsem_wait since Linux 5.6.
   */
  boolean isBlockedByFreeze(int descriptor) {
    String[] words = call.split(" ", 3);
    return state == 'D'
        && waitChannel.startsWith("percpu_rwsem_wait")
        && words.length > 1
        && words[1].equals("0x" + Integer.toHexString(descriptor));
  }

  @Override
  public String toString() {
    return "state " + state + ", in " + waitChannel + ", call " + call;
  }
}
