package org.antin.connection.web;

import org.antin.shell.Fact;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What templates/connection/ConnectionPage.html shows.
///
/// @param token the token just made, shown once; null otherwise
public record ConnectionPage(
        UUID id, String name, Tag state, boolean over, List<Fact> facts, @Nullable String token) {}
