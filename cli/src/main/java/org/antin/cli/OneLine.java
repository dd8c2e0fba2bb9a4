package org.antin.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Words that fit on one line: names and messages may hold line ends or terminal escapes.
final class OneLine {
    private OneLine() {}

    static String of(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    /// Why a file can't be read.
    static String why(Path file, IOException e) {
        String reason =
                switch (e) {
                    case NoSuchFileException _ -> "no such file";
                    case AccessDeniedException _ -> "not allowed to read it";
                    default -> of(e.getMessage());
                };
        return "can't read " + of(file.toString()) + ": " + reason;
    }
}
