package frostproof.machine;

import java.util.List;

/**
 * What a host offers in a NEGOTIATE (N2).
 *
 * @param frameworks the framework versions, in the host's order
 * @param messages the service versions, in the host's order
 */
public record Offer(List<Version> frameworks, List<Version> messages) {
  /** NoOffer of Negotiation.tla. */
  public static final Offer NONE = new Offer(List.of(), List.of());

  /** Copies both lists. */
  public Offer {
    frameworks = List.copyOf(frameworks);
    messages = List.copyOf(messages);
  }
}
