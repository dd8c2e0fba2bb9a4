package org.antin.start;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The address that goes into links and practice certificates. A certificate outlives a start, so
/// the first start's address is kept in `DIR/public-url`.
final class PublicUrl {
    private PublicUrl() {}

    /// @param told by `ANTIN_PUBLIC_URL`; blank if not
    /// @param local where this start answers, used if nothing else was ever said
    static String settle(Path data, String told, String local) throws IOException {
        Path file = data.resolve("public-url");
        boolean known = Files.exists(file);
        String url = told.isBlank() && known ? Files.readString(file).strip() : first(told, local);
        if (!known) {
            Path draft = data.resolve("public-url.new");
            Files.writeString(draft, url + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return url;
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
