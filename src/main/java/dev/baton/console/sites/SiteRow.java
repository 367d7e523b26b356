package dev.baton.console.sites;

import dev.baton.network.Site;
import java.time.Instant;

/** @param cutOff the next moment until which what arrives still leaves the same working day */
public record SiteRow(Site site, SiteStock stock, Instant cutOff) {}
