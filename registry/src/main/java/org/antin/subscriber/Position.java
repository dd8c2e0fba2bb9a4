package org.antin.subscriber;

import org.antin.kernel.Period;

import java.util.UUID;

/// A position somebody held or holds.
public record Position(UUID organisation, String title, Rank rank, Period during, String basis) {}
