package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * spec/FileSystem.tla: FIFREEZE and FITHAW as every file system must answer them. Each method is
 * the action of its name: the guard first, then the primed variables.
 */
public final class FileSystem implements Component<FileSystemState> {
  private final List<Mount> mounts;
  private final List<Mount> others;

  /**
   * File systems with the constants of their model.
   *
   * @param mounts those that can freeze
   * @param others those that cannot (F3)
   */
  public FileSystem(List<Mount> mounts, List<Mount> others) {
    this.mounts = List.copyOf(mounts);
    this.others = List.copyOf(others);
  }

  @Override
  public String name() {
    return "filesystem";
  }

  @Override
  public FileSystemState initial() {
    return new FileSystemState(
        Except.constant(mounts, false),
        Except.constant(mounts, false),
        Except.constant(mounts, WriterState.IDLE));
  }

  @Override
  public List<Action> alphabet() {
    List<Action> all = new ArrayList<>();
    for (Mount m : mounts) {
      all.addAll(List.of(new FreezeMount(m), new FreezeReadOnlyBind(m), new FreezeMountBusy(m)));
      all.addAll(List.of(new ThawMount(m), new ThawMountInvalid(m)));
      all.addAll(List.of(new FreezeMountUnprivileged(m), new ThawMountUnprivileged(m)));
      all.addAll(List.of(new FreezePathBad(m), new ThawPathBad(m)));
      all.addAll(List.of(new WriteMount(m), new WriteMountBlocks(m), new WriteMountReadOnly(m)));
      all.addAll(List.of(new RemountReadOnly(m), new RemountReadWrite(m)));
      all.addAll(List.of(new RemountMountBusy(m), new CopyDevice(m)));
    }
    for (Mount o : others) {
      all.addAll(List.of(new FreezeOtherUnsupported(o), new ThawOtherInvalid(o)));
    }
    return List.copyOf(all);
  }

  @Override
  public Kind kind(Action action) {
    return Kind.INPUT;
  }

  @Override
  public List<FileSystemProperty> properties() {
    return List.of(FileSystemProperty.values());
  }

  @Override
  public Optional<FileSystemState> step(FileSystemState s, Action action) {
    return switch ((FileSystemAction) action) {
      case FreezeMount(Mount m) -> freezeMount(s, m);
      case FreezeReadOnlyBind(Mount m) -> freezeReadOnlyBind(s, m);
      case FreezeMountBusy(Mount m) -> unchangedIf(s.isFrozen(m), s);
      case ThawMount(Mount m) -> thawMount(s, m);
      case ThawMountInvalid(Mount m) -> unchangedIf(!s.isFrozen(m), s);
      case FreezeOtherUnsupported(Mount o) -> unchangedIf(others.contains(o), s);
      case ThawOtherInvalid(Mount o) -> unchangedIf(others.contains(o), s);
      case FreezeMountUnprivileged(Mount m) -> unchangedIf(mounts.contains(m), s);
      case ThawMountUnprivileged(Mount m) -> unchangedIf(mounts.contains(m), s);
      case FreezePathBad(Mount m) -> unchangedIf(mounts.contains(m), s);
      case ThawPathBad(Mount m) -> unchangedIf(mounts.contains(m), s);
      case WriteMount(Mount m) -> unchangedIf(!s.isFrozen(m) && !s.isReadOnly(m), s);
      case WriteMountBlocks(Mount m) -> writeMountBlocks(s, m);
      case WriteMountReadOnly(Mount m) -> unchangedIf(!s.isFrozen(m) && s.isReadOnly(m), s);
      case RemountReadOnly(Mount m) -> remountReadOnly(s, m);
      case RemountReadWrite(Mount m) -> remountReadWrite(s, m);
      case RemountMountBusy(Mount m) -> unchangedIf(s.isFrozen(m), s);
      case CopyDevice(Mount m) -> unchangedIf(s.isFrozen(m), s);
    };
  }

  /** A call that changes nothing: refused, or without an effect on the variables. */
  private static Optional<FileSystemState> unchangedIf(boolean enabled, FileSystemState s) {
    return enabled ? Optional.of(s) : Optional.empty();
  }

  private static Optional<FileSystemState> freezeMount(FileSystemState s, Mount m) {
    if (s.isFrozen(m)) {
      return Optional.empty();
    }
    return Optional.of(s.frozen(m, true));
  }

  private static Optional<FileSystemState> freezeReadOnlyBind(FileSystemState s, Mount m) {
    if (s.isFrozen(m) || s.isReadOnly(m)) {
      return Optional.empty();
    }
    return Optional.of(s.frozen(m, true));
  }

  private static Optional<FileSystemState> thawMount(FileSystemState s, Mount m) {
    if (!s.isFrozen(m)) {
      return Optional.empty();
    }
    return Optional.of(s.frozen(m, false).writer(m, WriterState.IDLE));
  }

  private static Optional<FileSystemState> writeMountBlocks(FileSystemState s, Mount m) {
    if (!s.isFrozen(m) || s.isReadOnly(m) || s.writer().get(m) != WriterState.IDLE) {
      return Optional.empty();
    }
    return Optional.of(s.writer(m, WriterState.BLOCKED));
  }

  private static Optional<FileSystemState> remountReadOnly(FileSystemState s, Mount m) {
    if (s.isFrozen(m) || s.isReadOnly(m)) {
      return Optional.empty();
    }
    return Optional.of(s.readonly(m, true));
  }

  private static Optional<FileSystemState> remountReadWrite(FileSystemState s, Mount m) {
    if (s.isFrozen(m) || !s.isReadOnly(m)) {
      return Optional.empty();
    }
    return Optional.of(s.readonly(m, false));
  }
}
