package frostproof.trace;

import frostproof.machine.Action;
import frostproof.machine.Mount;
import frostproof.machine.Version;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every action by its name: reads a label back into the action that it stands for. */
public final class Vocabulary {
  private static final Pattern LABEL = Pattern.compile("(\\w+)(?:\\((.*)\\))?");
  private static final SortedMap<String, Class<?>> ACTIONS = collect(Action.class, new TreeMap<>());
  private static final Map<String, Action> KNOWN = new ConcurrentHashMap<>();
  private static final int MANY = 10_000;

  private Vocabulary() {}

  private static SortedMap<String, Class<?>> collect(
      Class<?> type, SortedMap<String, Class<?>> found) {
    if (type.isRecord()) {
      found.put(type.getSimpleName(), type);
    } else {
      Arrays.stream(type.getPermittedSubclasses()).forEach(each -> collect(each, found));
    }
    return found;
  }

  /** The record of each action, by name, over all components. */
  public static SortedMap<String, Class<?>> actions() {
    return new TreeMap<>(ACTIONS);
  }

  /**
   * The action of a label.
   *
   * @param label such as {@code HostSends(1, "FREEZE")}
   * @throws IllegalArgumentException in one line, when there is no such action
   */
  public static Action action(String label) {
    Action known = KNOWN.get(label);
    if (known != null) {
      return known;
    }
    Action action = parse(label);
    if (KNOWN.size() < MANY) {
      KNOWN.put(label, action);
    }
    return action;
  }

  private static Action parse(String label) {
    Matcher matcher = LABEL.matcher(label);
    Class<?> type = matcher.matches() ? ACTIONS.get(matcher.group(1)) : null;
    if (type == null) {
      throw new IllegalArgumentException("no action is named " + Plain.excerpt(label));
    }
    List<String> texts = matcher.group(2) == null ? List.of() : split(matcher.group(2));
    RecordComponent[] components = type.getRecordComponents();
    if (texts.size() != components.length) {
      throw new IllegalArgumentException(
          Plain.excerpt(label) + " needs " + components.length + " parameters");
    }
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < values.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i].getGenericType(), texts.get(i), label);
    }
    return create(type, types, values);
  }

  /** The parts between commas, but for those within a sequence. */
  static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    boolean inSequence = false;
    int start = 0;
    for (int i = 0; i + 1 < list.length(); i++) {
      if (list.startsWith("<<", i) || list.startsWith(">>", i)) {
        inSequence = list.charAt(i) == '<';
      } else if (!inSequence && list.startsWith(", ", i)) {
        parts.add(list.substring(start, i));
        start = i + 2;
      }
    }
    parts.add(list.substring(start));
    return parts;
  }

  private static Object value(Type type, String text, String label) {
    if (!(type instanceof ParameterizedType list)) {
      return value((Class<?>) type, text, label);
    }
    if (!text.matches("<<[^<>]*>>")) {
      throw new IllegalArgumentException(
          "in " + Plain.excerpt(label) + ", " + Plain.excerpt(text) + " is no sequence");
    }
    Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
    String elements = text.substring(2, text.length() - 2);
    return elements.isEmpty()
        ? List.of()
        : split(elements).stream().map(each -> value(element, each, label)).toList();
  }

  private static Object value(Class<?> type, String text, String label) {
    if (type == int.class && text.matches("0|[1-9]\\d{0,8}")) {
      return Integer.valueOf(text);
    }
    if (text.matches("\"[^\"]*\"")) {
      String word = text.substring(1, text.length() - 1);
      if (type == Mount.class) {
        return new Mount(word);
      }
      if (type == Version.class) {
        return new Version(word);
      }
      for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
        if (((Enum<?>) constant).name().equals(word)) {
          return constant;
        }
      }
    }
    throw new IllegalArgumentException(
        "in "
            + Plain.excerpt(label)
            + ", "
            + Plain.excerpt(text)
            + " is no "
            + type.getSimpleName());
  }

  private static Action create(Class<?> type, Class<?>[] types, Object[] values) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return (Action) constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }
}
