package frostproof.daemon;

import frostproof.machine.Mount;
import frostproof.machine.MountKind;
import frostproof.machine.MountTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What will be frozen, in which order, and what is left out and why.
 *
 * @param superblocks every file system on a disk or in the network, inner before outer, "/" last
 * @param diskless what has nothing that could be frozen: for a person
 */
public record Plan(List<Superblock> superblocks, List<Diskless> diskless) {
  /**
   * A file system that is on no disk.
   *
   * @param place where it is mounted
   * @param type the kernel's name of its type
   * @param reason why it has nothing to freeze
   */
  public record Diskless(String place, String type, String reason) {}

  /** Copies the lists. */
  public Plan {
    superblocks = List.copyOf(superblocks);
    diskless = List.copyOf(diskless);
  }

  /** The constants Table and Kind of spec/Daemon.tla. */
  public MountTable table() {
    SequencedMap<Mount, MountKind> kinds = new LinkedHashMap<>();
    superblocks.forEach(each -> kinds.put(each.mount(), each.kind()));
    return new MountTable(kinds, List.of(), List.of());
  }

  /** What is to be frozen, in this order. */
  public List<Superblock> eligible() {
    return superblocks.stream().filter(each -> each.kind() == MountKind.DISK).toList();
  }

  /** The file system of a name. */
  public Optional<Superblock> superblock(Mount m) {
    return superblocks.stream().filter(each -> each.mount().equals(m)).findFirst();
  }
}
