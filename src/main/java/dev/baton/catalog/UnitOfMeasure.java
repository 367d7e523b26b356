package dev.baton.catalog;

/** In what a quantity is counted. Base units are eaches; stock and orders know nothing else. */
public enum UnitOfMeasure {
    EACH,
    CASE
}
