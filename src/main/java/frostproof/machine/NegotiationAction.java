package frostproof.machine;

import java.util.List;

/** The actions of Negotiation.tla. */
public sealed interface NegotiationAction extends Action {

  /** The host offers two lists (N2). */
  record HostNegotiates(List<Version> frameworks, List<Version> messages)
      implements NegotiationAction {
    /** Copies both lists. */
    public HostNegotiates {
      frameworks = List.copyOf(frameworks);
      messages = List.copyOf(messages);
    }
  }

  /** The host sends a NEGOTIATE with malformed counts (N3). */
  record HostNegotiatesMalformed(CountFault fault) implements NegotiationAction {}

  /** A daemon registers. */
  record DaemonArrives() implements NegotiationAction {}

  /** The daemon closes the device. */
  record DaemonLeaves() implements NegotiationAction {}

  /** The driver begins a transaction with the daemon. */
  record TransactionBegins() implements NegotiationAction {}

  /** The transaction ends. */
  record TransactionEnds() implements NegotiationAction {}

  /** Both counts are 1: these versions (N2). */
  record AnswerVersions(Version framework, Version message) implements NegotiationAction {}

  /** Both counts are 0: no version is claimed (N3). */
  record AnswerNone() implements NegotiationAction {}
}
