package frostproof.machine;

import frostproof.machine.NegotiationAction.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * spec/Negotiation.tla: how the guest answers a host's NEGOTIATE. Each method is the action of its
 * name: the guard first, then the primed variables.
 */
public final class Negotiation implements Component<NegotiationState> {
  private static final List<Version> FRAMEWORKS = versions("1.0", "3.0", "4.0");
  private static final List<Version> MESSAGES = versions("1.0", "5.0", "6.0");

  private final Offer guest;
  private final int longest;

  /**
   * A guest with the constants of its model.
   *
   * @param frameworks its framework versions, in its order of preference (N2)
   * @param messages its service versions, in its order of preference (N2)
   * @param longest the length of the host's longest list
   */
  public Negotiation(List<Version> frameworks, List<Version> messages, int longest) {
    this.guest = new Offer(frameworks, messages);
    this.longest = longest;
  }

  private static List<Version> versions(String... names) {
    return Stream.of(names).map(Version::new).toList();
  }

  @Override
  public String name() {
    return "negotiation";
  }

  @Override
  public NegotiationState initial() {
    return new NegotiationState(Ask.NONE, Offer.NONE, false, false);
  }

  @Override
  public List<Action> alphabet() {
    List<Action> all = new ArrayList<>();
    for (List<Version> frameworks : lists(FRAMEWORKS)) {
      for (List<Version> messages : lists(MESSAGES)) {
        all.add(new HostNegotiates(frameworks, messages));
      }
    }
    for (CountFault fault : CountFault.values()) {
      all.add(new HostNegotiatesMalformed(fault));
    }
    all.addAll(List.of(new DaemonArrives(), new DaemonLeaves()));
    all.addAll(List.of(new TransactionBegins(), new TransactionEnds()));
    for (Version framework : FRAMEWORKS) {
      MESSAGES.forEach(message -> all.add(new AnswerVersions(framework, message)));
    }
    all.add(new AnswerNone());
    return List.copyOf(all);
  }

  /** FrameworkLists and MessageLists of Negotiation.tla, the short ones first. */
  private List<List<Version>> lists(List<Version> versions) {
    List<List<Version>> all = new ArrayList<>(List.of(List.of()));
    List<List<Version>> shorter = all;
    for (int length = 1; length <= longest; length++) {
      List<List<Version>> longer = new ArrayList<>();
      for (List<Version> list : shorter) {
        versions.forEach(v -> longer.add(Stream.concat(list.stream(), Stream.of(v)).toList()));
      }
      all = Stream.concat(all.stream(), longer.stream()).toList();
      shorter = longer;
    }
    return all;
  }

  @Override
  public Kind kind(Action action) {
    return switch ((NegotiationAction) action) {
      case HostNegotiates _,
          HostNegotiatesMalformed _,
          DaemonArrives _,
          DaemonLeaves _,
          TransactionBegins _,
          TransactionEnds _ ->
          Kind.INPUT;
      case AnswerVersions _, AnswerNone _ -> Kind.OUTPUT;
    };
  }

  @Override
  public List<? extends Property<NegotiationState>> properties() {
    return NegotiationProperty.of(guest);
  }

  @Override
  public Optional<NegotiationState> step(NegotiationState s, Action action) {
    return switch ((NegotiationAction) action) {
      case HostNegotiates(List<Version> frameworks, List<Version> messages) ->
          hostNegotiates(s, new Offer(frameworks, messages));
      case HostNegotiatesMalformed(CountFault _) -> hostNegotiatesMalformed(s);
      case DaemonArrives() -> daemonArrives(s);
      case DaemonLeaves() -> daemonLeaves(s);
      case TransactionBegins() -> transactionBegins(s);
      case TransactionEnds() -> transactionEnds(s);
      case AnswerVersions answer -> answerVersions(s, answer);
      case AnswerNone() -> answerNone(s);
    };
  }

  /** Matches of Negotiation.tla: a version is in both lists. */
  static boolean matches(List<Version> list, List<Version> other) {
    return list.stream().anyMatch(other::contains);
  }

  /** First of Negotiation.tla: the first in one list that is also in the other. */
  static Version first(List<Version> list, List<Version> other) {
    return list.stream().filter(other::contains).findFirst().orElseThrow();
  }

  private boolean agreed(NegotiationState s) {
    return s.request() == Ask.LISTS
        && matches(guest.frameworks(), s.offer().frameworks())
        && matches(guest.messages(), s.offer().messages());
  }

  private static boolean looks(NegotiationState s) {
    return s.request() != Ask.NONE && !s.transaction();
  }

  private Optional<NegotiationState> hostNegotiates(NegotiationState s, Offer offer) {
    if (s.request() != Ask.NONE) {
      return Optional.empty();
    }
    return Optional.of(s.withRequest(Ask.LISTS, offer));
  }

  private Optional<NegotiationState> hostNegotiatesMalformed(NegotiationState s) {
    if (s.request() != Ask.NONE) {
      return Optional.empty();
    }
    return Optional.of(s.withRequest(Ask.MALFORMED, s.offer()));
  }

  private Optional<NegotiationState> daemonArrives(NegotiationState s) {
    if (s.registered()) {
      return Optional.empty();
    }
    return Optional.of(s.withRegistered(true));
  }

  private Optional<NegotiationState> daemonLeaves(NegotiationState s) {
    if (!s.registered()) {
      return Optional.empty();
    }
    return Optional.of(s.withRegistered(false).withTransaction(false));
  }

  private Optional<NegotiationState> transactionBegins(NegotiationState s) {
    if (!s.registered() || s.transaction() || s.request() != Ask.NONE) {
      return Optional.empty();
    }
    return Optional.of(s.withTransaction(true));
  }

  private Optional<NegotiationState> transactionEnds(NegotiationState s) {
    if (!s.transaction()) {
      return Optional.empty();
    }
    return Optional.of(s.withTransaction(false));
  }

  private static NegotiationState answers(NegotiationState s) {
    return s.withRequest(Ask.NONE, Offer.NONE);
  }

  private Optional<NegotiationState> answerVersions(NegotiationState s, AnswerVersions answer) {
    if (!looks(s)
        || !agreed(s)
        || !answer.framework().equals(first(guest.frameworks(), s.offer().frameworks()))
        || !answer.message().equals(first(guest.messages(), s.offer().messages()))) {
      return Optional.empty();
    }
    return Optional.of(answers(s));
  }

  private Optional<NegotiationState> answerNone(NegotiationState s) {
    if (!looks(s) || agreed(s)) {
      return Optional.empty();
    }
    return Optional.of(answers(s));
  }
}
