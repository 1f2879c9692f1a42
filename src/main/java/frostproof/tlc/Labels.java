package frostproof.tlc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SubstInNode;
import tlc2.tool.Action;
import tlc2.tool.ITool;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.value.IValue;

/**
 * In the child: the instances of the actions, by label. TLC takes the next-state relation apart at
 * its disjunctions and at quantifiers over constant sets, down to definitions whose parameters have
 * values; each part that is left is one of its actions.
 */
final class Labels {

  /** The quantifier and the disjunctions, as SANY names them. */
  private static final Set<String> CHOICE = Set.of("$BoundedExists", "$DisjList", "\\lor");

  /** One of TLC's actions, and its name with the values of its parameters. */
  record Labelled(String label, Action action) {}

  private final ITool tool;
  private final List<Labelled> all;

  private Labels(ITool tool, List<Labelled> all) {
    this.tool = tool;
    this.all = all;
  }

  /**
   * All actions, if each has a label, and only parts of the same definition share one.
   *
   * @throws BadModel if a transition would have no name or a wrong one
   */
  static Labels strict(ITool tool) throws BadModel {
    List<Labelled> all = new ArrayList<>();
    Map<String, OpDefNode> definitions = new HashMap<>();
    for (Action action : tool.getActions()) {
      String label = label(action).orElseThrow(() -> unnamed(action));
      OpDefNode other = definitions.putIfAbsent(label, action.getOpDef());
      if (other != null && other != action.getOpDef()) {
        throw new BadModel(
            "two actions have the label %s: %s (%s) and %s (%s)"
                .formatted(
                    label,
                    other.getName(),
                    other.getLocation(),
                    action.getName(),
                    action.getOpDef().getLocation()));
      }
      all.add(new Labelled(label, action));
    }
    return new Labels(tool, all);
  }

  /** The actions that have a label. */
  static Labels lenient(ITool tool) {
    List<Labelled> all = new ArrayList<>();
    for (Action action : tool.getActions()) {
      label(action).ifPresent(label -> all.add(new Labelled(label, action)));
    }
    all.sort(Comparator.comparing(Labelled::label));
    return new Labels(tool, all);
  }

  List<Labelled> all() {
    return List.copyOf(all);
  }

  /**
   * A label that leads from one state to the other: the first of the action that TLC names, or else
   * the first of all.
   *
   * @param hint TLC's name of the action, without its parameters
   */
  Optional<String> between(TLCState from, TLCState to, String hint) {
    StateText text = new StateText(tool);
    String wanted = text.of(to);
    List<Labelled> possible =
        all.stream().filter(a -> leads(a.action, from, wanted, text)).toList();
    return possible.stream()
        .filter(labelled -> labelled.action.getName().toString().equals(hint))
        .findFirst()
        .or(() -> possible.stream().findFirst())
        .map(Labelled::label);
  }

  private boolean leads(Action action, TLCState from, String wanted, StateText text) {
    try {
      StateVec successors = tool.getNextStates(action, from);
      for (int i = 0; i < successors.size(); i++) {
        if (text.of(successors.elementAt(i)).equals(wanted)) {
          return true;
        }
      }
    } catch (RuntimeException e) {
      // An action that cannot be evaluated here is not the one that was taken.
    }
    return false;
  }

  private static BadModel unnamed(Action action) {
    return new BadModel(
        "a disjunct of %s has no name and values of its own (%s): make it an action, and quantify"
                .formatted(action.getName(), action.pred.getLocation())
            + " its parameters over a constant set");
  }

  private static Optional<String> label(Action action) {
    OpDefNode definition = action.getOpDef();
    if (definition == null || !action.isDeclared()) {
      return Optional.empty();
    }
    String name = local(definition.getName().toString());
    if (Set.of("Next", "Init").contains(name) || isGroup(definition)) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (FormalParamNode parameter : definition.getParams()) {
      if (!(action.con.lookup(parameter) instanceof IValue value)) {
        return Optional.empty();
      }
      values.add(CanonicalText.of(value));
    }
    return Optional.of(values.isEmpty() ? name : name + "(" + String.join(", ", values) + ")");
  }

  /** The name without the instance that it comes from: {@code Name} of {@code Dr!Name}. */
  private static String local(String name) {
    return name.substring(name.lastIndexOf('!') + 1);
  }

  /** A definition that chooses among other actions is no action itself. */
  private static boolean isGroup(OpDefNode definition) {
    return choosesActions(definition.getBody(), false);
  }

  private static boolean choosesActions(SemanticNode node, boolean insideChoice) {
    return switch (node) {
      case SubstInNode substitution -> choosesActions(substitution.getBody(), insideChoice);
      case LetInNode let -> choosesActions(let.getBody(), insideChoice);
      case OpApplNode application -> choosesActions(application, insideChoice);
      case null -> false;
      case SemanticNode other -> false;
    };
  }

  private static boolean choosesActions(OpApplNode application, boolean insideChoice) {
    if (CHOICE.contains(application.getOperator().getName().toString())) {
      for (SemanticNode argument : application.getArgs()) {
        if (choosesActions(argument, true)) {
          return true;
        }
      }
      return false;
    }
    return insideChoice
        && application.getOperator() instanceof OpDefNode definition
        && definition.getKind() == ASTConstants.UserDefinedOpKind
        && application.getLevel() == LevelConstants.ActionLevel;
  }
}
