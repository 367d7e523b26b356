package dev.baton.notifications;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;

/** Writes, publishes and takes back the letters of a merchant. What is published is never changed, only replaced. */
@UseCase
public class WriteTemplate {

    /** Which letter: the code of a brand or {@link Template#EVERY_BRAND}, what about, in which language. */
    public record Key(String brand, MessageKind kind, String language) {

        public Key {
            if (!language.matches("[a-z]{2}")) {
                throw new IllegalArgumentException("a language is an ISO 639-1 code, not " + language);
            }
        }

        @Override
        public String toString() {
            return brand + "/" + kind + "/" + language;
        }
    }

    public record Text(String subject, String body, boolean urgent, boolean enabled) {}

    private final Templates templates;
    private final ShippedTemplates shipped;
    private final Audit audit;
    private final Clock clock;

    WriteTemplate(Templates templates, ShippedTemplates shipped, Audit audit, Clock clock) {
        this.templates = templates;
        this.shipped = shipped;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps a draft, in the place of the one before; nobody is sent it yet. */
    public Template draft(Key key, Text text) {
        Template.check(text.subject(), text.body());
        var versions = templates.versions(key.brand(), key.kind(), key.language());
        var draft = template(key, text, draftVersion(versions), Template.State.DRAFT);
        templates.put(draft);
        return draft;
    }

    /** From now on the draft is what is sent. */
    public Template publish(Key key) {
        var versions = templates.versions(key.brand(), key.kind(), key.language());
        var draft = versions.stream()
                .filter(version -> version.state() == Template.State.DRAFT)
                .findFirst()
                .orElseThrow(() -> new NotFound("draft of template", key));
        return publish(key, text(draft), draft.version(), versions);
    }

    /** What was sent at version {@code number} is sent again, as a new version; 0 is what is shipped with the program. */
    public Template goBack(Key key, int number) {
        var versions = templates.versions(key.brand(), key.kind(), key.language());
        var old = number == 0
                ? shipped.get(key.kind(), key.language())
                : versions.stream()
                        .filter(version -> version.version() == number)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("version of template " + key, number));
        return publish(key, text(old), draftVersion(versions), versions);
    }

    private Template publish(Key key, Text text, int version, List<Template> versions) {
        var before = versions.stream()
                .filter(other -> other.state() == Template.State.PUBLISHED)
                .findFirst()
                .orElse(null);
        templates.retire(key.brand(), key.kind(), key.language());
        var published = template(key, text, version, Template.State.PUBLISHED);
        templates.put(published);
        audit.record("letter-template", key, "published", before, published);
        return published;
    }

    /** A draft keeps its number; otherwise the next one. */
    private static int draftVersion(List<Template> versions) {
        return versions.stream()
                .filter(version -> version.state() == Template.State.DRAFT)
                .findFirst()
                .map(Template::version)
                .orElse(versions.isEmpty() ? 1 : versions.getFirst().version() + 1);
    }

    private static Text text(Template template) {
        return new Text(template.subject(), template.body(), template.urgent(), template.enabled());
    }

    private Template template(Key key, Text text, int version, Template.State state) {
        return new Template(
                key.brand(),
                key.kind(),
                key.language(),
                version,
                state,
                text.subject().strip(),
                text.body().strip(),
                text.urgent(),
                text.enabled(),
                clock.instant(),
                Caller.current().name());
    }
}
