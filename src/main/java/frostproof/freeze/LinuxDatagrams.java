package frostproof.freeze;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Datagram sockets of the local machine, to say something to whoever listens at a path. */
public final class LinuxDatagrams {
  private static final short AF_UNIX = 1;
  private static final int DGRAM_CLOEXEC_NONBLOCK = 0x80802;

  // struct sockaddr_un { sa_family_t sun_family; char sun_path[108]; };
  private static final int PATH = 2;
  private static final int LONGEST_PATH = 108;

  // int socket(int domain, int type, int protocol);
  private static final MethodHandle SOCKET =
      LinuxIoctl.bind("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

  // int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
  private static final MethodHandle CONNECT =
      LinuxIoctl.bind("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

  // int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
  private static final MethodHandle BIND =
      LinuxIoctl.bind("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

  private LinuxDatagrams() {}

  /**
   * A socket that sends to a path and never waits.
   *
   * @param path where somebody listens; a first byte {@code @} stands for the abstract name space
   * @return its descriptor, to be written to, or why not
   */
  public static Result to(RawPath path) {
    return socket(CONNECT, path);
  }

  /**
   * A socket that listens at a path.
   *
   * @param path where; a first byte {@code @} stands for the abstract name space
   * @return its descriptor, to be read from, or why not
   */
  public static Result at(RawPath path) {
    return socket(BIND, path);
  }

  private static Result socket(MethodHandle call, RawPath path) {
    byte[] name = path.toBytes();
    if (name.length >= LONGEST_PATH || name.length == 0) {
      return new Result(-1, Errno.EINVAL);
    }
    if (name[0] == '@') {
      name[0] = 0;
    }
    Result socket =
        LinuxIoctl.call((state, arena) ->
            (int) SOCKET.invokeExact(state, (int) AF_UNIX, DGRAM_CLOEXEC_NONBLOCK, 0));
    if (!socket.isOk()) {
      return socket;
    }
    Result called =
        LinuxIoctl.call((state, arena) -> {
          MemorySegment address = arena.allocate(PATH + LONGEST_PATH, Short.BYTES);
          address.set(JAVA_SHORT, 0, AF_UNIX);
          MemorySegment.copy(name, 0, address, JAVA_BYTE, PATH, name.length);
          return (int) call.invokeExact(state, socket.descriptor(), address, PATH + name.length);
        });
    if (!called.isOk()) {
      LinuxFiles.close(socket.descriptor());
      return called;
    }
    return socket;
  }
}
