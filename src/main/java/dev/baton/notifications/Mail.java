package dev.baton.notifications;

/**
 * A letter as it is sent. Where the link to the order's page belongs it holds {@link #LINK}, so that no link is ever kept in a
 * table.
 */
public record Mail(String subject, String html, String plain) {

    static final String LINK = "https://tracking-link.invalid";

    Mail linked(String url) {
        return new Mail(subject, html.replace(LINK, url), plain.replace(LINK, url));
    }
}
