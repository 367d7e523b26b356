package dev.baton.events;

import dev.baton.platform.security.TenantId;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An event as it leaves: CloudEvents 1.0, structured JSON, with the extensions {@code sequence} and {@code partitionkey}.
 *
 * @param subject what it happened to, as in the address of the API: {@code orders/0199…}
 * @param sequence counts the events of the subject, from 1 and without gaps
 * @param partitionkey what must be handled in order together
 */
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String dataschema,
        String datacontenttype,
        String sequence,
        String partitionkey,
        JsonNode data) {

    static CloudEvent of(TenantId tenant, FeedEvent event) {
        return new CloudEvent(
                "1.0",
                event.id().toString(),
                "urn:baton:tenant:" + tenant.value(),
                event.type(),
                event.subject(),
                event.happenedAt(),
                Catalogue.schemaOf(event.type()),
                "application/json",
                String.valueOf(event.sequence()),
                event.subjectId().toString(),
                event.data());
    }
}
