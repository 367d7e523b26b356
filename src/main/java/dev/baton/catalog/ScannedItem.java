package dev.baton.catalog;

/** What a scan names, and how many base units one scan stands for: a case counts for all it holds. */
public record ScannedItem(Item item, long units) {}
