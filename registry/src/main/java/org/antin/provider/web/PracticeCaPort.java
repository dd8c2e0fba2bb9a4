package org.antin.provider.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.practiceca.PracticeCaHttp;
import org.antin.provider.PracticeSettings;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.net.InetAddress;

/// The practice CA's own port: open beside the server's, answering for the practice CA and nothing
/// else.
@Component
@ConditionalOnExpression("${antin.practice.port:0} != 0")
@Order(Ordered.HIGHEST_PRECEDENCE)
class PracticeCaPort extends OncePerRequestFilter
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final int port;
    private final @Nullable InetAddress listen;

    PracticeCaPort(PracticeSettings settings, ServerProperties server) {
        port = settings.port();
        listen = server.getAddress();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        var connector = new Connector();
        connector.setPort(port);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setAddress(listen); // as the server, nowhere else
        }
        factory.addAdditionalConnectors(connector);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getLocalPort() == port
                && !request.getRequestURI().startsWith(PracticeCaHttp.MOUNT)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        chain.doFilter(request, response);
    }
}
