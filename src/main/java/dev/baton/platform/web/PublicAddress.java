package dev.baton.platform.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How the world reaches this installation: {@code BATON_PUBLIC_URL}, such as {@code https://orders.example.com}. What is sent by
 * mail has no request from which the address could be taken.
 */
@Component
public class PublicAddress {

    private final String configured;
    private final Environment environment;

    PublicAddress(@Value("${baton.public.url:}") String configured, Environment environment) {
        this.configured = configured.strip().replaceFirst("/+$", "");
        this.environment = environment;
    }

    /** @param path begins with a slash */
    public String of(String path) {
        return root() + path;
    }

    /** Whether anybody said so; else links lead to this machine, which is good for a try only. */
    public boolean isConfigured() {
        return !configured.isEmpty();
    }

    private String root() {
        return isConfigured() ? configured : "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }
}
