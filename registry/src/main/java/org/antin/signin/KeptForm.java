package org.antin.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.util.UriUtils;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A form that was posted when the session had already ended. Nothing typed is lost: the fields
/// travel through the sign-in page and back in the person's own browser; the server keeps nothing.
///
/// @param action path on this server the form was posted to
public record KeptForm(String action, List<Field> fields) {
    /// One field of the form, as posted.
    public record Field(String name, String value) {}

    private static final int LIMIT = 200_000;
    private static final String ATTRIBUTE = KeptForm.class.getName();

    public KeptForm {
        fields = List.copyOf(fields);
    }

    /// What the request posted, without secrets and the old CSRF token; empty when it can't be kept
    /// (no form, files, too large).
    static Optional<KeptForm> of(HttpServletRequest request) {
        var type = request.getContentType();
        if (!"POST".equals(request.getMethod())
                || type == null
                || !type.startsWith("application/x-www-form-urlencoded")
                || path(request).startsWith("/sign-")) return Optional.empty();
        var fields = new ArrayList<Field>();
        request.getParameterMap()
                .forEach(
                        (name, values) -> {
                            for (var value : values) {
                                if (!isSecret(name)) fields.add(new Field(name, value));
                            }
                        });
        var kept = new KeptForm(path(request), fields);
        return kept.encoded().length() > LIMIT ? Optional.empty() : Optional.of(kept);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static boolean isSecret(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("_csrf") || lower.contains("password") || lower.contains("pin");
    }

    /// One hidden field's worth of text.
    public String encoded() {
        var text = new StringBuilder(action);
        for (var field : fields) {
            text.append('&')
                    .append(UriUtils.encode(field.name(), StandardCharsets.UTF_8))
                    .append('=')
                    .append(UriUtils.encode(field.value(), StandardCharsets.UTF_8));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Reads [#encoded] back; empty when it isn't one of ours or would leave this server.
    static Optional<KeptForm> decode(String encoded) {
        if (encoded.isEmpty() || encoded.length() > LIMIT) return Optional.empty();
        try {
            var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            var parts = text.split("&", -1);
            if (!parts[0].startsWith("/") || parts[0].startsWith("//") || parts[0].contains("\\")) {
                return Optional.empty();
            }
            var fields = new ArrayList<Field>();
            for (int i = 1; i < parts.length; i++) {
                int eq = parts[i].indexOf('=');
                if (eq < 0) return Optional.empty();
                fields.add(
                        new Field(
                                UriUtils.decode(parts[i].substring(0, eq), StandardCharsets.UTF_8),
                                UriUtils.decode(
                                        parts[i].substring(eq + 1), StandardCharsets.UTF_8)));
            }
            return Optional.of(new KeptForm(parts[0], fields));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static void hand(HttpServletRequest request, KeptForm form) {
        request.setAttribute(ATTRIBUTE, form);
    }

    static Optional<KeptForm> handed(HttpServletRequest request) {
        return Optional.ofNullable((KeptForm) request.getAttribute(ATTRIBUTE));
    }

    /// Nobody is signed in: a posted form goes along to the sign-in page.
    static final class EntryPoint implements AuthenticationEntryPoint {
        private final AuthenticationEntryPoint plain =
                new LoginUrlAuthenticationEntryPoint("/sign-in");

        @Override
        public void commence(
                HttpServletRequest request,
                HttpServletResponse response,
                AuthenticationException why)
                throws IOException, ServletException {
            var kept = of(request);
            if (kept.isEmpty()) {
                plain.commence(request, response, why);
                return;
            }
            hand(request, kept.get());
            request.getRequestDispatcher("/sign-in/kept").forward(request, response);
        }
    }

    /// The CSRF token is of an ended session: whoever is signed in confirms, the rest sign in.
    static final class StaleToken implements AccessDeniedHandler {
        @Override
        public void handle(
                HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
                throws IOException, ServletException {
            var kept = why instanceof CsrfException ? of(request) : Optional.<KeptForm>empty();
            if (kept.isPresent()) {
                hand(request, kept.get());
                request.getRequestDispatcher("/sign-in/kept").forward(request, response);
            } else if (why instanceof CsrfException) {
                response.sendRedirect(request.getContextPath() + "/sign-in?ended");
            } else {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        }
    }
}
