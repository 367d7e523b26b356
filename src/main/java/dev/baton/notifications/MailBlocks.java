package dev.baton.notifications;

import org.jspecify.annotations.Nullable;

/** How the blocks of a letter look. Mail programs know tables and styles in the tag, and little else. */
final class MailBlocks {

    private static final String HTML_LIST = """
            {{#%1$s}}<table role="presentation" width="100%%" cellpadding="0" cellspacing="0" style="margin:0 0 16px">{{/%1$s}}
            {{#%2$s}}<tr><td style="padding:8px 12px 8px 0;border-top:1px solid #e3e6eb;vertical-align:top;white-space:nowrap;font-weight:600">{{quantity}} ×</td>
            <td width="100%%" style="padding:8px 0;border-top:1px solid #e3e6eb">{{name}}{{#state}}<br><span style="color:#5a6372;font-size:14px">{{state}}</span>{{/state}}</td></tr>{{/%2$s}}
            {{#%1$s}}</table>{{/%1$s}}
            """;

    private static final String PLAIN_LIST = """
            {{#%2$s}}
            {{quantity}} x {{name}}{{#state}} ({{state}}){{/state}}
            {{/%2$s}}
            """;

    private static final String HTML_SHIPMENT = """
            {{#shipment}}<p style="margin:0 0 16px;padding:12px 16px;border-radius:8px;background:#f1f3f6">
            <strong>{{service}}</strong>{{#parcels}}<br>
            {{#url}}<a href="{{url}}" style="color:{{brand.ink}}">{{number}}</a>{{/url}}{{^url}}{{number}}{{/url}}{{/parcels}}</p>{{/shipment}}
            """;

    private static final String PLAIN_SHIPMENT = """
            {{#shipment}}
            {{service}}
            {{#parcels}}
            {{number}}{{#url}}  {{url}}{{/url}}
            {{/parcels}}
            {{/shipment}}
            """;

    private MailBlocks() {}

    static String paragraph(String html) {
        return "<p style=\"margin:0 0 16px\">" + html + "</p>\n";
    }

    /** @param words on the button, as HTML */
    static String html(String block, @Nullable String words) {
        return switch (block) {
            case "items" -> HTML_LIST.formatted("hasItems", "items");
            case "waiting items" -> HTML_LIST.formatted("hasWaiting", "waitingItems");
            case "cancelled items" -> HTML_LIST.formatted("hasCancelled", "cancelledItems");
            case "shipment" -> HTML_SHIPMENT;
            default -> """
                    <p style="margin:24px 0"><a href="{{tracking.url}}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:{{brand.accent}};color:{{brand.onAccent}};font-weight:600;text-decoration:none">%s</a></p>
                    """.formatted(words == null ? "{{order.number}}" : words);
        };
    }

    static String plain(String block, @Nullable String words) {
        return switch (block) {
            case "items" -> PLAIN_LIST.formatted("hasItems", "items");
            case "waiting items" -> PLAIN_LIST.formatted("hasWaiting", "waitingItems");
            case "cancelled items" -> PLAIN_LIST.formatted("hasCancelled", "cancelledItems");
            case "shipment" -> PLAIN_SHIPMENT;
            default -> (words == null ? "{{order.number}}" : words) + ":\n{{tracking.url}}";
        };
    }

    /**
     * A whole mail around its content.
     *
     * @param foot as HTML; everything else but {@code content} is text
     */
    static String frame(
            String language, String title, String logo, String ink, String accent, String content, String foot) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light"><title>%s</title></head>
                <body style="margin:0;padding:0;background:#f6f7f9;color:#161a22;font:16px/24px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
                <table role="presentation" width="100%%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
                <table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%%;max-width:600px">
                <tr><td style="padding:4px 8px 16px;font-size:22px;line-height:28px;font-weight:700;color:%s">%s</td></tr>
                <tr><td style="padding:28px;border:1px solid #e3e6eb;border-top:4px solid %s;border-radius:12px;background:#ffffff">
                %s</td></tr>
                <tr><td style="padding:16px 8px;color:#5a6372;font-size:13px;line-height:20px">%s</td></tr>
                </table></td></tr></table></body></html>
                """.formatted(language, html(title), ink, html(logo), accent, content, foot);
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
