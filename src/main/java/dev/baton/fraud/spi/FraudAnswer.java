package dev.baton.fraud.spi;

/**
 * What a provider thinks.
 *
 * @param score 0 for surely honest to 100 for surely fraud
 * @param reasons in its own words, for whoever decides
 */
public record FraudAnswer(int score, String reasons) {}
