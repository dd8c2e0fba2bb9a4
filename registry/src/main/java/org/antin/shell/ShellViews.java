package org.antin.shell;

import jakarta.servlet.http.HttpServletRequest;

/// Builds what stands around the page. Asked only for whole pages, never for htmx answers.
public interface ShellViews {
    ShellView of(HttpServletRequest request);
}
