package org.antin.access;

import org.antin.kernel.Period;

import java.util.UUID;

/// A role held for an organisation and its subtree, from a day to a day.
public record Grant(Role role, UUID organisation, Period during) {}
