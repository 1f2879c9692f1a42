package frostproof.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** What two snapshots have not in common, each line with the head of its paragraph. */
final class LineDifference {
  private LineDifference() {}

  /** {@code head: - line} for what only the first text has, {@code head: + line} for the second. */
  static List<String> between(String first, String second) {
    Map<String, List<String>> ours = paragraphs(first);
    Map<String, List<String>> theirs = paragraphs(second);
    SequencedSet<String> heads = new LinkedHashSet<>(ours.keySet());
    heads.addAll(theirs.keySet());
    List<String> found = new ArrayList<>();
    for (String head : heads) {
      List<String> left = ours.getOrDefault(head, List.of());
      List<String> right = theirs.getOrDefault(head, List.of());
      only(left, right).forEach(line -> found.add(head + ": - " + line));
      only(right, left).forEach(line -> found.add(head + ": + " + line));
      if (found.isEmpty() && !left.equals(right)) {
        found.add(head + ": its lines are in another order");
      }
    }
    return found;
  }

  private static Map<String, List<String>> paragraphs(String text) {
    Map<String, List<String>> paragraphs = new LinkedHashMap<>();
    for (String paragraph : text.split("\n\n")) {
      List<String> lines = paragraph.lines().toList();
      if (!lines.isEmpty()) {
        paragraphs.put(lines.getFirst(), lines);
      }
    }
    return paragraphs;
  }

  /** The longest common subsequence taken away, what is left of the first list. */
  private static List<String> only(List<String> lines, List<String> others) {
    int[][] length = new int[lines.size() + 1][others.size() + 1];
    for (int i = lines.size() - 1; i >= 0; i--) {
      for (int j = others.size() - 1; j >= 0; j--) {
        length[i][j] =
            lines.get(i).equals(others.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    List<String> left = new ArrayList<>();
    int j = 0;
    for (int i = 0; i < lines.size(); i++) {
      while (j < others.size()
          && !lines.get(i).equals(others.get(j))
          && length[i][j + 1] == length[i][j]) {
        j++;
      }
      if (j < others.size() && lines.get(i).equals(others.get(j))) {
        j++;
      } else {
        left.add(lines.get(i));
      }
    }
    return left;
  }
}
