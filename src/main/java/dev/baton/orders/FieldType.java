package dev.baton.orders;

/** What can stand in a custom field. It is kept as JSON has it: text, a number, true or false; a date is text such as 2026-11-30. */
public enum FieldType {
    /** One line. */
    TEXT,
    /** With decimals. */
    NUMBER,
    DATE,
    YES_NO,
    /** One of a few. */
    CHOICE
}
