package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.CountFault;
import frostproof.machine.NegotiationAction;
import frostproof.machine.NegotiationAction.*;
import frostproof.machine.Version;
import frostproof.protocol.HostPacket;
import frostproof.protocol.IcVersion;
import frostproof.protocol.NegotiatePacket;
import frostproof.protocol.Negotiation;
import frostproof.trace.Notation;
import frostproof.trace.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whoever negotiates as a target for the suite of Negotiation.tla: each NEGOTIATE becomes bytes,
 * and the bytes of its answer are read. Only the answer is seen, so the step's state is not
 * compared. The ways to be malformed are used in turn.
 */
public final class NegotiationTarget implements Target {
  private static final int TOO_MANY = 101;
  private static final int LAST_ID = 255;

  private final Negotiator negotiator;
  private byte[] sent = {};
  private int turn;

  /**
   * A target.
   *
   * @param negotiator answers
   */
  public NegotiationTarget(Negotiator negotiator) {
    this.negotiator = negotiator;
  }

  @Override
  public String name() {
    return negotiator.name();
  }

  @Override
  public void reset() throws IOException {
    sent = new byte[0];
    negotiator.reset();
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) throws IOException {
    if (!(action instanceof NegotiationAction negotiation)) {
      return Optional.of(new Mismatch(step.label(), "no action of the negotiation"));
    }
    boolean answers = negotiation instanceof AnswerVersions || negotiation instanceof AnswerNone;
    if (!answers && negotiator.isEarly()) {
      return Optional.of(new Mismatch("no answer before " + step.label(), "an answer"));
    }
    switch (negotiation) {
      case HostNegotiates(List<Version> frameworks, List<Version> messages) ->
          send(request(onWire(frameworks), onWire(messages)).encode());
      case HostNegotiatesMalformed(CountFault fault) -> send(malformed(fault));
      case AnswerVersions _, AnswerNone _ -> {
        return answer(step.label());
      }
      case DaemonArrives _, DaemonLeaves _, TransactionBegins _, TransactionEnds _ ->
          negotiator.happens(negotiation);
    }
    return Optional.empty();
  }

  private void send(byte[] negotiate) throws IOException {
    sent = negotiate;
    negotiator.send(negotiate);
  }

  private NegotiatePacket request(List<IcVersion> frameworks, List<IcVersion> messages) {
    turn++;
    return NegotiatePacket.request(
        turn % (LAST_ID + 1), new Negotiation.Offer(frameworks, messages));
  }

  /** Versions that match stand in it, so that a codec that does not count would find them. */
  private byte[] malformed(CountFault fault) {
    List<IcVersion> framework = List.of(IcVersion.FRAMEWORK_3_0);
    List<IcVersion> message = List.of(IcVersion.VSS_5_0);
    boolean even = turn % 2 == 0;
    return switch (fault) {
      case OVER_HUNDRED ->
          even
              ? request(many(framework), message).encode()
              : request(framework, many(message)).encode();
      case BEYOND_PACKET -> {
        byte[] whole = request(framework, many(message).subList(0, 2)).encode();
        int least = negotiator.granule();
        int cut = even ? least : Math.ceilDiv(IcVersion.SIZE, least) * least;
        yield Arrays.copyOf(whole, whole.length - cut);
      }
    };
  }

  private static List<IcVersion> many(List<IcVersion> one) {
    return Collections.nCopies(TOO_MANY, one.getFirst());
  }

  private Optional<Mismatch> answer(String label) throws IOException {
    if (!(HostPacket.decode(sent) instanceof NegotiatePacket request)) {
      return Optional.of(new Mismatch(label, "the request is no NEGOTIATE"));
    }
    Optional<byte[]> came = negotiator.answer();
    if (came.isEmpty()) {
      return Optional.of(new Mismatch(label, "no answer"));
    }
    byte[] answer = came.get();
    if (!(HostPacket.decode(answer) instanceof NegotiatePacket read)) {
      return Optional.of(new Mismatch(label, "the answer is no NEGOTIATE"));
    }
    List<String> observed = new ArrayList<>(List.of(read.answer().map(this::label).orElse("none")));
    if (!read.isResponse() || !read.status().isOk()) {
      observed.add("which is not answered OK");
    }
    if (answer.length != sent.length || read.transactionId() != request.transactionId()) {
      observed.add("to another packet");
    }
    return observed.equals(List.of(label))
        ? Optional.empty()
        : Optional.of(new Mismatch(label, String.join(", ", observed)));
  }

  private String label(Negotiation end) {
    return Notation.label(
        switch (end) {
          case Negotiation.Agreed(IcVersion framework, IcVersion message) ->
              new AnswerVersions(
                  new Version(framework.toString()), new Version(message.toString()));
          case Negotiation.Refused() -> new AnswerNone();
        });
  }

  private static List<IcVersion> onWire(List<Version> versions) {
    return versions.stream().map(NegotiationTarget::onWire).toList();
  }

  private static IcVersion onWire(Version version) {
    String[] numbers = version.name().split("\\.");
    return new IcVersion(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  @Override
  public void close() throws IOException {
    negotiator.close();
  }
}
