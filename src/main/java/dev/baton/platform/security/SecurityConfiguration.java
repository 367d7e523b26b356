package dev.baton.platform.security;

import dev.baton.platform.web.Problems;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Programs sign in with a key and keep no session; people sign in with a form and are protected against forged requests. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/sign-in",
        "/preferences",
        "/static/**",
        "/favicon.ico",
        "/actuator/health",
        "/actuator/health/**",
        "/error",
        "/api/v1/openapi.json",
        "/api/v1/openapi.json/**",
        "/problems",
        "/problems/*",
        "/api/docs",
        "/api/docs/**",
        "/swagger-ui/**",
        "/api/swagger-ui/**",
        "/manifest.webmanifest",
        "/service-worker.js",
        "/offline"
    };

    private static final String CONTENT_POLICY = """
            default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; \
            script-src 'self'; connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'self'""";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Requests are measured as a whole; measuring every filter by itself costs more than the filters. */
    @Bean
    SecurityObservationSettings observedAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ApiKeys keys, Users users, Problems problems) throws Exception {
        return http.securityMatcher(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new KeyFilter(keys, problems), AuthorizationFilter.class)
                .addFilterAfter(new CallerFilter(users), AuthorizationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, _) -> problems.write(
                        request,
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "key-missing",
                        "Send an API key: Authorization: Bearer …")))
                .build();
    }

    /**
     * Pages whose address is their key: whoever has it may look, nobody is signed in, and nothing is kept of the visitor. There is
     * no cookie that a forged form could misuse, so none is guarded against.
     */
    @Bean
    @Order(0)
    SecurityFilterChain holdersOfALink(HttpSecurity http) throws Exception {
        return http.securityMatcher(PathPatternRequestMatcher.pathPattern("/t/**"))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow, noarchive")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, Users users, Problems problems) throws Exception {
        var api = PathPatternRequestMatcher.pathPattern("/api/**");
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .defaultSuccessUrl("/")
                        .failureUrl("/sign-in?error"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .csrf(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY)))
                .addFilterAfter(new CallerFilter(users), AuthorizationFilter.class)
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        (request, response, _) -> problems.write(
                                request,
                                response,
                                HttpStatus.UNAUTHORIZED,
                                "key-missing",
                                "Send an API key: Authorization: Bearer …"),
                        api))
                .build();
    }

    @Bean
    UserDetailsService userDetails(Users users, Clock clock) {
        return email -> users.findByEmail(email)
                .map(user -> new SignedInUser(
                        user, user.lockedUntil() != null && user.lockedUntil().isAfter(clock.instant())))
                .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    }

    @Bean
    WebMvcConfigurer accessChecks(Within within) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessInterceptor(within));
            }
        };
    }

    @Bean
    SignInThrottle signInThrottle(Users users) {
        return new SignInThrottle(users);
    }

    /** Counts wrong passwords per address. */
    static final class SignInThrottle {

        private final Users users;

        SignInThrottle(Users users) {
            this.users = users;
        }

        @EventListener
        void on(AbstractAuthenticationFailureEvent failure) {
            if (failure instanceof AuthenticationFailureBadCredentialsEvent) {
                users.signInFailed(failure.getAuthentication().getName());
            }
        }

        @EventListener
        void on(AuthenticationSuccessEvent success) {
            if (success.getAuthentication().getPrincipal() instanceof SignedInUser user) {
                users.signInSucceeded(user.getUsername());
            }
        }
    }
}
