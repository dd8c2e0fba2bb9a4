package org.antin.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

import java.util.function.Supplier;

/// Adds `shell` to whole pages. Not to htmx answers and redirects: what stands around a page costs
/// counts in the database.
final class ShellAround implements HandlerInterceptor {
    static final String SHELL = "shell";

    private final Supplier<ShellViews> views;

    ShellAround(Supplier<ShellViews> views) {
        this.views = views;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView answer) {
        if (answer == null || !answer.isReference()) {
            return;
        }
        String view = answer.getViewName();
        if (view == null || view.contains("::") || view.startsWith("redirect:")) {
            return;
        }
        if (view.startsWith("error/")) {
            return;
        }
        if (!answer.getModel().containsKey(SHELL)) {
            answer.addObject(SHELL, views.get().of(request));
        }
    }
}
