package frostproof.tlc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMISocketFactory;
import java.util.List;

/**
 * Where TLC's server is, and where this JVM can be called back.
 *
 * @param server the server's host
 * @param port the server's port
 * @param here the address of this side, to which its sockets are bound
 */
record RmiPlace(String server, int port, String here) {

  private static final String SERVER = "frostproof.tlc.server";
  private static final String HERE = "java.rmi.server.hostname";

  /** TLC's server and its workers read the port from here. */
  private static final String PORT = "tlc2.tool.distributed.TLCServer.port";

  private static final int WAITING = 50;

  /** Sockets that only this side's address reaches. */
  private static final class Bound extends RMISocketFactory {
    private final InetAddress address;

    Bound(InetAddress address) {
      this.address = address;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return new Socket(host, port);
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return new ServerSocket(port, WAITING, address);
    }
  }

  /** The flags that tell a JVM of it. */
  List<String> flags() {
    return List.of(
        "-D" + SERVER + "=" + server, "-D" + PORT + "=" + port, "-D" + HERE + "=" + here);
  }

  /** In the child: binds every socket of RMI, before there is one; gives the server's host. */
  static String bind() throws IOException {
    RMISocketFactory.setSocketFactory(new Bound(InetAddress.getByName(System.getProperty(HERE))));
    return System.getProperty(SERVER);
  }
}
