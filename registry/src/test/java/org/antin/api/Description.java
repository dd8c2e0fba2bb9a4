package org.antin.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;

import org.antin.testkit.Repository;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The published description, and whether an answer is what it says.
final class Description {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode document;
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
    private final Map<String, Schema> schemas = new HashMap<>();

    private Description(ObjectNode document) {
        this.document = document;
    }

    static String text() throws IOException {
        return Files.readString(
                Repository.root().resolve("registry/src/main/resources/api/openapi.json"));
    }

    static Description read() {
        try {
            return new Description((ObjectNode) JSON.readTree(text()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// `GET /api/v1/dossiers/{id}` and so on.
    TreeSet<String> operations() {
        var operations = new TreeSet<String>();
        document.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .propertyNames()
                                        .forEach(
                                                method ->
                                                        operations.add(
                                                                method.toUpperCase(
                                                                                java.util.Locale
                                                                                        .ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        return operations;
    }

    /// What is wrong with an answer; empty when it is described so.
    Optional<String> fault(
            String method, String path, int status, String contentType, byte[] body) {
        var pattern = pattern(path);
        if (pattern.isEmpty()) {
            // Nothing is promised there but a problem document.
            return contentType.equals("application/problem+json")
                    ? wrong("#/components/schemas/Problem", body)
                    : Optional.of("no problem document");
        }
        var operation =
                document.at(
                        "/paths/"
                                + pattern.get().replace("/", "~1")
                                + "/"
                                + method.toLowerCase(java.util.Locale.ROOT));
        if (operation.isMissingNode()) {
            return status == 405 ? Optional.empty() : Optional.of("no such operation");
        }
        var answer = operation.at("/responses/" + status);
        if (answer.isMissingNode()) return Optional.of("status " + status + " isn't described");
        if (answer.has("$ref")) answer = document.at(answer.get("$ref").stringValue().substring(1));
        var type = contentType.replaceAll(";.*", "");
        var schema = answer.get("content").get(type);
        if (schema == null) return Optional.of(type + " isn't described for " + status);
        if (!type.endsWith("json")) return Optional.empty();
        return wrong(
                "/paths/" + pattern.get().replace("/", "~1") + "#" + status,
                schema.get("schema"),
                body);
    }

    private Optional<String> pattern(String path) {
        for (var known : document.get("paths").propertyNames()) {
            if (path.matches(known.replace("{id}", "[^/]+"))) return Optional.of(known);
        }
        return Optional.empty();
    }

    private Optional<String> wrong(String ref, byte[] body) {
        return wrong(ref, JSON.createObjectNode().put("$ref", ref), body);
    }

    /// One at a time: tests call on several threads at once.
    private synchronized Optional<String> wrong(String name, JsonNode schema, byte[] body) {
        var known =
                schemas.computeIfAbsent(
                        name,
                        n -> {
                            var whole = (ObjectNode) schema.deepCopy();
                            whole.set("components", document.get("components"));
                            return registry.getSchema(whole);
                        });
        var errors = known.validate(JSON.readTree(body));
        return errors.isEmpty() ? Optional.empty() : Optional.of(errors.toString());
    }
}
