package org.antin.start;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The address that goes into links. What was once sent outlives a start, so the first start's
/// address is kept in `DIR/public-url`.
final class PublicUrl {
    /// In a data folder.
    static final String FILE = "public-url";

    private PublicUrl() {}

    /// @param told by `ANTIN_PUBLIC_URL`; blank if not
    /// @param local where this start answers, used if nothing else was ever said
    static String settle(Path data, String told, String local) throws IOException {
        Optional<String> known = kept(data);
        String first = first(told, local);
        if (known.isEmpty()) write(data.resolve(FILE), first);
        return told.isBlank() ? known.orElse(first) : first;
    }

    /// The first start's, if there was one.
    static Optional<String> kept(Path data) throws IOException {
        Path file = data.resolve(FILE);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /// Whole or not at all.
    static void write(Path file, String url) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, url + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What a folder without data settles on.
    static String first(String told, String local) {
        return told.isBlank() ? local : trim(told);
    }

    /// @return what is wrong with it, if anything
    static Optional<String> problem(String told) {
        if (told.isBlank()) return Optional.empty();
        try {
            URI uri = new URI(trim(told));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null) return Optional.empty();
        } catch (URISyntaxException e) {
            // said below
        }
        return Optional.of(
                "ANTIN_PUBLIC_URL must look like https://antin.example.gov.vn, not " + told);
    }

    private static String trim(String url) {
        return url.strip().replaceAll("/+$", "");
    }
}
