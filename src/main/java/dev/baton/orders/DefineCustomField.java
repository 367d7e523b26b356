package dev.baton.orders;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds a custom field, says it anew, or archives it. Its code and its type stay: what stands in it on orders stays readable. */
@UseCase
public class DefineCustomField {

    /** @param help empty or null for none */
    public record Command(
            String code,
            String label,
            FieldType type,
            @Nullable String help,
            List<String> options,
            boolean required,
            boolean onFloor,
            boolean archived,
            @Nullable String ifMatch) {

        public Command {
            options = options.stream().map(String::strip).toList();
        }
    }

    private final CustomFields fields;
    private final Audit audit;

    DefineCustomField(CustomFields fields, Audit audit) {
        this.fields = fields;
        this.audit = audit;
    }

    public CustomField handle(Command command) {
        var all = fields.lockAll();
        var before = all.find(command.code()).orElse(null);
        EntityTags.check(command.ifMatch(), before == null ? 0 : before.version());
        check(command, all, before);
        var help = command.help() == null ? "" : command.help().strip();
        fields.set(new CustomField(
                command.code(),
                command.label().strip(),
                command.type(),
                help.isEmpty() ? null : help,
                command.options(),
                command.required(),
                command.onFloor(),
                command.archived(),
                before == null ? all.fields().size() + 1 : before.position(),
                0));
        var after = fields.all().find(command.code()).orElseThrow();
        audit.record("custom-field", command.code(), before == null ? "created" : "changed", before, after);
        return after;
    }

    private static void check(Command command, FieldSet all, @Nullable CustomField before) {
        var label = command.label().strip();
        var invalid = new Invalid.Collector()
                .require(
                        CustomField.isCode(command.code()),
                        "code",
                        "is 1 to 40 small letters, digits and underscores, and begins with a letter, such as gift_note")
                .require(
                        before != null || all.fields().size() < CustomField.MOST,
                        "code",
                        () -> "is one too many: a company has at most %d custom fields".formatted(CustomField.MOST))
                .require(
                        isShort(label, CustomField.LONGEST_LABEL) && !label.isEmpty(),
                        "label",
                        () -> "must have 1 to %d characters".formatted(CustomField.LONGEST_LABEL))
                .require(
                        before == null || before.type() == command.type(),
                        "type",
                        () -> "stays what it is: orders have values of it")
                .require(
                        command.help() == null || isShort(command.help().strip(), CustomField.LONGEST_HELP),
                        "help",
                        () -> "has at most %d characters".formatted(CustomField.LONGEST_HELP));
        checkOptions(command, invalid);
        invalid.throwIfAny();
    }

    private static void checkOptions(Command command, Invalid.Collector invalid) {
        var options = command.options();
        if (command.type() != FieldType.CHOICE) {
            invalid.require(options.isEmpty(), "options", "are of a CHOICE only");
            return;
        }
        invalid.require(
                        options.size() >= CustomField.FEWEST_OPTIONS && options.size() <= CustomField.MOST_OPTIONS,
                        "options",
                        () -> "must be %d to %d".formatted(CustomField.FEWEST_OPTIONS, CustomField.MOST_OPTIONS))
                .require(
                        options.size()
                                == options.stream()
                                        .map(option -> option.toLowerCase(Locale.ROOT))
                                        .collect(Collectors.toSet())
                                        .size(),
                        "options",
                        "must differ by more than case");
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            invalid.require(
                    !option.isEmpty() && isShort(option, CustomField.LONGEST_OPTION),
                    "options[%d]".formatted(i),
                    () -> "must have 1 to %d characters".formatted(CustomField.LONGEST_OPTION));
        }
    }

    private static boolean isShort(String text, int most) {
        return text.length() <= most && text.chars().noneMatch(Character::isISOControl);
    }
}
