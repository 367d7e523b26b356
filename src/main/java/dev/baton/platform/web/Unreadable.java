package dev.baton.platform.web;

import dev.baton.platform.Invalid;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** JSON that cannot be read as what was asked for, in words for whoever sent it. */
public final class Unreadable {

    private Unreadable() {}

    /** Which field it is, and what is the matter with it. */
    public static Invalid.Field complaint(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                new Invalid.Field(path(unknown), "is not a field of this request");
            case DatabindException bound -> new Invalid.Field(path(bound), reason(bound));
            case InputCoercionException number -> new Invalid.Field(path(number), reason(number));
            case StreamConstraintsException bound -> new Invalid.Field(path(bound), reason(bound));
            default -> new Invalid.Field("", "is not JSON: " + e.getOriginalMessage());
        };
    }

    private static String reason(JacksonException e) {
        var cause = e.getCause();
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return "cannot be read: " + e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
