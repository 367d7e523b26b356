package dev.baton.fraud;

import dev.baton.customers.Address;
import dev.baton.fraud.ListedTrait.Verdict;
import dev.baton.orders.OrderView;
import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a mail, a domain, a phone or an address on a list. Orders that are placed from now on are judged by it. */
@UseCase
public class ListTrait {

    public static final int LONGEST_VALUE = 300;
    public static final int LONGEST_REASON = AcceptOrder.LONGEST_NOTE;

    private static final Pattern DOMAIN = Pattern.compile("@?[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]{5,30}");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z]{2}\\s*,[^,]*,.*\\S.*");

    /** @param expiresOn the last day on which it counts; null for ever */
    public record Command(
            Verdict verdict,
            TraitKind kind,
            String value,
            String reason,
            @Nullable LocalDate expiresOn) {}

    private final ListedTraits traits;
    private final Audit audit;
    private final Clock clock;

    ListTrait(ListedTraits traits, Audit audit, Clock clock) {
        this.traits = traits;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is on a list already is moved to this one. */
    public ListedTrait handle(Command command) {
        var value = command.value().strip();
        var reason = command.reason().strip();
        if (value.length() > LONGEST_VALUE || !isWritten(command.kind(), value)) {
            throw new Invalid("value", complaint(command.kind()));
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Invalid("reason", "must have 1 to %d characters".formatted(LONGEST_REASON));
        }
        return list(
                command.verdict(), command.kind(), value, command.kind().normal(value), reason, command.expiresOn());
    }

    /** By its mail when it is let through; by everything but its domain, which others have too, when it is not. */
    void ofOrder(OrderView order, Verdict verdict, String reason) {
        var to = order.shipTo();
        Traits.of(order).known().forEach((kind, normal) -> {
            switch (kind) {
                case MAIL -> list(verdict, kind, String.valueOf(to.email()), normal, reason, null);
                case PHONE -> {
                    if (verdict == Verdict.DENY) {
                        list(verdict, kind, normal, normal, reason, null);
                    }
                }
                case ADDRESS -> {
                    if (verdict == Verdict.DENY) {
                        var written = "%s, %s, %s".formatted(to.country(), to.postcode(), to.line1());
                        list(verdict, kind, written, normal, reason, null);
                    }
                }
                case MAIL_DOMAIN -> {}
            }
        });
    }

    private ListedTrait list(
            Verdict verdict,
            TraitKind kind,
            String value,
            String normal,
            String reason,
            @Nullable LocalDate expiresOn) {
        var trait = new ListedTrait(
                Ids.next(),
                verdict,
                kind,
                value,
                reason,
                expiresOn,
                clock.instant(),
                Caller.current().name());
        var listed = traits.get(traits.save(trait, normal));
        audit.record("listed-trait", value, verdict == Verdict.DENY ? "denied" : "allowed", null, listed);
        return listed;
    }

    private static boolean isWritten(TraitKind kind, String value) {
        return switch (kind) {
            case MAIL -> Address.isEmail(value);
            case MAIL_DOMAIN -> DOMAIN.matcher(value).matches();
            case PHONE -> PHONE.matcher(value).matches();
            case ADDRESS -> ADDRESS.matcher(value).matches();
        };
    }

    private static String complaint(TraitKind kind) {
        return switch (kind) {
            case MAIL -> "is no mail address";
            case MAIL_DOMAIN -> "is no domain such as example.com";
            case PHONE -> "is no phone number such as +34 600 123 456";
            case ADDRESS -> "must be country, postcode and first line, such as ES, 28001, Calle Mayor 1";
        };
    }
}
