package frostproof.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where a module and its machine use different words; every list is empty if they do not. */
final class Vocabularies {
  private Vocabularies() {}

  /** Names, numbers of parameters and kinds. */
  static List<String> actions(SpecText spec, JavaText java) {
    List<String> found = new ArrayList<>(only(spec.actions(), java.actions()));
    SortedSet<String> unused = java.permitted();
    unused.removeAll(java.actions().keySet());
    unused.forEach(name -> found.add(name + ": Java treats it, and its alphabet has it not"));
    return found;
  }

  private static List<String> only(
      SortedMap<String, SpecText.Signature> spec, SortedMap<String, SpecText.Signature> java) {
    List<String> found = new ArrayList<>();
    SortedSet<String> names = new TreeSet<>(spec.keySet());
    names.addAll(java.keySet());
    for (String name : names) {
      if (!spec.containsKey(name) || !spec.get(name).equals(java.get(name))) {
        found.add(name + ": spec " + spec.get(name) + ", Java " + java.get(name));
      }
    }
    return found;
  }

  /** Names and order. */
  static List<String> variables(SpecText spec, JavaText java) {
    return spec.variables().equals(java.variables())
        ? List.of()
        : List.of("spec " + spec.variables() + ", Java " + java.variables());
  }

  /**
   * Invariants and step properties; and that the configuration leaves none of the module out, but
   * for liveness, which may have a configuration of its own.
   */
  static List<String> properties(SpecText spec, JavaText java) throws IOException {
    List<String> found = new ArrayList<>();
    SortedSet<String> checked = spec.checked();
    checked.addAll(spec.liveness());
    difference(spec.properties(), checked, "is defined and not checked", found);
    difference(spec.checked(), spec.properties(), "is checked and not defined", found);
    SortedSet<String> expected = spec.properties();
    expected.removeAll(spec.liveness());
    expected.removeAll(spec.refinements());
    difference(expected, java.properties(), "has no predicate in Java", found);
    difference(java.properties(), expected, "is a predicate in Java alone", found);
    return found;
  }

  private static void difference(
      Set<String> names, Set<String> others, String what, List<String> found) {
    names.stream()
        .filter(name -> !others.contains(name))
        .forEach(name -> found.add(name + " " + what));
  }

  /**
   * Values of enumerated types: what the specification can say a constant is there for, and what no
   * module says is left over.
   *
   * @param spec the module of each component
   */
  static List<String> values(Map<JavaText, SpecText> spec) {
    SortedMap<String, SortedSet<String>> said = new TreeMap<>();
    Map<String, Class<?>> types = new HashMap<>();
    spec.forEach((java, text) -> {
      SortedMap<String, SortedSet<String>> strings = text.variableStrings();
      java.variableEnums()
          .forEach((name, enums) ->
              add(said, types, enums, strings.getOrDefault(name, new TreeSet<>())));
      SortedMap<String, List<SortedSet<String>>> parameters = text.parameterStrings();
      java.parameterEnums()
          .forEach((name, all) -> {
            for (int i = 0; i < all.size(); i++) {
              add(said, types, all.get(i), parameters.get(name).get(i));
            }
          });
    });
    List<String> found = new ArrayList<>();
    types.forEach((name, type) -> {
      SortedSet<String> constants = new TreeSet<>();
      Arrays.stream(type.getEnumConstants()).forEach(c -> constants.add(((Enum<?>) c).name()));
      difference(said.get(name), constants, "is no constant of " + name, found);
      difference(constants, said.get(name), "of " + name + " is no value in the spec", found);
    });
    return found;
  }

  private static void add(
      Map<String, SortedSet<String>> said,
      Map<String, Class<?>> types,
      List<Class<?>> enums,
      Set<String> strings) {
    for (Class<?> type : enums) {
      types.put(type.getSimpleName(), type);
      said.computeIfAbsent(type.getSimpleName(), _ -> new TreeSet<>()).addAll(strings);
    }
  }
}
