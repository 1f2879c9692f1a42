package frostproof.machine;

import frostproof.machine.Action.*;

/** The invariants and step properties of spec/FileSystem.tla, with their names. */
public enum FileSystemProperty implements Property<FileSystemState> {
  /** Every type is a Java type; what is left is that each mount is known to each variable. */
  TypeOK((_, _, s) ->
      s.frozen().keySet().equals(s.readonly().keySet())
          && s.frozen().keySet().equals(s.writer().keySet())),
  F1_OnlyFrozenBlocks((_, _, s) ->
      s.writer().entrySet().stream()
          .allMatch(e -> e.getValue() == WriterState.IDLE || s.isFrozen(e.getKey()))),
  F1_FreezeFreezes(
      (_, action, after) -> !(action instanceof FreezeMount(Mount m)) || after.isFrozen(m)),
  F1_FrozenWritesBlock(
      (before, action, _) -> !(action instanceof WriteMount(Mount m)) || !before.isFrozen(m)),
  F1_BusyChangesNothing(
      (before, action, after) -> !(action instanceof FreezeMountBusy) || after.equals(before)),
  F2_ThawThaws((_, action, after) -> !(action instanceof ThawMount(Mount m)) || !after.isFrozen(m)),
  F3_UnprivilegedChangesNothing((before, action, after) ->
      !(action instanceof FreezeMountUnprivileged || action instanceof ThawMountUnprivileged)
          || after.equals(before)),
  F3_PathChangesNothing((before, action, after) ->
      !(action instanceof FreezePathBad || action instanceof ThawPathBad) || after.equals(before)),
  F5_BindFreezes(
      (_, action, after) -> !(action instanceof FreezeReadOnlyBind(Mount m)) || after.isFrozen(m)),
  F5_FrozenKeepsMode((before, _, after) ->
      before.frozen().keySet().stream()
          .filter(m -> before.isFrozen(m) && after.isFrozen(m))
          .allMatch(m -> after.isReadOnly(m) == before.isReadOnly(m)));

  private final StepPredicate<FileSystemState> predicate;

  FileSystemProperty(StepPredicate<FileSystemState> predicate) {
    this.predicate = predicate;
  }

  @Override
  public boolean holds(FileSystemState before, Action action, FileSystemState after) {
    return predicate.test(before, action, after);
  }
}
