package dev.baton.orders.web;

import dev.baton.orders.ArrangeCustomFields;
import dev.baton.orders.CustomField;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.DefineCustomField;
import dev.baton.orders.FieldType;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/custom-fields")
@Access("company")
@Tag(name = "custom fields", description = "Fields of the company's own, which its orders have beside the usual ones")
class CustomFieldController {

    /**
     * A field as it shall be.
     *
     * @param type of a field that is there already, the one it has
     * @param help what is said to whoever fills it in
     * @param options of a CHOICE, 2 to 50 in their order; left out otherwise
     * @param required whether whoever types an order in must fill it in; false when left out
     * @param onFloor whether who picks and packs sees it; false when left out
     * @param archived whether it is no longer offered; false when left out
     */
    record CustomFieldBody(
            @NotBlank @Size(max = CustomField.LONGEST_LABEL) String label,
            @NotNull FieldType type,
            @Nullable @Size(max = CustomField.LONGEST_HELP) String help,

            @Nullable @Size(max = CustomField.MOST_OPTIONS)
            List<@NotBlank @Size(max = CustomField.LONGEST_OPTION) String> options,

            @Nullable Boolean required,
            @Nullable Boolean onFloor,
            @Nullable Boolean archived) {

        DefineCustomField.Command command(String code, @Nullable String ifMatch) {
            return new DefineCustomField.Command(
                    code,
                    label,
                    type,
                    help,
                    options == null ? List.of() : options,
                    Boolean.TRUE.equals(required),
                    Boolean.TRUE.equals(onFloor),
                    Boolean.TRUE.equals(archived),
                    ifMatch);
        }
    }

    /** @param codes of all fields, archived ones too, the one that is shown first in front */
    record ArrangementBody(
            @NotNull @Size(max = CustomField.MOST) List<@NotBlank String> codes) {}

    private final CustomFieldQueries fields;
    private final DefineCustomField define;
    private final ArrangeCustomFields arrange;

    CustomFieldController(CustomFieldQueries fields, DefineCustomField define, ArrangeCustomFields arrange) {
        this.fields = fields;
        this.define = define;
        this.arrange = arrange;
    }

    @GetMapping
    @Operation(
            summary = "List the custom fields of orders",
            description =
                    "In the order in which they are shown, archived ones too. The ETag is of all of them together.")
    ResponseEntity<Page<CustomField>> list() {
        return answer(fields.all().fields());
    }

    @PutMapping
    @Operation(summary = "Say in which order the custom fields are shown")
    ResponseEntity<Page<CustomField>> arrange(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ArrangementBody body) {
        return answer(arrange.handle(new ArrangeCustomFields.Command(body.codes(), ifMatch))
                .fields());
    }

    @GetMapping("/{field}")
    @Operation(summary = "Read a custom field")
    ResponseEntity<CustomField> get(@PathVariable String field) {
        return answer(fields.get(field));
    }

    @PutMapping("/{field}")
    @Operation(summary = "Define a custom field", description = """
                    A code of 1 to 40 small letters, digits and underscores; a company has at most 50 fields. Code and type stay
                    as they are. A field that is archived is no longer offered, and what stands in it stays readable.""")
    ResponseEntity<CustomField> define(
            @PathVariable String field,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CustomFieldBody body) {
        return answer(define.handle(body.command(field, ifMatch)));
    }

    private ResponseEntity<Page<CustomField>> answer(List<CustomField> all) {
        return ResponseEntity.ok().eTag(EntityTags.of(fields.version())).body(new Page<>(all, null));
    }

    private static ResponseEntity<CustomField> answer(CustomField field) {
        return ResponseEntity.ok().eTag(EntityTags.of(field.version())).body(field);
    }
}
