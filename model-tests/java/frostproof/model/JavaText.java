package frostproof.model;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.DaemonAction;
import frostproof.machine.DriverAction;
import frostproof.machine.DriverStepsAction;
import frostproof.machine.FileSystemAction;
import frostproof.machine.GuestAction;
import frostproof.machine.NegotiationAction;
import frostproof.machine.Property;
import frostproof.machine.Reference;
import frostproof.machine.State;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same of a Java machine as {@link SpecText} of its module, from its types. */
record JavaText(Component<?> component) {

  /** Of the guest the one with hooks and hanging freezes, whose alphabet has every action. */
  JavaText {
    component =
        component.name().equals("guest") ? Reference.models().get("Guest.hooks") : component;
  }

  private static final Map<String, Class<? extends Action>> ACTIONS =
      Map.of(
          "driver", DriverAction.class,
          "daemon", DaemonAction.class,
          "filesystem", FileSystemAction.class,
          "negotiation", NegotiationAction.class,
          "guest", GuestAction.class,
          "driversteps", DriverStepsAction.class);

  /** The components of the State record, a composed one flattened. */
  List<String> variables() {
    return components(component.initial().getClass()).map(RecordComponent::getName).toList();
  }

  private static Stream<RecordComponent> components(Class<?> state) {
    return Arrays.stream(state.getRecordComponents())
        .flatMap(each ->
            State.class.isAssignableFrom(each.getType())
                ? components(each.getType())
                : Stream.of(each));
  }

  /** The actions in the alphabet. */
  SortedMap<String, SpecText.Signature> actions() {
    SortedMap<String, SpecText.Signature> actions = new TreeMap<>();
    for (Action action : component.alphabet()) {
      int parameters = action.getClass().getRecordComponents().length;
      actions.put(
          action.getClass().getSimpleName(),
          new SpecText.Signature(component.kind(action), parameters));
    }
    return actions;
  }

  /** The records that the component's sealed type permits, which its switch must treat. */
  SortedSet<String> permitted() {
    return records(ACTIONS.get(component.name()))
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(JavaText::records);
  }

  /** The enumerations in each variable. */
  SortedMap<String, List<Class<?>>> variableEnums() {
    SortedMap<String, List<Class<?>>> found = new TreeMap<>();
    components(component.initial().getClass())
        .forEach(each -> found.put(each.getName(), enums(each.getGenericType())));
    return found;
  }

  /** The enumerations in each parameter of each action. */
  SortedMap<String, List<List<Class<?>>>> parameterEnums() {
    SortedMap<String, List<List<Class<?>>>> found = new TreeMap<>();
    records(ACTIONS.get(component.name()))
        .forEach(type ->
            found.put(
                type.getSimpleName(),
                Arrays.stream(type.getRecordComponents())
                    .map(each -> enums(each.getGenericType()))
                    .toList()));
    return found;
  }

  private static List<Class<?>> enums(Type type) {
    List<Class<?>> found = new ArrayList<>();
    switch (type) {
      case ParameterizedType generic ->
          Arrays.stream(generic.getActualTypeArguments())
              .forEach(each -> found.addAll(enums(each)));
      case Class<?> c when c.isEnum() -> found.add(c);
      case Class<?> c when c.isRecord() ->
          Arrays.stream(c.getRecordComponents())
              .forEach(each -> found.addAll(enums(each.getGenericType())));
      case Type _ -> {}
    }
    return found;
  }

  /** The names of the predicates. */
  SortedSet<String> properties() {
    return component.properties().stream()
        .map(Property::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
