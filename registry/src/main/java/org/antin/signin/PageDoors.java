package org.antin.signin;

import org.antin.access.Actor;
import org.antin.access.Doors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The same rule as at the door itself ([AllowedInterceptor]), for an address nobody has asked for
/// yet.
@Component
class PageDoors implements Doors {
    private record Door(PathPattern pattern, HandlerMethod handler) {}

    private final RequestMappingHandlerMapping mappings;
    private volatile @Nullable List<Door> doors;

    PageDoors(
            @Lazy @Qualifier("requestMappingHandlerMapping")
                    RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    @Override
    public boolean mayOpen(Actor actor, String address) {
        var path = PathContainer.parsePath(address);
        return doors().stream()
                .filter(door -> door.pattern().matches(path))
                .findFirst()
                .map(door -> AllowedInterceptor.allowed(door.handler()))
                .map(allowed -> AllowedInterceptor.permits(allowed, actor))
                .orElse(false);
    }

    /// The most exact pattern first. Nothing is mapped after the start, and a page of a list asks
    /// some fifty times.
    private List<Door> doors() {
        var known = doors;
        if (known == null) {
            known =
                    mappings.getHandlerMethods().entrySet().stream()
                            .filter(one -> isRead(one.getKey()))
                            .flatMap(PageDoors::doors)
                            .sorted(Comparator.comparing(Door::pattern))
                            .toList();
            doors = known;
        }
        return known;
    }

    private static boolean isRead(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static Stream<Door> doors(Map.Entry<RequestMappingInfo, HandlerMethod> one) {
        var patterns = one.getKey().getPathPatternsCondition();
        return patterns == null
                ? Stream.empty()
                : patterns.getPatterns().stream().map(p -> new Door(p, one.getValue()));
    }
}
