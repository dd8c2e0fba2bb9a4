package org.antin.subscriber;

import org.antin.kernel.Window;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a list of people asks for; rows out of the actor's scope never come.
///
/// @param words as typed; each must be found. A whole personal number finds its person
/// @param within only this body and those below it
public record PeopleQuery(String words, @Nullable UUID within, Window window) {}
