package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.shell.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/// JSON as the interface reads and writes it: nothing unknown is swallowed, unknown facts are null
/// and never absent, moments are RFC 3339.
@Component
class Json {
    private static final int LARGEST = 1_000_000;

    private final JsonMapper mapper =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private final Problems problems;

    Json(Problems problems) {
        this.problems = problems;
    }

    byte[] bytes(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /// The body of a call, at most 1 MB.
    byte[] body(HttpServletRequest request) {
        try {
            var body = request.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw new ProblemException(problems.of(HttpStatus.CONTENT_TOO_LARGE));
            }
            return body;
        } catch (IOException cutOff) {
            throw new ProblemException(problems.of(HttpStatus.BAD_REQUEST));
        }
    }

    /// The body as an object of this kind; a field that isn't known or has the wrong type is named.
    <T> T read(byte[] body, Class<T> kind) {
        try {
            var tree = mapper.readTree(body);
            // No text of ours holds the sign NUL, and PostgreSQL takes none.
            if (!tree.isObject() || tree.toString().contains("\\u0000")) throw bad("");
            return mapper.treeToValue(tree, kind);
        } catch (JacksonException e) {
            throw bad(path(e));
        }
    }

    <T> T read(JsonNode node, Class<T> kind, String within) {
        try {
            return mapper.treeToValue(node, kind);
        } catch (JacksonException e) {
            var path = path(e);
            throw bad(path.isEmpty() ? within : within + "." + path);
        }
    }

    private ProblemException bad(String path) {
        return new ProblemException(
                path.isEmpty()
                        ? problems.of(HttpStatus.BAD_REQUEST, "bad-json")
                        : problems.of(HttpStatus.BAD_REQUEST, "bad-json-field", path));
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) continue;
            if (!path.isEmpty()) path.append('.');
            path.append(step.getPropertyName());
        }
        return path.toString();
    }
}
