package frostproof.machine;

/**
 * The variables of Negotiation.tla.
 *
 * @param request a NEGOTIATE that waits for its answer
 * @param offer its two lists
 * @param registered a daemon is registered
 * @param transaction a transaction is under way
 */
public record NegotiationState(Ask request, Offer offer, boolean registered, boolean transaction)
    implements State {

  NegotiationState withRequest(Ask next, Offer lists) {
    return new NegotiationState(next, lists, registered, transaction);
  }

  NegotiationState withRegistered(boolean next) {
    return new NegotiationState(request, offer, next, transaction);
  }

  NegotiationState withTransaction(boolean next) {
    return new NegotiationState(request, offer, registered, next);
  }
}
