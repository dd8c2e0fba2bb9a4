package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.connection.ConnectionGate;

import java.util.Optional;

/// Who calls, as [TokenFilter] found out.
final class Caller {
    private static final String ATTRIBUTE = Caller.class.getName();

    private Caller() {}

    static void remember(HttpServletRequest request, ConnectionGate.Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /// Empty when no token came along.
    static Optional<ConnectionGate.Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((ConnectionGate.Caller) request.getAttribute(ATTRIBUTE));
    }
}
