package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.lab.FreezeTrace.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text of the kernel's trace, as it prints it. */
class FreezeTraceTest {
  @Test
  void entryAndExitOfAThreadAreACall() {
    List<String> trace =
        List.of(
            "# tracer: nop",
            "#           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION",
            "       freeze 2-4711    [001] .....  1234.000100: sys_ioctl(fd: 5, cmd: c0045877, arg:"
                + " 0)",
            "            <...>-4712    [000] .....  1234.000150: sys_ioctl -> 0xffffffffffffffe7",
            "            <...>-4712    [000] .....  1234.000200: sys_ioctl(fd: 6, cmd: 0xc0045877,"
                + " arg: 0)",
            "            <...>-4712    [000] .....  1234.000250: sys_ioctl -> 0xfffffffffffffff0",
            "       freeze 2-4711    [000] .....  1235.000000: sys_ioctl -> 0x0",
            "          qemu-ga-9       [000] .....  1235.500000: sys_ioctl(fd: 3, cmd: c0045878,"
                + " arg: 7ffc)",
            "          qemu-ga-9       [000] .....  1235.500007: sys_ioctl -> 0x0",
            "          qemu-ga-9       [000] .....  1236.500000: sys_ioctl(fd: 3, cmd: c0045878,"
                + " arg: 0)");
    assertThat(FreezeTrace.parse(trace))
        .containsExactly(
            new Call(true, 1_234_000_100, 1_235_000_000, true),
            new Call(true, 1_234_000_200, 1_234_000_250, false),
            new Call(false, 1_235_500_000, 1_235_500_007, true));
  }
}
