package org.antin.connection.web;

import org.antin.shell.Fact;
import org.antin.shell.Option;
import org.antin.shell.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What templates/connection/ConnectionPage.html shows.
///
/// @param scopes what it may call
/// @param token the token just made, shown once; null otherwise
public record ConnectionPage(
        UUID id,
        String name,
        Tag state,
        boolean over,
        List<Fact> facts,
        List<Option> scopes,
        @Nullable String token) {}
