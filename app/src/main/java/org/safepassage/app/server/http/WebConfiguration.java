package org.safepassage.app.server.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import org.safepassage.app.server.desk.Assurances;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Notifications;
import org.safepassage.app.server.desk.Passkeys;
import org.safepassage.app.server.desk.People;
import org.safepassage.app.server.desk.Reports;
import org.safepassage.app.server.desk.Statements;
import org.safepassage.app.server.drafts.Readings;
import org.safepassage.app.server.oidc.Provider;
import org.safepassage.app.server.outbox.PublicFiles;
import org.safepassage.app.server.people.Secrets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole of the web side, wired: what of Spring is used is named here, and nothing is looked
 * for.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@Import({
    Problems.class,
    Probes.class,
    ApiPauses.class,
    ApiAssurances.class,
    ApiPeople.class,
    ApiPasskeys.class,
    OidcScreens.class,
    ApiRecord.class,
    ApiStatus.class,
    OpenApi.class,
    DoorScreens.class,
    PauseScreens.class,
    DecisionScreens.class,
    AssuranceScreens.class,
    StatementScreens.class,
    PlanScreens.class,
    ReportScreens.class,
    DemoScreens.class,
    NotificationScreens.class,
    OfficeScreens.class
})
public class WebConfiguration {
    /** Nothing from elsewhere, no script but ours, in nobody's frame. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    Asked asked(Desk desk) {
        return new Asked(desk);
    }

    @Bean
    Sessions sessions(Desk desk, People people, Secrets secrets, Bounds bounds) {
        return new Sessions(desk, people, secrets, bounds);
    }

    @Bean
    Screen screen(
            Desk desk, Sessions sessions, Passkeys passkeys, ObjectProvider<Provider> providers) {
        return new Screen(desk, sessions, passkeys, providers.getIfAvailable() != null);
    }

    @Bean
    Statements statements(Desk desk) {
        return new Statements(desk, new Readings());
    }

    @Bean
    Reports reports(Desk desk) {
        return new Reports(desk);
    }

    @Bean
    Notifications notifications(Desk desk) {
        return new Notifications(desk);
    }

    @Bean
    Verdicts verdicts() {
        return new Verdicts();
    }

    @Bean
    Assurances assurances(Desk desk) {
        return new Assurances(desk);
    }

    @Bean
    FilterRegistrationBean<PublicFilter> publicPages(PublicFiles files) {
        FilterRegistrationBean<PublicFilter> first =
                new FilterRegistrationBean<>(new PublicFilter(files));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        first.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return first;
    }

    /** Behind a proxy every connection is the proxy's, which counts for itself. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connections(Environment settings) {
        return factory -> {
            if (settings.getProperty("server.forward-headers-strategy", "none").equals("none")) {
                factory.setProtocol(CountedConnections.class.getName());
            }
        };
    }

    @Bean
    FilterRegistrationBean<RequestLines> requestLines() {
        FilterRegistrationBean<RequestLines> second =
                new FilterRegistrationBean<>(new RequestLines());
        second.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        second.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return second;
    }

    @Bean
    FilterRegistrationBean<Limits> limits(Bounds bounds) {
        FilterRegistrationBean<Limits> first = new FilterRegistrationBean<>(new Limits(bounds));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        first.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return first;
    }

    private static boolean takesJsonAlone(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean signsIn = path.equals("/api/session") && request.getMethod().equals("POST");
        return signsIn
                || path.equals("/api/join")
                || path.startsWith("/api/session/passkey")
                || path.startsWith("/api/join/passkey");
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Sessions sessions, JsonMapper json)
            throws Exception {
        Guard guard = new Guard(sessions, json);
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        http.csrf(
                        csrf ->
                                csrf.csrfTokenRepository(tokens)
                                        .csrfTokenRequestHandler(new LenientToken())
                                        // These take JSON alone, which no page of another site
                                        // can send without asking first, and nobody is asked.
                                        .ignoringRequestMatchers(WebConfiguration::takesJsonAlone))
                .exceptionHandling(handling -> handling.accessDeniedHandler(guard))
                .addFilterBefore(guard, AuthorizationFilter.class)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll()) // the guard decided
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                                csp ->
                                                        csp.policyDirectives(
                                                                CONTENT_SECURITY_POLICY))
                                        .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER))
                                        .permissionsPolicyHeader(
                                                p ->
                                                        p.policy(
                                                                "camera=(), geolocation=(), microphone=()"))
                                        .crossOriginOpenerPolicy(
                                                c ->
                                                        c.policy(
                                                                org.springframework.security.web
                                                                        .header.writers
                                                                        .CrossOriginOpenerPolicyHeaderWriter
                                                                        .CrossOriginOpenerPolicy
                                                                        .SAME_ORIGIN))
                                        .frameOptions(f -> f.deny()));
        return http.build();
    }
}
