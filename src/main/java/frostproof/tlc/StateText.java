package frostproof.tlc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.ITool;
import tlc2.tool.TLCState;
import tlc2.value.IValue;
import util.UniqueString;

/**
 * In the child: the one text of a state, such as {@code x = 1 /\ y = "A"}, with the variables in
 * the order of their declaration. TLC itself keeps them in another one.
 */
final class StateText {

  /** The text of a variable without a value, in a state that an action left incomplete. */
  private static final String UNASSIGNED = "unassigned";

  private final List<UniqueString> variables;

  /** The value of each variable that was last seen, and its text: most steps change few of them. */
  private final IValue[] seen;

  private final String[] texts;

  StateText(ITool tool) {
    variables =
        Arrays.stream(tool.getRootModule().getVariableDecls())
            .sorted(Comparator.comparingInt(SemanticNode::getUid))
            .map(OpDeclNode::getName)
            .toList();
    seen = new IValue[variables.size()];
    texts = new String[variables.size()];
  }

  List<UniqueString> variables() {
    return variables;
  }

  String of(TLCState state) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < seen.length; i++) {
      text.append(i == 0 ? "" : " /\\ ")
          .append(variables.get(i))
          .append(" = ")
          .append(of(state, i));
    }
    return text.toString();
  }

  /** The text of one variable's value. */
  String of(TLCState state, int variable) {
    IValue value = state.lookup(variables.get(variable));
    if (value == null) {
      return UNASSIGNED;
    }
    if (value != seen[variable]) {
      texts[variable] = CanonicalText.of(value);
      seen[variable] = value;
    }
    return texts[variable];
  }
}
