package org.antin.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

import java.io.IOException;
import java.util.Optional;

/// Back to the sign-in page, with the reason, and with the form that was kept: a mistyped password
/// loses nothing either.
class SignInFailure implements AuthenticationFailureHandler {
    /// The address has to wait, whatever the account.
    static final class AddressWaits extends LockedException {
        AddressWaits() {
            super("the address has to wait");
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        var reason =
                switch (why) {
                    case AddressWaits _ -> "wait";
                    case LockedException _ -> "locked";
                    default -> "failed";
                };
        var kept = Optional.ofNullable(request.getParameter("kept")).flatMap(KeptForm::decode);
        if (kept.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/sign-in?" + reason);
            return;
        }
        KeptForm.hand(request, kept.get());
        request.getRequestDispatcher("/sign-in/kept?" + reason).forward(request, response);
    }
}
