package org.antin.device;

import java.time.LocalDate;

/// Minutes drawn up with the provider's side, at receipt or return.
///
/// @param number of the minutes
/// @param channel how it came: in person, cipher organisation, post (Thông tư 185/2019, Điều 6)
public record Receipt(String number, LocalDate on, String channel, String condition) {}
