package dev.baton.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** What every problem type of the API means and what to do about it, as {@code api/problems.properties} says it. */
public final class ProblemTypes {

    private static final Map<String, String> MEANINGS = read();

    private ProblemTypes() {}

    /** @return the meaning of each type, by type */
    public static Map<String, String> all() {
        return MEANINGS;
    }

    private static Map<String, String> read() {
        var properties = new Properties();
        try (var file = Objects.requireNonNull(ProblemTypes.class.getResourceAsStream("/api/problems.properties"))) {
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var meanings = new TreeMap<String, String>();
        properties.forEach((type, meaning) -> meanings.put((String) type, (String) meaning));
        return Collections.unmodifiableMap(meanings);
    }
}
