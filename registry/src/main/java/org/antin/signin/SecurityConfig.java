package org.antin.signin;

import org.antin.access.Accounts;
import org.antin.access.Allowed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Clock;

/// Điều 2.4. Everything is closed but what is named open here; which role may open what is decided
/// by [Allowed], which rows it sees by row-level security.
@Configuration(proxyBeanMethods = false)
class SecurityConfig implements WebMvcConfigurer {
    /// No inline script or style anywhere, and nothing from elsewhere.
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors"
                    + " 'none'; base-uri 'none'; manifest-src 'self'";

    static final String[] OPEN_ASSETS = {
        "/css/**", "/js/**", "/embed/**", "/fonts/**", "/images/**", "/webjars/**", "/favicon*"
    };
    static final String[] OPEN_PAGES = {
        "/sign-in", "/sign-in/**", "/setup/**", "/check", "/check/**", "/practice-ca/**", "/error"
    };

    private final AllowedInterceptor allowed;
    private final ActorArgument actorArgument;

    SecurityConfig(AllowedInterceptor allowed, ActorArgument actorArgument) {
        this.allowed = allowed;
        this.actorArgument = actorArgument;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(allowed);
    }

    @Override
    public void addArgumentResolvers(
            java.util.List<org.springframework.web.method.support.HandlerMethodArgumentResolver>
                    resolvers) {
        resolvers.add(actorArgument);
    }

    /// 19 MiB, two passes, one lane: OWASP's floor for Argon2id, about 30 ms.
    @Bean
    static PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            Accounts accounts,
            SignInDoor door,
            SignInSettings settings,
            Clock clock)
            throws Exception {
        // A manager of its own, without a parent: the default one would ask the door a second time
        // after a wrong password, and count it twice.
        return http.authenticationManager(new ProviderManager(door))
                .authorizeHttpRequests(
                        ask ->
                                ask.requestMatchers(OPEN_ASSETS)
                                        .permitAll()
                                        .requestMatchers(OPEN_PAGES)
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .formLogin(
                        form ->
                                form.loginPage("/sign-in")
                                        .successHandler(new SignInSuccess())
                                        .failureHandler(new SignInFailure()))
                .exceptionHandling(
                        e ->
                                e.authenticationEntryPoint(new KeptForm.EntryPoint())
                                        .accessDeniedHandler(new KeptForm.StaleToken()))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                                csp ->
                                                        csp.policyDirectives(
                                                                CONTENT_SECURITY_POLICY))
                                        .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                                        .frameOptions(Customizer.withDefaults()))
                .sessionManagement(s -> s.sessionFixation(f -> f.changeSessionId()))
                .addFilterBefore(
                        new ActorFilter(accounts, clock, settings.longest()),
                        AuthorizationFilter.class)
                .build();
    }

    /// What needs no session and no CSRF token: the practice CA's protocol endpoints.
    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http) throws Exception {
        return http.securityMatcher("/practice-ca/**")
                .authorizeHttpRequests(ask -> ask.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .build();
    }
}
