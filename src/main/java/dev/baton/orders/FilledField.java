package dev.baton.orders;

/** @param value a {@link String}, a {@link java.math.BigDecimal} or a {@link Boolean}, by the field's type */
public record FilledField(CustomField field, Object value) {}
