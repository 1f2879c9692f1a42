package frostproof.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** N1, N2, N3: what is chosen, and the bytes that say so. */
class NegotiationTest {
  private static final Negotiation.Agreed AGREED =
      new Negotiation.Agreed(new IcVersion(3, 0), new IcVersion(5, 0));

  private static List<IcVersion> versions(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.strip().split(" "))
            .map(version -> version.split("\\."))
            .map(pair -> new IcVersion(Integer.parseInt(pair[0]), Integer.parseInt(pair[1])))
            .toList();
  }

  private static Negotiation.Offer offer(String framework, String message) {
    return new Negotiation.Offer(versions(framework), versions(message));
  }

  @Test
  void theGuestSpeaksOneVersionOfEach() {
    assertThat(Negotiation.GUEST).isEqualTo(offer("3.0", "5.0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.0         | 5.0             | true",
        "1.0 3.0     | 1.0 3.0 5.0 6.0 | true",
        "1.0 3.0     | 6.0 5.0 1.0     | true",
        "3.0 3.0     | 5.0 5.0         | true",
        "1.0         | 5.0             | false",
        "3.0         | 1.0 3.0 6.0     | false",
        "5.0         | 3.0             | false",
        "3.1         | 5.0             | false",
        "3.0         | 5.1             | false",
        "0.3         | 0.5             | false",
        "3.0 5.0     | ''              | false",
        "''          | 3.0 5.0         | false",
        "''          | ''              | false",
      })
  void onlyAnExactMatchInBothListsIsAgreed(String framework, String message, boolean agreed) {
    Negotiation.Offer host = offer(framework, message);
    Negotiation end = agreed ? AGREED : new Negotiation.Refused();

    assertThat(Negotiation.settle(host)).isEqualTo(end);
    assertThat(NegotiatePacket.request(7, host).response().answer()).contains(end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.0 3.0 5.0 6.0 | 5.0 3.0 | 5.0",
        "1.0 3.0 5.0 6.0 | 3.0 5.0 | 3.0",
        "6.0 5.0 3.0 1.0 | 3.0 5.0 | 3.0",
        "5.0 6.0         | 4.0 6.0 | 6.0",
      })
  void theGuestsOrderOfPreferenceDecides(String host, String guest, String chosen) {
    assertThat(Negotiation.settle(offer(host, host), offer(guest, guest)))
        .isEqualTo(new Negotiation.Agreed(versions(chosen).get(0), versions(chosen).get(0)));
  }

  @Test
  void requestAndSuccessfulResponse() {
    NegotiatePacket request = NegotiatePacket.request(9, offer("1.0 3.0", "1.0 3.0 5.0 6.0"));

    assertThat(request.encode())
        .isEqualTo(
            Golden.bytes(
                "01000000 34000000 0300 0000 0000 0500 0000 2000 00000000 09 03 0000"
                    + "0200 0400 00000000"
                    + "0100 0000 0300 0000"
                    + "0100 0000 0300 0000 0500 0000 0600 0000"));
    assertThat(request.response().encode())
        .isEqualTo(
            Golden.bytes(
                "01000000 34000000 0300 0000 0000 0500 0000 2000 00000000 09 05 0000"
                    + "0100 0100 00000000"
                    + "0300 0000 0500 0000"
                    + "0100 0000 0300 0000 0500 0000 0600 0000"));
    assertThat(request)
        .hasToString("NEGOTIATE framework=2 message=4 id=9 status=OK icflags=3 length=60");
  }

  @Test
  void aRefusalZeroesBothCountsAndNothingElse() {
    assertThat(NegotiatePacket.request(9, offer("3.0", "6.0")).response().encode())
        .isEqualTo(
            Golden.bytes(
                "01000000 24000000 0300 0000 0000 0500 0000 1000 00000000 09 05 0000"
                    + "0000 0000 00000000 0300 0000 0600 0000"));
  }

  @Test
  void sizesAreThoseOfTheKernelsStructure() {
    assertThat(NegotiatePacket.MIN_SIZE).isEqualTo(28 + 8);
    assertThat(Negotiation.MAX_VERSIONS).isEqualTo(100);
  }

  /** A list of the given length that ends with the version that the guest speaks. */
  private static List<IcVersion> ending(int length, IcVersion last) {
    List<IcVersion> list = new ArrayList<>(Collections.nCopies(length, last));
    Collections.fill(list.subList(0, length - 1), new IcVersion(1, 0));
    return list;
  }

  @ParameterizedTest
  @CsvSource({"100, 100, true", "101, 1, false", "1, 101, false", "256, 1, false"})
  void aListOfMoreThanAHundredIsMalformed(int framework, int message, boolean agreed) {
    NegotiatePacket request =
        NegotiatePacket.request(
            7,
            new Negotiation.Offer(
                ending(framework, new IcVersion(3, 0)), ending(message, new IcVersion(5, 0))));

    assertThat(request.offer().isPresent()).isEqualTo(agreed);
    assertThat(request.response().answer()).contains(agreed ? AGREED : new Negotiation.Refused());
  }

  private static NegotiatePacket cut(int length) {
    byte[] whole = NegotiatePacket.request(7, offer("3.0", "5.0")).encode();
    return (NegotiatePacket) HostPacket.decode(Arrays.copyOf(whole, length));
  }

  @ParameterizedTest
  @ValueSource(ints = {28, 29, 30, 31, 32, 35, 36, 40, 43})
  void countsBeyondThePacketAreMalformedAndAnsweredAtTheSameLength(int length) {
    NegotiatePacket response = cut(length).response();
    byte[] bytes = response.encode();

    assertThat(cut(length).offer()).isEmpty();
    assertThat(bytes).hasSize(length);
    assertThat(response.isResponse()).isTrue();
    assertThat(response.answer()).contains(new Negotiation.Refused());
    int end = Math.min(32, length);
    assertThat(Arrays.copyOfRange(bytes, 28, end)).isEqualTo(new byte[end - 28]);
  }

  @Test
  void theWholePacketIsJustLongEnough() {
    assertThat(cut(44).offer()).contains(offer("3.0", "5.0"));
    assertThat(cut(48).offer()).contains(offer("3.0", "5.0"));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0, 1", "2, 1", "1, 2", "65535, 65535"})
  void countsThatNoResponseMayHaveAreNoAnswer(int framework, int message) {
    byte[] bytes = NegotiatePacket.request(7, offer("3.0", "5.0")).response().encode();
    bytes[28] = (byte) framework;
    bytes[29] = (byte) (framework >> 8);
    bytes[30] = (byte) message;
    bytes[31] = (byte) (message >> 8);
    NegotiatePacket response = (NegotiatePacket) HostPacket.decode(bytes);

    assertThat(response.answer()).isEmpty();
    assertThat(response.frameworkCount()).isEqualTo(framework);
    assertThat(response.messageCount()).isEqualTo(message);
  }

  @Test
  void anAnswerWhoseVersionsAreCutOffIsNone() {
    assertThat(cut(43).answer()).isEmpty();
  }

  @Test
  void versionsNeedRoom() {
    assertThatThrownBy(() -> cut(43).response(AGREED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no room for two versions in 43 bytes");
    List<IcVersion> many = Collections.nCopies(2040, new IcVersion(1, 0));
    assertThatThrownBy(() -> NegotiatePacket.request(7, new Negotiation.Offer(many, List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an offer of 8196 bytes does not fit a packet");
  }

  @Test
  void theStatusOfEveryResponseIsOk() {
    byte[] stale = NegotiatePacket.request(7, offer("3.0", "6.0")).encode();
    stale[20] = 5;

    assertThat(((NegotiatePacket) HostPacket.decode(stale)).response().status())
        .isEqualTo(Status.OK);
  }
}
