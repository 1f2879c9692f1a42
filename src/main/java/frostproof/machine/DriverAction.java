package frostproof.machine;

/** The actions of Driver.tla. */
public sealed interface DriverAction extends Action
    permits Action.HostSends,
        Action.HostSendsMalformed,
        Action.Interrupt,
        Action.DeadlineNears,
        Action.DeadlineExpires,
        Action.ReceiveForDaemon,
        Action.ReceiveUnserved,
        Action.ReceiveForDriver,
        Action.DropMalformed,
        Action.CallbackEnds,
        Action.OfferMessage,
        Action.FailToOffer,
        Action.Respond,
        ChannelAction,
        DeviceAction {}
