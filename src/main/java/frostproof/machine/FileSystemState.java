package frostproof.machine;

import java.util.SortedMap;

/**
 * The variables of FileSystem.tla.
 *
 * @param frozen the superblock is frozen
 * @param readonly the superblock is read-only
 * @param writer a writer that waits in the file system
 */
public record FileSystemState(
    SortedMap<Mount, Boolean> frozen,
    SortedMap<Mount, Boolean> readonly,
    SortedMap<Mount, WriterState> writer)
    implements State {

  boolean isFrozen(Mount m) {
    return frozen.get(m);
  }

  boolean isReadOnly(Mount m) {
    return readonly.get(m);
  }

  FileSystemState frozen(Mount m, boolean next) {
    return new FileSystemState(Except.with(frozen, m, next), readonly, writer);
  }

  FileSystemState readonly(Mount m, boolean next) {
    return new FileSystemState(frozen, Except.with(readonly, m, next), writer);
  }

  FileSystemState writer(Mount m, WriterState next) {
    return new FileSystemState(frozen, readonly, Except.with(writer, m, next));
  }
}
