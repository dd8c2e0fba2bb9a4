package org.antin.houserules;

import org.antin.testkit.Repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The project's own files.
final class Sources {
    private Sources() {}

    static List<Path> java() throws IOException {
        return find(".java").stream().filter(file -> file.toString().contains("/src/")).toList();
    }

    static List<Path> markdown() throws IOException {
        return find(".md");
    }

    private static List<Path> find(String ending) throws IOException {
        try (var files = Files.walk(Repository.root())) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .filter(file -> !outside(Repository.root().relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean outside(Path file) {
        for (var part : file) {
            var name = part.toString();
            if (name.equals("target")
                    || name.equals("data") && file.getName(0) == part
                    || name.equals(".git")
                    || name.equals("node_modules")) return true;
        }
        return false;
    }
}
