package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Throttle;
import org.antin.audit.AuditTrail;
import org.antin.connection.ConnectionGate;
import org.antin.shell.Problems;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// The way into the interface: tokens instead of sessions, so no CSRF token; who may what is
/// decided by [ApiDoor].
@Configuration(proxyBeanMethods = false)
class ApiConfig {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int BEFORE_PAGES = -100;

    @Bean
    @Order(0)
    SecurityFilterChain api(
            HttpSecurity http,
            ConnectionGate gate,
            Problems problems,
            ApiSettings settings,
            Clock clock)
            throws Exception {
        var filter =
                new TokenFilter(
                        gate,
                        problems,
                        new Throttle(settings.wrongTokensPerMinute(), MINUTE, clock),
                        new Throttle(settings.callsPerMinute(), MINUTE, clock),
                        settings.largestCall());
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(ask -> ask.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .cors(
                        cors -> {
                            if (settings.origins().isEmpty()) cors.disable();
                            else cors.configurationSource(listed(settings));
                        })
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                        csp ->
                                                csp.policyDirectives(
                                                        "default-src 'none'; frame-ancestors"
                                                                + " 'none'")))
                .addFilterBefore(filter, AuthorizationFilter.class)
                .build();
    }

    /// What a page of another system may ask for, and from which origins: signing and checking,
    /// with a token and never with a cookie. Closed unless somebody listed an origin.
    private static CorsConfigurationSource listed(ApiSettings settings) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.origins());
        cors.setAllowedMethods(List.of("POST"));
        cors.setAllowedHeaders(
                List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, Repeats.HEADER));
        cors.setExposedHeaders(List.of(HttpHeaders.CONTENT_DISPOSITION, HttpHeaders.RETRY_AFTER));
        cors.setAllowCredentials(false);
        cors.setMaxAge(Duration.ofMinutes(10));
        var source = new UrlBasedCorsConfigurationSource();
        for (var path : List.of("/signings", "/signings/*/signature", "/verifications")) {
            source.registerCorsConfiguration("/api/v1" + path, cors);
        }
        return source;
    }

    @Bean
    WebMvcConfigurer apiDoor(
            AuditTrail audit, Problems problems, ApiSettings settings, Clock clock) {
        var door =
                new ApiDoor(
                        audit, problems, new Throttle(settings.checksPerMinute(), MINUTE, clock));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(door).order(BEFORE_PAGES);
            }
        };
    }

    @Bean
    ApiAccidents apiAccidents(Problems problems) {
        return new ApiAccidents(problems);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrors(Problems problems) {
        return tomcat ->
                tomcat.addContextCustomizers(
                        context ->
                                context.getParent()
                                        .getPipeline()
                                        .addValve(new PlainErrorValve(problems)));
    }

    /// Điều 1.1.b: the interface reads an upload part by part, so that what is declared secret is
    /// refused before its first byte is read. Spring would read it whole.
    @Bean
    StandardServletMultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return !request.getRequestURI().startsWith(request.getContextPath() + "/api/")
                        && super.isMultipart(request);
            }
        };
    }
}
