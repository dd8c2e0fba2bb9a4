package org.antin.shell;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Doors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/// Wires the shell into Spring MVC and Thymeleaf.
@Configuration(proxyBeanMethods = false)
public class ShellConfiguration {
    /// Every `messages/<capability>.properties` on the class path, Vietnamese; `_en` beside it. A
    /// new capability adds its file and nothing else.
    @Bean
    static ResourceBundleMessageSource messageSource() throws IOException {
        var found =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:messages/*.properties");
        var names = new TreeSet<String>();
        for (var file : found) {
            String name = String.valueOf(file.getFilename()).replace(".properties", "");
            if (!name.endsWith("_en")) {
                names.add("messages/" + name);
            }
        }
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(names.toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        // The files without a suffix are Vietnamese; the server's own locale must not come between.
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    WordsDialect wordsDialect(MessageSource messages, ObjectProvider<Doors> doors) {
        return new WordsDialect(
                messages,
                href -> doors.getObject().mayOpen(Acting.now().orElse(Actor.PUBLIC), href));
    }

    @Bean
    ErrorPages errorPages() {
        return new ErrorPages();
    }

    @Bean
    Problems problems(MessageSource messages) {
        return new Problems(messages);
    }

    @Bean
    ErrorDoor errorDoor(ErrorPages pages, Problems problems) {
        return new ErrorDoor(pages, problems);
    }

    @Bean
    StaticFiles staticFiles() {
        return new StaticFiles();
    }

    @Bean
    WebMvcConfigurer shellMvc(MessageSource messages, ObjectProvider<ShellViews> views) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ReplyResolver(messages));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                ShellViews signedOut = _ -> ShellView.signedOut(false);
                registry.addInterceptor(
                        new ShellAround(() -> views.getIfAvailable(() -> signedOut)));
            }
        };
    }
}
