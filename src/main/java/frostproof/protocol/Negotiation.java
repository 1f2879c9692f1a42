package frostproof.protocol;

import java.util.List;
import java.util.Optional;

/** How a version negotiation ends (N1 to N3). */
public sealed interface Negotiation {
  /** The most versions that either list may have, {@code IC_VERSION_NEGOTIATION_MAX_VER_COUNT}. */
  int MAX_VERSIONS = 100;

  /** What this service speaks (N1), in its order of preference. */
  Offer GUEST = new Offer(List.of(IcVersion.FRAMEWORK_3_0), List.of(IcVersion.VSS_5_0));

  /**
   * The versions one side speaks.
   *
   * @param framework framework versions, a guest's in its order of preference
   * @param message service versions, a guest's in its order of preference
   */
  record Offer(List<IcVersion> framework, List<IcVersion> message) {
    /** Copies both lists. */
    public Offer {
      framework = List.copyOf(framework);
      message = List.copyOf(message);
    }
  }

  /**
   * Both lists had a match (N2); on the wire both counts are 1 and the two versions follow.
   *
   * @param framework the framework version chosen
   * @param message the service version chosen
   */
  record Agreed(IcVersion framework, IcVersion message) implements Negotiation {}

  /** A list had no match, or the request was malformed (N3); on the wire both counts are 0. */
  record Refused() implements Negotiation {}

  /** Settles a host's offer against what this service speaks. */
  static Negotiation settle(Offer host) {
    return settle(host, GUEST);
  }

  /** Takes from each list the guest's first version that the host offers exactly (N2, N3). */
  static Negotiation settle(Offer host, Offer guest) {
    Optional<IcVersion> framework = firstMatch(guest.framework(), host.framework());
    Optional<IcVersion> message = firstMatch(guest.message(), host.message());
    return framework.isPresent() && message.isPresent()
        ? new Agreed(framework.get(), message.get())
        : new Refused();
  }

  private static Optional<IcVersion> firstMatch(List<IcVersion> guest, List<IcVersion> host) {
    return guest.stream().filter(host::contains).findFirst();
  }
}
