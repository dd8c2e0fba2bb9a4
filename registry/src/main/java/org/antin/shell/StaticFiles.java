package org.antin.shell;

import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

import java.time.Duration;
import java.util.Map;

/// Style sheets, scripts and letters carry a hash of their content in the address, so a browser
/// keeps them for good and fetches what has changed at once.
///
/// Each place has a pattern of its own: under a pattern for everything, every link on a page is
/// first looked for as a file, in every jar of the class path – half of what a list cost.
final class StaticFiles implements WebMvcConfigurer {
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private static final Map<String, String> PLACES =
            Map.of(
                    "/css/**", "classpath:/static/css/",
                    "/js/**", "classpath:/static/js/",
                    "/fonts/**", "classpath:/static/fonts/",
                    "/images/**", "classpath:/static/images/",
                    "/*.svg", "classpath:/static/",
                    "/webjars/**", "classpath:/META-INF/resources/webjars/");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        PLACES.forEach(
                (pattern, folder) ->
                        registry.addResourceHandler(pattern)
                                .addResourceLocations(folder)
                                .setCacheControl(CacheControl.maxAge(FOR_GOOD).cachePublic())
                                .resourceChain(true)
                                .addResolver(
                                        new VersionResourceResolver()
                                                .addContentVersionStrategy("/**")));
        // Pages of other systems name it by one address for years: looked at again every hour.
        registry.addResourceHandler("/embed/**")
                .addResourceLocations("classpath:/static/embed/")
                .setCacheControl(CacheControl.maxAge(AN_HOUR).cachePublic());
    }
}
