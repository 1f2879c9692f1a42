package frostproof.machine;

/**
 * Everything that can happen, one record an action, named as in spec/. Components that share an
 * action share its record.
 */
public sealed interface Action
    permits DriverAction,
        DaemonAction,
        FileSystemAction,
        GuestAction,
        NegotiationAction,
        DriverStepsAction {

  /** The host puts a request into the ring. */
  record HostSends(int id, Operation op)
      implements CarriesMessage, DriverAction, GuestInput, DriverStepsAction {}

  /** The host puts a packet into the ring that is no request (D12, W6). */
  record HostSendsMalformed(Malformation kind) implements CarriesMessage, DriverAction {}

  /** The channel interrupts. */
  record Interrupt() implements DriverAction, GuestInput, DriverStepsAction {}

  /** The channel goes, and the device with it (D13). */
  record HostRemovesChannel() implements ChannelAction, GuestInput {}

  /** The channel is offered again, to a new instance of the driver (D13). */
  record HostOffersChannel() implements ChannelAction, GuestInput {}

  /** The machine is about to sleep (D14). */
  record MachineSuspends() implements ChannelAction, GuestInput {}

  /** The machine wakes up (D14). */
  record MachineResumes() implements ChannelAction, GuestInput {}

  /** All of a deadline's seconds pass but the last instant (D6). */
  record DeadlineNears(int s) implements DriverAction, GuestInput {}

  /** A deadline of that many seconds expires (D6). */
  record DeadlineExpires(int s) implements DriverAction, GuestInput {}

  /** The driver takes a request that the daemon must serve. */
  record ReceiveForDaemon() implements DriverAction, GuestInternal {}

  /** The driver takes such a request while nobody is registered (D2). */
  record ReceiveUnserved() implements DriverAction, GuestInternal {}

  /** The driver takes a request that it answers by itself (D5, N1). */
  record ReceiveForDriver() implements DriverAction {}

  /** The driver drops a malformed packet (D12). */
  record DropMalformed() implements DriverAction {}

  /** The channel callback finds the ring empty. */
  record CallbackEnds() implements DriverAction, GuestInternal {}

  /** The driver offers the request to the daemon, and its deadline runs (D6). */
  record OfferMessage() implements DriverAction, GuestInternal {}

  /** An unread version word is in the way of the request (D15). */
  record FailToOffer() implements DriverAction, GuestInternal {}

  /** The host gets its answer (D1, D4). */
  record Respond(int id, Word status, int flags)
      implements CarriesMessage, DriverAction, GuestAction {}

  /** Somebody starts the daemon. */
  record DaemonStarts() implements DaemonAction, GuestInput {}

  /** The daemon dies. */
  record DaemonDies() implements DaemonAction, GuestInput {}

  /** The service manager's stop hook runs after a daemon that was killed (G8). */
  record StopHookStarts() implements DaemonAction, GuestInput {}

  /** SIGTERM, SIGINT or SIGHUP (G8). */
  record SignalArrives() implements DaemonAction, GuestInput {}

  /** The daemon exits, with nothing left to thaw (G8). */
  record DaemonExits() implements DaemonAction, GuestInternal {}

  /** No THAW came within the limit (G9). */
  record WatchdogExpires() implements DaemonAction, GuestInput {}

  /** The daemon logs what it had to say (G6, G11). */
  record DaemonLogs() implements DaemonAction {}

  /** The daemon opens the device (H1). */
  record DaemonOpens() implements DeviceAction, DaemonAction, GuestInternal, DriverCallAction {}

  /** A second open: EBUSY (H1). */
  record DaemonOpenBusy() implements DeviceAction, DaemonAction {}

  /** The device is absent, or its channel was removed: EBADF (H1, G10). */
  record DaemonOpenGone() implements DeviceAction, DaemonAction, GuestInternal {}

  /** The daemon writes REGISTER1 (D11). */
  record DaemonRegisters() implements CarriesMessage, DeviceAction, DaemonAction, GuestInternal {}

  /** REGISTER1 before the first answer was read: EFAULT (H2). */
  record DaemonRegistersFault() implements DeviceAction {}

  /** The daemon writes REGISTER (D11). */
  record DaemonRegistersLegacy() implements CarriesMessage, DeviceAction {}

  /** A registration during a transaction: EINVAL (D10). */
  record DaemonRegistersInvalid(Registration registration)
      implements CarriesMessage, DeviceAction, DaemonAction, GuestInternal {}

  /** The daemon reads the version word (D11). */
  record DaemonReadsVersion()
      implements CarriesMessage, DeviceAction, DaemonAction, GuestInternal, DriverCallAction {}

  /** The daemon reads a request. */
  record DaemonReads(Operation op)
      implements CarriesMessage, DeviceAction, DaemonAction, GuestInternal, DriverCallAction {}

  /** A read finds nothing and blocks (H3). */
  record DaemonReadBlocks() implements DeviceAction {}

  /** A read after the removal: EBADF (H3). */
  record DaemonReadGone() implements DeviceAction {}

  /** A read with too short a buffer: EINVAL (H3). */
  record DaemonReadsShort() implements DeviceAction {}

  /** The device fails a read (G7). */
  record DeviceBreaks() implements DaemonAction, GuestInternal {}

  /** The daemon's reply is accepted (D3). */
  record DaemonReplies(Word word)
      implements CarriesMessage, DeviceAction, DaemonAction, GuestInternal {}

  /** The daemon's reply is refused: EINVAL (D7). */
  record DaemonRepliesInvalid(Word word)
      implements CarriesMessage, DeviceAction, DaemonAction, GuestInternal {}

  /** The daemon's reply is refused with EFAULT, which it never should be (D7). */
  record DaemonRepliesFault(Word word) implements CarriesMessage, DeviceAction {}

  /** A write of anything but 12 bytes: EINVAL (H2). */
  record DaemonWritesShort() implements DeviceAction {}

  /** A write after the removal: EBADF (H2). */
  record DaemonWriteGone() implements DeviceAction {}

  /** The daemon polls the device (H4). */
  record DaemonPolls(PollEvents events) implements DeviceAction {}

  /** The daemon closes the device (H5). */
  record DaemonCloses() implements DeviceAction, DaemonAction, GuestInternal, DriverCallAction {}

  /** Every freeze hook succeeded (G15). */
  record FreezeHooksPass() implements DaemonMountAction, GuestInternal {}

  /** A freeze hook failed, or its deadline expired (G15). */
  record FreezeHooksFail() implements DaemonMountAction, GuestInput {}

  /** The thaw hooks run, and whether they fail is no matter (G15). */
  record ThawHooksRun() implements DaemonMountAction, GuestInternal {}

  /** FIFREEZE is 0 (F1). */
  record FreezeMount(Mount m) implements DaemonMountAction, FileSystemAction, GuestInternal {}

  /** FIFREEZE through a read-only bind mount is 0 (F5). */
  record FreezeReadOnlyBind(Mount m) implements FileSystemAction {}

  /** FIFREEZE is EBUSY (F1). */
  record FreezeMountBusy(Mount m) implements DaemonMountAction, FileSystemAction, GuestInternal {}

  /** FIFREEZE is EOPNOTSUPP (G2). */
  record FreezeMountUnsupported(Mount m) implements DaemonMountAction {}

  /** FIFREEZE fails otherwise (G4). */
  record FreezeMountFails(Mount m) implements DaemonMountAction, GuestInput {}

  /** FIFREEZE does not return within its deadline (G13). */
  record FreezeMountHangs(Mount m) implements DaemonMountAction, GuestInput {}

  /** A freeze that hung returns 0 after all (G13). */
  record StuckFreezeCompletes(Mount m) implements DaemonMountAction, GuestInput {}

  /** A freeze that hung fails after all (G13). */
  record StuckFreezeFails(Mount m) implements DaemonMountAction, GuestInput {}

  /** What hung and completed is thawed (G13). */
  record ThawOrphan(Mount m) implements DaemonMountAction, GuestInternal {}

  /** The deadline of the whole freeze expires (G13). */
  record FreezeDeadlineExpires() implements DaemonMountAction {}

  /** A mount appeared too late to be frozen before the one around it (G2, G3). */
  record AbandonFreeze() implements DaemonMountAction, GuestInternal {}

  /** Every mount was tried and none failed (G3). */
  record FinishFreeze() implements DaemonMountAction, GuestInternal {}

  /** FITHAW is 0 (F2). */
  record ThawMount(Mount m) implements DaemonMountAction, FileSystemAction, GuestInternal {}

  /** FITHAW is EINVAL (F2). */
  record ThawMountInvalid(Mount m) implements DaemonMountAction, FileSystemAction {}

  /** FITHAW fails otherwise (G4). */
  record ThawMountFails(Mount m) implements DaemonMountAction, GuestInput {}

  /** Nothing is frozen by us any more (G5). */
  record FinishThaw() implements DaemonMountAction, GuestInternal {}

  /** The watchdog's thaw is done (G9). */
  record FinishRelease() implements DaemonMountAction, GuestInternal {}

  /** A mount leaves the mount table (G12). */
  record MountVanishes(Mount m) implements DaemonMountAction {}

  /** It is mounted again (G12). */
  record MountAppears(Mount m) implements DaemonMountAction {}

  /** FIFREEZE on a file system without it: EOPNOTSUPP (F3). */
  record FreezeOtherUnsupported(Mount o) implements FileSystemAction {}

  /** FITHAW on a file system without it: EINVAL (F3). */
  record ThawOtherInvalid(Mount o) implements FileSystemAction {}

  /** FIFREEZE without CAP_SYS_ADMIN: EPERM (F3). */
  record FreezeMountUnprivileged(Mount m) implements FileSystemAction {}

  /** FITHAW without CAP_SYS_ADMIN: EPERM (F3). */
  record ThawMountUnprivileged(Mount m) implements FileSystemAction {}

  /** FIFREEZE on an O_PATH descriptor: EBADF (F3). */
  record FreezePathBad(Mount m) implements FileSystemAction {}

  /** FITHAW on an O_PATH descriptor: EBADF (F3). */
  record ThawPathBad(Mount m) implements FileSystemAction {}

  /** A write completes. */
  record WriteMount(Mount m) implements FileSystemAction {}

  /** A write to a frozen file system blocks (F1). */
  record WriteMountBlocks(Mount m) implements FileSystemAction {}

  /** A write to a read-only superblock: EROFS. */
  record WriteMountReadOnly(Mount m) implements FileSystemAction {}

  /** The superblock becomes read-only. */
  record RemountReadOnly(Mount m) implements FileSystemAction {}

  /** The superblock becomes read-write. */
  record RemountReadWrite(Mount m) implements FileSystemAction {}

  /** A remount of a frozen superblock: EBUSY (F5). */
  record RemountMountBusy(Mount m) implements FileSystemAction {}

  /** A copy of the frozen device is consistent (F4). */
  record CopyDevice(Mount m) implements FileSystemAction {}

  /** Another program freezes a mount (G3). */
  record ForeignFreezes(Mount m) implements GuestInput {}

  /** It thaws what it froze. */
  record ForeignThaws(Mount m) implements GuestInput {}
}
