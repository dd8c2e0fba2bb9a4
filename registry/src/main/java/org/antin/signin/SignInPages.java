package org.antin.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.shell.DemoAccount;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.List;
import java.util.Map;

/// The sign-in page, and the way a kept form takes through it.
@Controller
@Allowed(open = true)
class SignInPages {
    private final boolean demo;
    private final ObjectProvider<DemoAccounts> accounts;

    SignInPages(@Value("${antin.demo:false}") boolean demo, ObjectProvider<DemoAccounts> accounts) {
        this.demo = demo;
        this.accounts = accounts;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/inbox";
    }

    @GetMapping("/sign-in")
    ModelAndView signIn() {
        return page("");
    }

    /// Reached by an inner forward only, with the form that was posted too late.
    @RequestMapping("/sign-in/kept")
    ModelAndView kept(HttpServletRequest request, HttpServletResponse response) {
        var form = KeptForm.handed(request);
        if (form.isEmpty()) return new ModelAndView("redirect:/sign-in");
        if (Acting.now().map(Actor::isPerson).orElse(false)) return resume(request);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return page(form.get().encoded());
    }

    /// Reached by an inner forward only: shows what was kept, to be sent again with one button.
    @RequestMapping("/sign-in/resume")
    ModelAndView resume(HttpServletRequest request) {
        return KeptForm.handed(request)
                .map(form -> new ModelAndView("access/KeptFormPage", Map.of("form", form)))
                .orElseGet(() -> new ModelAndView("redirect:/inbox"));
    }

    private ModelAndView page(String kept) {
        return new ModelAndView(
                "access/SignInPage",
                Map.of("demo", demo, "kept", kept, "accounts", demoAccounts()));
    }

    private List<DemoAccount> demoAccounts() {
        var there = demo ? accounts.getIfAvailable() : null;
        return there == null ? List.of() : there.all();
    }
}
