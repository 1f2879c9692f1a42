package frostproof.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The 28 bytes before the payload of a host packet (W4): {@code struct vmbuspipe_hdr}, then {@code
 * struct icmsg_hdr}. It covers every bit of them, so decoding and encoding change nothing.
 *
 * @param pipeFlags u32
 * @param pipeSize u32, the bytes after the pipe header, as the sender says
 * @param frameVersion the framework's version
 * @param type NEGOTIATE, VSS, or any other
 * @param messageVersion the service's version
 * @param size u16, the bytes of the payload, as the sender says
 * @param status u32
 * @param transactionId u8, chosen by the host and repeated in the response
 * @param icflags u8, of {@code ICMSGHDRFLAG_*}
 * @param reserved u16, the two reserved bytes
 */
public record IcHeader(
    int pipeFlags,
    int pipeSize,
    IcVersion frameVersion,
    IcType type,
    IcVersion messageVersion,
    int size,
    Status status,
    int transactionId,
    int icflags,
    int reserved) {

  private static final int PIPE_FLAGS = 0;
  private static final int PIPE_SIZE = PIPE_FLAGS + Integer.BYTES;
  private static final int FRAME_VERSION = PIPE_SIZE + Integer.BYTES;
  private static final int TYPE = FRAME_VERSION + IcVersion.SIZE;
  private static final int MESSAGE_VERSION = TYPE + Short.BYTES;
  private static final int MESSAGE_SIZE = MESSAGE_VERSION + IcVersion.SIZE;
  private static final int STATUS = MESSAGE_SIZE + Short.BYTES;
  private static final int TRANSACTION_ID = STATUS + Integer.BYTES;
  private static final int ICFLAGS = TRANSACTION_ID + Byte.BYTES;
  private static final int RESERVED = ICFLAGS + Byte.BYTES;

  /** Length on the wire, in bytes, and so the offset of the payload. */
  public static final int SIZE = RESERVED + Short.BYTES;

  /** TRANSACTION(1) | REQUEST(2): the icflags of a host's request. */
  public static final int REQUEST_ICFLAGS = 3;

  /** TRANSACTION(1) | RESPONSE(4): the icflags of every response (W5). */
  public static final int RESPONSE_ICFLAGS = 5;

  /** The pipe flags of a data packet, as hosts send them; the guest does not look at them. */
  private static final int PIPE_DATA = 1;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number does not fit its field
   */
  public IcHeader {
    Unsigned.u16("size", size);
    Unsigned.u8("transactionId", transactionId);
    Unsigned.u8("icflags", icflags);
    Unsigned.u16("reserved", reserved);
  }

  /**
   * Returns the header of a host's request in the versions that were negotiated, with status OK.
   *
   * @param type the message type
   * @param payload length of the payload in bytes, 0..65535
   * @param transactionId 0..255
   * @throws IllegalArgumentException if a number does not fit its field
   */
  static IcHeader request(IcType type, int payload, int transactionId) {
    return new IcHeader(
        PIPE_DATA,
        SIZE - FRAME_VERSION + payload,
        IcVersion.FRAMEWORK_3_0,
        type,
        IcVersion.VSS_5_0,
        payload,
        Status.OK,
        transactionId,
        REQUEST_ICFLAGS,
        0);
  }

  /** Returns the header of the response (W5): this one with the status and the icflags set. */
  IcHeader answered(Status answer) {
    return new IcHeader(
        pipeFlags,
        pipeSize,
        frameVersion,
        type,
        messageVersion,
        size,
        answer,
        transactionId,
        RESPONSE_ICFLAGS,
        reserved);
  }

  /** Returns this header with another type. */
  IcHeader withType(IcType other) {
    return new IcHeader(
        pipeFlags,
        pipeSize,
        frameVersion,
        other,
        messageVersion,
        size,
        status,
        transactionId,
        icflags,
        reserved);
  }

  /** Reads a header from the beginning of a packet of at least {@link #SIZE} bytes. */
  static IcHeader read(byte[] packet) {
    ByteBuffer little = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
    return new IcHeader(
        little.getInt(PIPE_FLAGS),
        little.getInt(PIPE_SIZE),
        IcVersion.read(little, FRAME_VERSION),
        new IcType(Short.toUnsignedInt(little.getShort(TYPE))),
        IcVersion.read(little, MESSAGE_VERSION),
        Short.toUnsignedInt(little.getShort(MESSAGE_SIZE)),
        new Status(little.getInt(STATUS)),
        Byte.toUnsignedInt(little.get(TRANSACTION_ID)),
        Byte.toUnsignedInt(little.get(ICFLAGS)),
        Short.toUnsignedInt(little.getShort(RESERVED)));
  }

  /** Writes this header to the beginning of a packet of at least {@link #SIZE} bytes. */
  void write(byte[] packet) {
    ByteBuffer little = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
    little.putInt(PIPE_FLAGS, pipeFlags).putInt(PIPE_SIZE, pipeSize);
    frameVersion.write(little, FRAME_VERSION);
    little.putShort(TYPE, (short) type.value());
    messageVersion.write(little, MESSAGE_VERSION);
    little.putShort(MESSAGE_SIZE, (short) size).putInt(STATUS, status.word());
    little.put(TRANSACTION_ID, (byte) transactionId).put(ICFLAGS, (byte) icflags);
    little.putShort(RESERVED, (short) reserved);
  }
}
