package org.antin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The files under a path, folders in the order of the bytes of their names (interfaces.md 2),
/// without following links inside a folder: they may lead out of it or in circles.
final class FileWalk implements Iterator<Path> {
    private final Deque<Path> ahead = new ArrayDeque<>();
    private final List<Path> unreadable = new ArrayList<>();

    FileWalk(Path start) {
        ahead.push(start);
        open();
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    @Override
    public Path next() {
        if (ahead.isEmpty()) throw new NoSuchElementException();
        Path file = ahead.pop();
        open();
        return file;
    }

    /// Folders that couldn't be looked into so far.
    List<Path> unreadable() {
        return List.copyOf(unreadable);
    }

    private void open() {
        while (!ahead.isEmpty() && Files.isDirectory(ahead.peek())) {
            Path folder = ahead.pop();
            var inside = new ArrayList<Path>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                            || Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                        inside.add(entry);
                    }
                }
            } catch (IOException e) {
                unreadable.add(folder);
                continue;
            }
            inside.sort((a, b) -> Arrays.compareUnsigned(name(a), name(b)));
            for (Path entry : inside.reversed()) ahead.push(entry);
        }
    }

    private static byte[] name(Path path) {
        return String.valueOf(path.getFileName()).getBytes(StandardCharsets.UTF_8);
    }
}
