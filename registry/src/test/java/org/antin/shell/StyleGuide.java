package org.antin.shell;

import static java.util.Map.entry;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;

import org.antin.access.Doors;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Refusal;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The style guide as a server of its own: the real templates, style sheets and replies, without
/// database and sign-in. `StyleGuide.main` shows it to engineers. It carries no stereotype, so that
/// the product's component scan never finds it.
public final class StyleGuide {
    /// Stricter than the product's in one point: no `data:` pictures.
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                    + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private StyleGuide() {}

    public static void main(String[] arguments) {
        var running = start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0);
        System.out.println("http://127.0.0.1:" + port(running) + "/");
    }

    static ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(Wiring.class)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        Map.ofEntries(
                                entry("spring.config.name", "styleguide"),
                                entry("server.port", port),
                                entry("server.address", "127.0.0.1"),
                                entry("server.servlet.session.tracking-modes", "cookie"),
                                entry(
                                        "spring.thymeleaf.servlet.produce-partial-output-while-processing",
                                        "false"),
                                entry("spring.web.resources.add-mappings", "false"),
                                entry("spring.web.resources.chain.enabled", "true"),
                                entry("spring.web.locale", "vi"),
                                entry("spring.web.locale-resolver", "fixed"),
                                entry("logging.level.root", "WARN")))
                .run();
    }

    static int port(ConfigurableApplicationContext running) {
        return ((WebServerApplicationContext) running).getWebServer().getPort();
    }

    /// Refusal of the samples.
    record OwnDossier() implements Refusal {
        @Override
        public String code() {
            return "styleguide.refusal.own";
        }
    }

    /// What the product's other packages would wire.
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        MultipartAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class
    })
    @Import(ShellConfiguration.class)
    static class Wiring {
        @Bean
        ShellViews shellViews() {
            return _ -> Samples.shell();
        }

        @Bean
        Doors doors() {
            return (_, _) -> true;
        }

        @Bean
        Filter policy() {
            return (request, response, chain) -> {
                ((HttpServletResponse) response)
                        .setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
                chain.doFilter(request, response);
            };
        }

        @Bean
        Pages pages(RequestMappingHandlerMapping mapping) throws NoSuchMethodException {
            var pages = new Pages();
            for (var method : Pages.class.getDeclaredMethods()) {
                var at = method.getAnnotation(At.class);
                if (at != null) {
                    mapping.registerMapping(
                            RequestMappingInfo.paths(at.value()).methods(at.method()).build(),
                            pages,
                            method);
                }
            }
            return pages;
        }
    }

    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface At {
        String value();

        RequestMethod method() default RequestMethod.GET;
    }

    static class Pages {
        private final AtomicInteger count = new AtomicInteger();

        @At("/")
        ModelAndView all(Reply reply) {
            return reply.page(
                    "shell/StyleGuidePage", Samples.page(reply.address()).with(count.get()));
        }

        @At("/inbox")
        ModelAndView inbox(Reply reply) {
            return reply.page("inbox/InboxPage", Samples.inbox(reply.address()));
        }

        @At("/sign-in")
        ModelAndView signIn() {
            return new ModelAndView(
                    "access/SignInPage",
                    Map.of(
                            "demo",
                            true,
                            "kept",
                            "",
                            "accounts",
                            Samples.accounts(),
                            "shell",
                            ShellView.signedOut(true)));
        }

        @At("/confirm")
        ModelAndView confirm(Reply reply) {
            return reply.confirm(Samples.revocation());
        }

        @At("/people.xlsx")
        ResponseEntity<byte[]> excel(Reply reply) {
            return reply.excel("Danh sách thuê bao.xlsx", Samples.table(reply.address()));
        }

        @At(value = "/form", method = RequestMethod.POST)
        ModelAndView form(Reply reply) {
            var form = reply.form();
            if (form.value("familyName").isEmpty()) {
                form = form.fault("familyName", "styleguide.fault.name");
            }
            if (form.date("born").isEmpty()) {
                form = form.fault("born", "styleguide.fault.born");
            }
            if (form.all("kind").isEmpty()) {
                form = form.fault("kind", "styleguide.fault.kind");
            }
            if (!form.has("sure", "yes")) {
                form = form.fault("sure", "styleguide.fault.sure");
            }
            return form.faulty()
                    ? reply.invalid(
                            "shell/StyleGuidePage", Samples.page(Address.of("/")).with(form))
                    : reply.done("/", Notice.success("styleguide.done", "HS-2026-0412"));
        }

        @At(value = "/count", method = RequestMethod.POST)
        ModelAndView count(Reply reply) {
            var page = Samples.page(Address.of("/")).with(count.incrementAndGet());
            return reply.partialOr("/", "shell/StyleGuidePage :: counted", page);
        }

        @At(value = "/refuse", method = RequestMethod.POST)
        ModelAndView refuse(Reply reply) {
            return reply.refusal(new OwnDossier());
        }

        @At(value = "/stale", method = RequestMethod.POST)
        ModelAndView stale(Reply reply) {
            return reply.refusal(new CommonRefusal.Stale());
        }

        @At("/hidden")
        ModelAndView hidden(Reply reply) {
            return reply.refusal(new CommonRefusal.NotFound());
        }

        @At(value = "/boom", method = RequestMethod.POST)
        ModelAndView boom() {
            throw new IllegalStateException("on purpose: " + List.of(1));
        }
    }
}
