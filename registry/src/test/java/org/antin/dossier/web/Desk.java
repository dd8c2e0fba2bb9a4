package org.antin.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.signin.SignedIn;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

import java.io.UnsupportedEncodingException;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/// Somebody in front of the pages, for tests: opens them and sends their forms as a browser does.
public record Desk(MockMvcTester web, Actor who) {
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    /// Signed in just now, whatever day other tests of the same server have made it.
    public RequestPostProcessor signedIn() {
        var account = Objects.requireNonNull(who.account());
        return request -> {
            var server =
                    WebApplicationContextUtils.getRequiredWebApplicationContext(
                            request.getServletContext());
            var now = server.getBean(SteeredClock.class).instant();
            return SecurityMockMvcRequestPostProcessors.authentication(
                            new TestingAuthenticationToken(
                                    new SignedIn(account, 1, now), "", "signed-in"))
                    .postProcessRequest(request);
        };
    }

    public MvcTestResult get(String url) {
        return web.get().uri(url).with(signedIn()).exchange();
    }

    /// @param fields names and values by turns
    public MvcTestResult post(String url, String... fields) {
        var request =
                web.post()
                        .uri(url)
                        .with(signedIn())
                        .with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    /// As htmx posts it.
    public MvcTestResult htmx(String url, String... fields) {
        var request =
                web.post()
                        .uri(url)
                        .header("HX-Request", "true")
                        .with(signedIn())
                        .with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    /// The page; it is there and every word is known.
    public String page(String url) {
        var result = get(url);
        assertThat(result).as(url).hasStatus(200);
        var html = body(result);
        assertThat(html).as(url).doesNotContain("??").doesNotContain(" th:");
        return html;
    }

    /// The version hidden in the last form of a page.
    public String version(String url) {
        var found = VERSION.matcher(page(url)).results().toList();
        assertThat(found).as("a version in " + url).isNotEmpty();
        return found.getLast().group(1);
    }

    /// Posts with the version the page shows, and follows where it leads.
    public String does(String page, String url, String... fields) {
        var all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "version";
        all[fields.length + 1] = version(page);
        var result = post(url, all);
        assertThat(result).as(url + "\n" + text(result)).hasStatus(303);
        return location(result);
    }

    public static String location(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getHeader("Location"));
    }

    public static UUID id(String location) {
        var found = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").matcher(location);
        assertThat(found.find()).as(location).isTrue();
        return UUID.fromString(found.group());
    }

    public static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    public static String text(MvcTestResult result) {
        return body(result).replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
