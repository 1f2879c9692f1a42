package frostproof.machine;

import frostproof.machine.NegotiationAction.*;
import java.util.List;

/**
 * An invariant or step property of spec/Negotiation.tla for a guest with given preferences.
 *
 * @param name the name in the specification
 * @param predicate what each step must satisfy
 */
record NegotiationProperty(String name, StepPredicate<NegotiationState> predicate)
    implements Property<NegotiationState> {

  @Override
  public boolean holds(NegotiationState before, Action action, NegotiationState after) {
    return predicate.test(before, action, after);
  }

  /**
   * All of them.
   *
   * @param guest the guest's versions, in its order of preference
   */
  static List<NegotiationProperty> of(Offer guest) {
    return List.of(
        new NegotiationProperty("TypeOK", (_, _, s) -> s.request() == Ask.LISTS || isEmpty(s)),
        new NegotiationProperty(
            "N2_FirstMatch",
            (before, action, _) ->
                !(action instanceof AnswerVersions answer)
                    || isFirst(guest, before.offer(), answer)),
        new NegotiationProperty(
            "N2_MatchIsTaken",
            (before, action, _) ->
                !(action instanceof AnswerNone && before.request() == Ask.LISTS)
                    || !bothMatch(guest, before.offer())),
        new NegotiationProperty(
            "N3_NoMatchNoVersion",
            (before, action, _) ->
                !(action instanceof AnswerVersions && before.request() == Ask.LISTS)
                    || bothMatch(guest, before.offer())),
        new NegotiationProperty(
            "N3_MalformedNoVersion",
            (before, action, _) ->
                !(action instanceof AnswerVersions && before.request() == Ask.MALFORMED)),
        new NegotiationProperty(
            "D1_AnsweredOnce",
            (before, _, after) ->
                before.request() == Ask.NONE
                    || after.request() == Ask.NONE
                    || after.request() == before.request()),
        new NegotiationProperty(
            "D9_WaitsForTheEnd",
            (before, _, after) ->
                before.request() == Ask.NONE
                    || after.request() != Ask.NONE
                    || !before.transaction()));
  }

  private static boolean isEmpty(NegotiationState s) {
    return s.offer().equals(Offer.NONE);
  }

  private static boolean bothMatch(Offer guest, Offer host) {
    return Negotiation.matches(guest.frameworks(), host.frameworks())
        && Negotiation.matches(guest.messages(), host.messages());
  }

  private static boolean isFirst(Offer guest, Offer host, AnswerVersions answer) {
    return isFirst(guest.frameworks(), host.frameworks(), answer.framework())
        && isFirst(guest.messages(), host.messages(), answer.message());
  }

  private static boolean isFirst(List<Version> guest, List<Version> host, Version chosen) {
    return !Negotiation.matches(guest, host) || chosen.equals(Negotiation.first(guest, host));
  }
}
