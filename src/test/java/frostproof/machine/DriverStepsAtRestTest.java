package frostproof.machine;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Action.*;
import frostproof.machine.DriverCallAction.*;
import frostproof.machine.DriverWorkAction.*;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The steps of the driver are the driver: from rest to rest, after every input, in whatever order
 * the steps in between are taken, the host gets the same answers and the daemon the same returns.
 */
class DriverStepsAtRestTest {
  private static final Set<Operation> OPERATIONS =
      EnumSet.of(Operation.FREEZE, Operation.GET_DM_INFO);

  /** Where a machine came to rest, what it answered, and what the daemon's write returned. */
  private record Rest<S extends State>(S state, List<String> answers, List<String> returned) {}

  /** Both machines at rest after the same inputs. */
  private record Pair(DriverStepsState steps, DriverState driver) {}

  /** An input of the steps, and the ways in which the driver may take it. */
  private record Input(Action steps, Map<List<Action>, List<String>> driver) {}

  private static final List<String> ACCEPTED = List.of("accepted");
  private static final List<String> REFUSED = List.of("refused");

  private static List<Input> inputs() {
    List<Input> all = new ArrayList<>();
    for (Operation op : OPERATIONS) {
      all.add(same(new HostSends(1, op)));
      all.add(same(new HostSends(2, op)));
    }
    for (Word word : List.of(Word.OK, Word.FAIL)) {
      Map<List<Action>, List<String>> ways = new LinkedHashMap<>();
      ways.put(List.of(new DaemonReplies(word)), ACCEPTED);
      ways.put(List.of(new DaemonRepliesInvalid(word)), REFUSED);
      all.add(new Input(new DaemonWritesReply(word), ways));
    }
    Map<List<Action>, List<String>> ways = new LinkedHashMap<>();
    ways.put(List.of(new DaemonRegisters()), ACCEPTED);
    ways.put(List.of(new DaemonRegistersFault()), REFUSED);
    ways.put(List.of(new DaemonRegistersInvalid(Registration.REGISTER1)), REFUSED);
    all.add(new Input(new DaemonWritesRegister(), ways));
    List<Action> expires = List.of(new DeadlineNears(900), new DeadlineExpires(900));
    all.add(new Input(new DeadlineFires(), Map.of(expires, List.of())));
    all.addAll(List.of(same(new Interrupt()), same(new DaemonOpens()), same(new DaemonCloses())));
    all.addAll(List.of(same(new DaemonReadsVersion()), same(new DaemonReads(Operation.FREEZE))));
    return all;
  }

  private static Input same(Action action) {
    return new Input(action, Map.of(List.of(action), List.of()));
  }

  /** Every rest that can be reached by the machine alone. */
  private static <S extends State> Set<Rest<S>> settle(Component<S> component, Rest<S> start) {
    Set<Rest<S>> found = new HashSet<>(List.of(start));
    Queue<Rest<S>> queue = new ArrayDeque<>(found);
    Set<Rest<S>> rests = new HashSet<>();
    while (!queue.isEmpty()) {
      Rest<S> rest = queue.remove();
      boolean atRest = true;
      for (Action action : component.alphabet()) {
        Optional<S> next = component.step(rest.state(), action);
        if (component.kind(action) != Kind.INPUT && next.isPresent()) {
          atRest = false;
          Rest<S> after = after(rest, action, next.get());
          if (found.add(after)) {
            queue.add(after);
          }
        }
      }
      if (atRest) {
        rests.add(rest);
      }
    }
    return rests;
  }

  private static <S extends State> Rest<S> after(Rest<S> rest, Action action, S next) {
    return switch (action) {
      case Respond(int id, Word status, int _) -> answered(rest, next, id, status);
      case WorkerResponds(int id, Word status) -> answered(rest, next, id, status);
      case DeadlineResponds(int id, Word status) -> answered(rest, next, id, status);
      case WriteResponds(int id, Word status) -> answered(rest, next, id, status);
      case CloseResponds(int id, Word status) -> answered(rest, next, id, status);
      case WriteAccepted() -> new Rest<>(next, rest.answers(), ACCEPTED);
      case WriteRefused() -> new Rest<>(next, rest.answers(), REFUSED);
      case Action _ -> new Rest<>(next, rest.answers(), rest.returned());
    };
  }

  private static <S extends State> Rest<S> answered(Rest<S> rest, S next, int id, Word status) {
    List<String> answers = new ArrayList<>(rest.answers());
    answers.add(id + " " + status);
    return new Rest<>(next, List.copyOf(answers), rest.returned());
  }

  private static Set<Rest<DriverState>> drive(
      Component<DriverState> driver, DriverState from, Input input) {
    for (Map.Entry<List<Action>, List<String>> way : input.driver().entrySet()) {
      Optional<DriverState> state = Optional.of(from);
      for (Action action : way.getKey()) {
        state = state.flatMap(s -> driver.step(s, action));
      }
      if (state.isPresent()) {
        return settle(driver, new Rest<>(state.get(), List.of(), way.getValue()));
      }
    }
    return Set.of();
  }

  /** How many pairs there are at rest, or the first input at which the two differ. */
  private static String compare(Component<DriverState> driver) {
    DriverSteps steps = new DriverSteps(2, OPERATIONS, 2);
    Pair first = new Pair(steps.initial(), driver.initial());
    Set<Pair> found = new HashSet<>(List.of(first));
    Queue<Pair> queue = new ArrayDeque<>(found);
    while (!queue.isEmpty()) {
      Pair pair = queue.remove();
      for (Input input : inputs()) {
        Set<Rest<DriverStepsState>> one =
            steps
                .step(pair.steps(), input.steps())
                .map(s -> settle(steps, new Rest<>(s, List.of(), List.of())))
                .orElse(Set.of());
        Set<Rest<DriverState>> other = drive(driver, pair.driver(), input);
        if (one.size() > 1 || other.size() > 1 || !seen(one).equals(seen(other))) {
          return input.steps() + " in " + pair + ": " + one + " and " + other;
        }
        if (!one.isEmpty()) {
          Pair next = new Pair(one.iterator().next().state(), other.iterator().next().state());
          if (found.add(next)) {
            queue.add(next);
          }
        }
      }
    }
    return found.size() + " pairs";
  }

  private static <S extends State> Set<List<List<String>>> seen(Set<Rest<S>> rests) {
    Set<List<List<String>>> seen = new HashSet<>();
    rests.forEach(rest -> seen.add(List.of(rest.answers(), rest.returned())));
    return seen;
  }

  @Test
  void fromRestToRestTheStepsAreTheDriver() {
    assertThat(compare(new Driver(2, OPERATIONS, 2))).isEqualTo("55 pairs");
  }

  @Test
  void aDriverThatDiffersIsSeen() {
    Driver driver = new Driver(2, OPERATIONS, 2);
    Component<DriverState> withdrawsNothing =
        new Faulty<>(
            driver,
            (s, action, next) ->
                action instanceof DeadlineExpires
                    ? next.map(after -> after.withOutmsg(s.outmsg()))
                    : next);
    assertThat(compare(withdrawsNothing)).startsWith("DeadlineFires[] in ");
    Component<DriverState> closesQuietly =
        new Faulty<>(
            driver,
            (s, action, next) ->
                action instanceof DaemonCloses
                    ? next.map(after -> after.withVerdict(s.verdict()))
                    : next);
    assertThat(compare(closesQuietly)).startsWith("DaemonCloses[] in ");
  }
}
