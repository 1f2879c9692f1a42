package frostproof.protocol;

import java.nio.ByteBuffer;

/** A host packet of type VSS: a VSS message and whatever follows it (W4, W6). */
public final class VssPacket extends IcPacket {
  /** The shortest VSS packet, in bytes: header and message (D12). */
  public static final int MIN_SIZE = IcHeader.SIZE + VssMessage.SIZE;

  VssPacket(IcHeader header, byte[] payload) {
    super(header, payload);
  }

  /**
   * Returns a host's request of the shortest length.
   *
   * @param operation what the host asks for
   * @param transactionId 0..255
   * @throws IllegalArgumentException if the transaction id does not fit
   */
  public static VssPacket request(Operation operation, int transactionId) {
    return request(operation, transactionId, MIN_SIZE);
  }

  /**
   * Returns a host's request of any permitted length (W6). The bytes after the message depend on
   * their place and on the transaction id, so a response that is cut, shifted or mixed with another
   * packet differs from the right one.
   *
   * @param operation what the host asks for
   * @param transactionId 0..255
   * @param length of the whole packet in bytes, 40..8192
   * @throws IllegalArgumentException if the transaction id or the length does not fit
   */
  public static VssPacket request(Operation operation, int transactionId, int length) {
    if (length < MIN_SIZE || length > MAX_SIZE) {
      throw new IllegalArgumentException(
          "a VSS packet has " + MIN_SIZE + ".." + MAX_SIZE + " bytes, not " + length);
    }
    byte[] payload = new byte[length - IcHeader.SIZE];
    for (int i = VssMessage.SIZE; i < payload.length; i++) {
      payload[i] = (byte) (transactionId + i * 31 + (i >> 8));
    }
    VssMessage.request(operation).write(ByteBuffer.wrap(payload));
    return new VssPacket(IcHeader.request(IcType.VSS, payload.length, transactionId), payload);
  }

  /** The VSS message at the beginning of the payload. */
  public VssMessage message() {
    return VssMessage.read(ByteBuffer.wrap(payload()));
  }

  /** The operation asked for; a response still carries it. */
  public Operation operation() {
    return message().asRequest().operation();
  }

  /** The flags of the VSS message (D4, D5). */
  public int flags() {
    return message().flags();
  }

  /**
   * Returns the response to this request (W5): status and icflags set, and every other byte as it
   * was, except for the flags of the VSS message where the operation has any. HOT_BACKUP answered
   * OK carries {@link VssMessage#VSS_HBU_NO_AUTO_RECOVERY}, and zero with any other status (D4);
   * GET_DM_INFO carries zero (D5).
   */
  public VssPacket response(Status status) {
    byte[] answer = payload().clone();
    message().withFlags(answerFlags(status)).write(ByteBuffer.wrap(answer));
    return new VssPacket(header().answered(status), answer);
  }

  private int answerFlags(Status status) {
    Operation operation = operation();
    if (operation.equals(Operation.HOT_BACKUP)) {
      return status.isOk() ? VssMessage.VSS_HBU_NO_AUTO_RECOVERY : 0;
    }
    return operation.equals(Operation.GET_DM_INFO) ? 0 : flags();
  }

  /** Returns one line: operation, flags, transaction id, status, icflags and length. */
  @Override
  public String toString() {
    return "VSS %s flags=%d %s".formatted(operation(), flags(), super.toString());
  }
}
