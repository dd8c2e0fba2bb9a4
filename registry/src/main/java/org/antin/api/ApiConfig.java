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
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Clock;
import java.time.Duration;

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
