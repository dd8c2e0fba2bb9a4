package org.antin.paper;

import org.jspecify.annotations.Nullable;

/// Who issues a paper (ô 2).
///
/// @param superior the body directly above, null where none is named (a people's committee)
/// @param body in its own spelling; the paper writes it in capitals. A line break is `\n`
public record Letterhead(@Nullable String superior, String body) {}
