package org.antin.start;

import org.antin.dossier.MoveKind;
import org.antin.dossier.StageKind;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

/// One move on its way to the server.
///
/// @param version of the dossier as the person saw it
/// @param to where the dossier stands if it is done
record Shot(
        UUID dossier,
        int version,
        MoveKind move,
        StageKind to,
        Visitor by,
        String path,
        Map<String, String> fields) {

    /// What the person at the screen was told.
    sealed interface Answer {}

    /// Done: the page leads on.
    record Acknowledged() implements Answer {}

    /// The page that says the database is away and nothing is certain.
    record Away() implements Answer {}

    /// No answer: the connection broke.
    record Silence() implements Answer {}

    /// Anything else; there must be none.
    record Other(int status, String text) implements Answer {}

    Answer fire() {
        HttpResponse<String> got;
        try {
            got = by.post(path, fields);
        } catch (java.io.IOException e) {
            return new Silence();
        } catch (Exception e) {
            return new Other(0, e.toString());
        }
        if (got.statusCode() == 303 && !Visitor.location(got).contains("sign-in")) {
            return new Acknowledged();
        }
        if (got.statusCode() == 503
                && got.body().contains("Cơ sở dữ liệu đang gián đoạn")
                && got.headers().firstValue("Retry-After").isPresent()) {
            return new Away();
        }
        return new Other(got.statusCode(), words(got.body()));
    }

    private static String words(String page) {
        var main = page.replaceAll("(?s).*<main[^>]*>|</main>.*", "");
        return main.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
