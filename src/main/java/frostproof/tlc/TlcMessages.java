package frostproof.tlc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.output.MPRecorder;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;

/** In the child: picks out of the stream of TLC's messages what a result is made of. */
class TlcMessages extends MPRecorder {

  /**
   * What TLC complained about first.
   *
   * @param initialState TLC's text of the initial state that shows it, or empty
   */
  record Fault(Violation.Kind kind, String name, String detail, String initialState) {}

  /**
   * The states that TLC showed.
   *
   * @param actions TLC's name of the action that led to each state, and back to one if it does
   * @param backTo the number of the state that a lasso goes back to, from 1
   */
  record Behaviour(
      List<TLCState> states, List<String> actions, boolean stutters, OptionalInt backTo) {}

  private final List<TLCState> states = new ArrayList<>();
  private final List<String> actions = new ArrayList<>();
  private Optional<Fault> fault = Optional.empty();
  private Optional<Fault> general = Optional.empty();
  private Optional<Heartbeat.Count> total = Optional.empty();
  private int depth;
  private boolean stutters;
  private OptionalInt backTo = OptionalInt.empty();

  @Override
  public synchronized void record(int code, Object... arguments) {
    switch (code) {
      case EC.TLC_BEHAVIOR_UP_TO_THIS_POINT, EC.TLC_COUNTER_EXAMPLE -> {
        states.clear();
        actions.clear();
      }
      case EC.TLC_STATE_PRINT1, EC.TLC_STATE_PRINT2 -> {
        if (arguments[0] instanceof TLCStateInfo info && info.state != null) {
          states.add(info.state);
          actions.add(action(info.info));
        }
      }
      case EC.TLC_STATE_PRINT3 -> stutters = true;
      case EC.TLC_BACK_TO_STATE -> {
        backTo = OptionalInt.of(Integer.parseInt(arguments[0].toString()));
        actions.add(action(arguments[1]));
      }
      case EC.TLC_STATS ->
          total =
              Optional.of(
                  new Heartbeat.Count(
                      Long.parseLong((String) arguments[0]),
                      Long.parseLong((String) arguments[1]),
                      Long.parseLong((String) arguments[2])));
      case EC.TLC_SEARCH_DEPTH -> depth = Integer.parseInt((String) arguments[0]);
      case EC.GENERAL ->
          general = fault(Violation.Kind.EVALUATION, "evaluation", code, texts(arguments), "");
      default -> {
        if (fault.isEmpty()) {
          fault = fault(code, texts(arguments));
        }
      }
    }
  }

  private static String[] texts(Object[] arguments) {
    return Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
  }

  /** The codes that are errors; TLC numbers them without any order. */
  private static Optional<Fault> fault(int code, String[] arguments) {
    return switch (code) {
      case EC.TLC_INVARIANT_VIOLATED_INITIAL ->
          fault(Violation.Kind.INVARIANT, arguments[0], code, arguments, arguments[1]);
      case EC.TLC_PROPERTY_VIOLATED_INITIAL ->
          fault(Violation.Kind.STEP_PROPERTY, arguments[0], code, arguments, arguments[1]);
      case EC.TLC_INVARIANT_VIOLATED_BEHAVIOR ->
          fault(Violation.Kind.INVARIANT, arguments[0], code, arguments, "");
      case EC.TLC_ACTION_PROPERTY_VIOLATED_BEHAVIOR ->
          fault(Violation.Kind.STEP_PROPERTY, arguments[0], code, arguments, "");
      case EC.TLC_TEMPORAL_PROPERTY_VIOLATED ->
          fault(Violation.Kind.LIVENESS, "", code, arguments, "");
      case EC.TLC_ASSUMPTION_FALSE, EC.TLC_ASSUMPTION_EVALUATION_ERROR ->
          fault(Violation.Kind.ASSUMPTION, "ASSUME", code, arguments, "");
      case EC.TLC_INVARIANT_EVALUATION_FAILED, EC.TLC_ACTION_PROPERTY_EVALUATION_FAILED ->
          fault(Violation.Kind.EVALUATION, arguments[0], code, arguments, "");
      case EC.TLC_STATE_NOT_COMPLETELY_SPECIFIED_INITIAL,
          EC.TLC_STATE_NOT_COMPLETELY_SPECIFIED_NEXT,
          EC.TLC_INITIAL_STATE,
          EC.TLC_NO_STATES_SATISFYING_INIT,
          EC.TLC_STATES_AND_NO_NEXT_ACTION,
          EC.TLC_LIVE_FORMULA_TAUTOLOGY,
          EC.TLC_FINGERPRINT_EXCEPTION,
          EC.TLC_VALUE_ASSERT_FAILED ->
          fault(Violation.Kind.EVALUATION, "evaluation", code, arguments, "");
      default -> Optional.empty();
    };
  }

  private static Optional<Fault> fault(
      Violation.Kind kind, String name, int code, String[] arguments, String initialState) {
    String detail = MP.getMessage(MP.NONE, code, arguments).strip();
    return Optional.of(new Fault(kind, name, detail, initialState));
  }

  /** The first error; TLC's errors of no particular kind only where there is no other. */
  synchronized Optional<Fault> fault() {
    return fault.or(() -> general);
  }

  /** The depth of the complete search, or 0. */
  synchronized int depth() {
    return depth;
  }

  /** TLC's final numbers, as soon as it has said them. */
  synchronized Optional<Heartbeat.Count> total() {
    return total;
  }

  /**
   * The behaviour that TLC showed.
   *
   * @param otherwise the states to show if it showed none
   */
  synchronized Behaviour behaviour(List<TLCState> otherwise) {
    if (states.isEmpty()) {
      return new Behaviour(
          otherwise, Collections.nCopies(otherwise.size(), ""), false, OptionalInt.empty());
    }
    return new Behaviour(List.copyOf(states), List.copyOf(actions), stutters, backTo);
  }

  /** {@code Step} of {@code <Step line 8, col 15 to line 8, col 113 of module L>}. */
  private static String action(Object text) {
    return String.valueOf(text).replaceFirst("^<([^ >]*).*$", "$1");
  }
}
