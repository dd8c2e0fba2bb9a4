package org.antin.device;

/// How a device left the house.
public enum Ending {
    /// Back at the provider.
    RETURNED,
    /// Lost, with minutes of form 15.
    LOST,
    DESTROYED
}
