package frostproof.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A file system that somebody wrote in Java, to be held to the specification. */
class JavaFileSystem implements Implementation {
  private final Set<String> frozen = new HashSet<>();
  private final Set<String> readonly = new HashSet<>();

  @Override
  public void reset() {
    frozen.clear();
    readonly.clear();
  }

  @Override
  public List<String> step(String input) {
    String verb = input.substring(0, input.indexOf('('));
    String mount = input.substring(verb.length() + 1, input.length() - 1);
    return List.of(mount.equals("tmpfs") ? unsupported(verb) : answer(verb, mount));
  }

  private static String unsupported(String verb) {
    return verb.equals("FIFREEZE") ? "EOPNOTSUPP" : "EINVAL";
  }

  private String answer(String verb, String mount) {
    return switch (verb) {
      case "FIFREEZE unprivileged", "FITHAW unprivileged" -> "EPERM";
      case "FIFREEZE by an O_PATH descriptor", "FITHAW by an O_PATH descriptor" -> "EBADF";
      case "FIFREEZE", "FIFREEZE by a read-only bind" -> freeze(mount);
      case "FITHAW" -> thaw(mount);
      case "write" -> frozen.contains(mount) ? "blocks" : readonly.contains(mount) ? "EROFS" : "0";
      case "remount" -> frozen.contains(mount) ? "EBUSY" : remount(mount);
      case "copy" -> "consistent";
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  String freeze(String mount) {
    return frozen.add(mount) ? "0" : "EBUSY";
  }

  String thaw(String mount) {
    return frozen.remove(mount) ? "0" : "EINVAL";
  }

  private String remount(String mount) {
    if (readonly.remove(mount)) {
      return "read-write";
    }
    readonly.add(mount);
    return "read-only";
  }
}
