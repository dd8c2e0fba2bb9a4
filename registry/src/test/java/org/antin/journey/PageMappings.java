package org.antin.journey;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The addresses of the application that answer a GET with a page, asked of Spring itself: a new
/// one is here without anybody writing it down.
final class PageMappings {
    private final List<PathPattern> all;

    PageMappings(RequestMappingHandlerMapping mappings) {
        all =
                mappings.getHandlerMethods().entrySet().stream()
                        .filter(one -> isRead(one.getKey()) && !isFile(one.getValue()))
                        .flatMap(
                                one ->
                                        one
                                                .getKey()
                                                .getPathPatternsCondition()
                                                .getPatterns()
                                                .stream())
                        .sorted()
                        .toList();
    }

    private static boolean isRead(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        var made = mapping.getProducesCondition().getProducibleMediaTypes();
        return (methods.isEmpty() || methods.contains(RequestMethod.GET))
                && (made.isEmpty()
                        || made.stream().anyMatch(type -> type.includes(MediaType.TEXT_HTML)));
    }

    /// What is no page: the interface answers programs and says that it makes JSON (above); a
    /// handler that gives the bytes of a file (Excel, PDF, certificates, keys) says so by its type.
    private static boolean isFile(HandlerMethod handler) {
        return ResponseEntity.class.isAssignableFrom(handler.getMethod().getReturnType());
    }

    List<String> patterns() {
        return all.stream().map(PathPattern::getPatternString).toList();
    }

    /// The pattern an address belongs to, the most exact one first.
    Optional<String> patternOf(String address) {
        var path = PathContainer.parsePath(URI.create(address).getRawPath());
        return all.stream()
                .filter(pattern -> pattern.matches(path))
                .map(PathPattern::getPatternString)
                .findFirst();
    }
}
