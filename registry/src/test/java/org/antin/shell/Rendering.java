package org.antin.shell;

import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/// Renders a template with its record, without server or database, for the render test each page
/// owes: `Rendering.vietnamese().page("dossier/DossierPage", page)`. A key without words, a
/// property the record doesn't have, a fragment that isn't there: each fails.
public final class Rendering {
    private final GenericWebApplicationContext spring;
    private final ThymeleafViewResolver views = new ThymeleafViewResolver();
    private final Locale locale;

    private Rendering(Locale locale) {
        this.locale = locale;
        var messages = messages();
        spring = new GenericWebApplicationContext(new MockServletContext());
        spring.registerBean("messageSource", MessageSource.class, () -> messages);
        spring.refresh();
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setTemplateEngineMessageSource(messages);
        engine.addDialect(new WordsDialect(messages, href -> true));
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        views.setApplicationContext(spring);
    }

    public static Rendering vietnamese() {
        return new Rendering(Locale.of("vi"));
    }

    public static Rendering english() {
        return new Rendering(Locale.ENGLISH);
    }

    /// Every bundle of the class path.
    public static MessageSource messages() {
        try {
            return ShellConfiguration.messageSource();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The HTML of a page with its record as `page`.
    public String page(String template, Object page) {
        return render(template, Map.of("page", page, "shell", ShellView.signedOut(true)));
    }

    /// The HTML of a template with any model; `"dossier/DossierPage :: stage"` renders a fragment.
    public String render(String template, Map<String, ?> model) {
        var request = new MockHttpServletRequest(spring.getServletContext());
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, spring);
        request.setAttribute(
                DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(locale));
        var response = new MockHttpServletResponse();
        try {
            views.resolveViewName(template, locale).render(model, request, response);
            var html = response.getContentAsString();
            if (html.contains("??")) {
                throw new AssertionError(template + " shows a key without words:\n" + html);
            }
            if (html.contains(" th:")) {
                throw new AssertionError(template + " shows an attribute of Thymeleaf:\n" + html);
            }
            return html;
        } catch (Exception e) {
            throw new AssertionError(template + ": " + e.getMessage(), e);
        }
    }
}
