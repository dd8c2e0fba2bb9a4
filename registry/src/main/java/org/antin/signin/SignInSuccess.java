package org.antin.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

import java.io.IOException;
import java.util.Optional;

/// After sign-in: back to the page asked for, or to the form that was kept.
class SignInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {
    SignInSuccess() {
        setDefaultTargetUrl("/inbox");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        var kept = Optional.ofNullable(request.getParameter("kept")).flatMap(KeptForm::decode);
        if (kept.isEmpty()) {
            super.onAuthenticationSuccess(request, response, who);
            return;
        }
        KeptForm.hand(request, kept.get());
        request.getRequestDispatcher("/sign-in/resume").forward(request, response);
    }
}
