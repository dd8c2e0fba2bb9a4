package org.antin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;

import org.antin.RegistryTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.Set;
import java.util.TreeSet;

@RegistryTest
@DisplayName("/api/v1/openapi.json describes the interface, all of it and nothing else")
class OpenApiTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    @DisplayName("every mapping stands in the description, and the reverse")
    void everyMappingIsDescribed() {
        var mapped = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach(
                        (info, handler) ->
                                info.getPatternValues().stream()
                                        .filter(pattern -> pattern.startsWith("/api/"))
                                        .forEach(
                                                pattern ->
                                                        info.getMethodsCondition()
                                                                .getMethods()
                                                                .forEach(
                                                                        method ->
                                                                                mapped.add(
                                                                                        method + " "
                                                                                                + pattern))));
        assertThat(mapped).isNotEmpty().isEqualTo(Description.read().operations());
    }

    @Test
    @DisplayName("what client generators read with finds no fault in it")
    void clientGeneratorsAcceptIt() throws Exception {
        var options = new ParseOptions();
        options.setResolve(true);
        var read = new OpenAPIV3Parser().readContents(Description.text(), null, options);
        assertThat(read.getMessages()).isNullOrEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).startsWith("3.1");
        assertThat(read.getOpenAPI().getPaths())
                .hasSameSizeAs(
                        new TreeSet<>(
                                Description.read().operations().stream()
                                        .map(operation -> operation.replaceAll("^[A-Z]+ ", ""))
                                        .toList()));
    }

    /// What openapi-generator takes for a class of its language whatever a schema says: a schema
    /// called Timestamp became java.sql.Timestamp, and the client didn't compile.
    private static final Set<String> TAKEN =
            Set.of(
                    "Array",
                    "ArrayList",
                    "BigDecimal",
                    "Boolean",
                    "Byte",
                    "Date",
                    "DateTime",
                    "Double",
                    "File",
                    "Float",
                    "HashMap",
                    "Integer",
                    "List",
                    "LocalDate",
                    "LocalDateTime",
                    "LocalTime",
                    "Long",
                    "Map",
                    "Object",
                    "Set",
                    "String",
                    "Timestamp",
                    "URI",
                    "UUID");

    @Test
    @DisplayName("no schema is called what a client's language calls something else")
    void namesAreFree() throws Exception {
        var options = new ParseOptions();
        options.setResolve(true);
        var read = new OpenAPIV3Parser().readContents(Description.text(), null, options);
        assertThat(read.getOpenAPI().getComponents().getSchemas().keySet())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(TAKEN);
    }
}
