package org.antin.shell;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

import java.net.URI;
import java.net.URISyntaxException;

/// Where somebody came from, as far as it may be linked to.
final class OwnPage {
    private OwnPage() {}

    /// Path and query of the Referer when its host and port are those of the request; `otherwise`
    /// for any other address, so that a foreign page never becomes a link of ours.
    static String path(HttpServletRequest request, String otherwise) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        String host = request.getHeader(HttpHeaders.HOST);
        if (referer == null || host == null) {
            return otherwise;
        }
        try {
            var uri = new URI(referer);
            String path = uri.getRawPath();
            if (!host.equals(uri.getRawAuthority()) || path == null || !path.startsWith("/")) {
                return otherwise;
            }
            // "//host" would be an address of its own.
            String own = path.replaceFirst("^/+", "/");
            return uri.getRawQuery() == null ? own : own + "?" + uri.getRawQuery();
        } catch (URISyntaxException unreadable) {
            return otherwise;
        }
    }
}
