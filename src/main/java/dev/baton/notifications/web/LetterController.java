package dev.baton.notifications.web;

import dev.baton.notifications.Brand;
import dev.baton.notifications.BrandCode;
import dev.baton.notifications.BrandQueries;
import dev.baton.notifications.ChangePostbox;
import dev.baton.notifications.DefineBrand;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.Postbox;
import dev.baton.notifications.PostboxQueries;
import dev.baton.notifications.Template;
import dev.baton.notifications.TemplateQueries;
import dev.baton.notifications.WriteTemplate;
import dev.baton.notifications.WriteTemplate.Text;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How letters look and leave: brands, templates, the mail server. */
@RestController
@RequestMapping("/api/v1")
@Access("messages")
@Tag(name = "messages", description = "What customers are told: letters, and the public page of an order")
class LetterController {

    /**
     * A brand as it is written and read.
     *
     * @param senderAddress where letters come from
     * @param accent as #rrggbb
     * @param language of customers of whom none is known, ISO 639-1
     * @param channels orders from which carry this brand
     * @param isDefault whether it stands for every channel that no brand names; the first always is
     */
    record BrandBody(
            @NotNull BrandCode code,
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 100) String logoText,
            @Nullable @Size(max = 100) String senderName,
            @NotBlank @Email @Size(max = 200) String senderAddress,
            @Nullable @Email @Size(max = 200) String replyTo,
            @Nullable @Email @Size(max = 200) String helpEmail,
            @Nullable @Size(max = 40) String helpPhone,

            @Nullable
            @Pattern(regexp = "https?://\\S+", message = "is no address such as https://example.com")
            @Size(max = 200)
            String website,

            @Nullable @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "is no colour such as #1f4e79")
            String accent,

            @Nullable @Pattern(regexp = "en|es", message = "is neither en nor es")
            String language,

            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 40) String> channels,
            @Nullable Boolean isDefault) {

        static BrandBody of(Brand brand) {
            return new BrandBody(
                    brand.code(),
                    brand.name(),
                    brand.logoText(),
                    brand.senderName(),
                    brand.senderAddress(),
                    brand.replyTo(),
                    brand.helpEmail(),
                    brand.helpPhone(),
                    brand.website(),
                    brand.accent(),
                    brand.language(),
                    brand.channels(),
                    brand.isDefault());
        }

        Brand brand() {
            return new Brand(
                    code,
                    name,
                    logoText == null ? name : logoText,
                    senderName == null ? name : senderName,
                    senderAddress,
                    replyTo,
                    helpEmail,
                    helpPhone,
                    website,
                    accent == null ? Brand.ACCENT : accent.toLowerCase(Locale.ROOT),
                    language == null ? "en" : language,
                    channels == null ? List.of() : channels,
                    isDefault != null && isDefault,
                    0);
        }
    }

    /**
     * @param body paragraphs, **strong**, {{fields}}, {{#sections}}…{{/sections}} and blocks such as [items] on a line of
     *     their own
     * @param publish whether it is sent from now on; a draft is kept otherwise
     */
    record TemplateBody(
            @NotBlank @Size(max = 200) String subject,
            @NotBlank @Size(max = 20_000) String body,
            @Nullable Boolean urgent,
            @Nullable Boolean enabled,
            @Nullable Boolean publish) {}

    /**
     * @param security NONE, STARTTLS or TLS
     * @param password written, never read; left out, the one there is stays
     */
    record ServerBody(
            @NotBlank @Size(max = 200) String host,
            @Min(1) @Max(65_535) int port,

            @NotNull @Pattern(regexp = "NONE|STARTTLS|TLS", message = "is none of NONE, STARTTLS and TLS")
            String security,

            @Nullable @Size(max = 200) String username,
            @Nullable @Size(max = 200) String password) {}

    /**
     * @param quietFrom in the customer's own time; nothing that can wait is sent then
     * @param staleHours news older than this is not sent any more
     * @param server the merchant's own; left out, the installation's
     */
    record PostboxBody(
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil,
            @Min(1) @Max(720) int staleHours,
            @Nullable @Valid ServerBody server) {}

    private final BrandQueries brands;
    private final DefineBrand defineBrand;
    private final TemplateQueries templates;
    private final WriteTemplate writeTemplate;
    private final PostboxQueries postboxes;
    private final ChangePostbox changePostbox;

    LetterController(
            BrandQueries brands,
            DefineBrand defineBrand,
            TemplateQueries templates,
            WriteTemplate writeTemplate,
            PostboxQueries postboxes,
            ChangePostbox changePostbox) {
        this.brands = brands;
        this.defineBrand = defineBrand;
        this.templates = templates;
        this.writeTemplate = writeTemplate;
        this.postboxes = postboxes;
        this.changePostbox = changePostbox;
    }

    @GetMapping("/brands")
    @Operation(summary = "List brands, the default first")
    Page<BrandBody> brands() {
        return new Page<>(brands.list().stream().map(BrandBody::of).toList(), null);
    }

    @GetMapping("/brands/{brand}")
    @Operation(summary = "Read a brand")
    ResponseEntity<BrandBody> brand(@PathVariable BrandCode brand) {
        return tagged(brands.get(brand));
    }

    @PutMapping("/brands/{brand}")
    @Operation(summary = "Change a brand, or define it under this code")
    ResponseEntity<?> define(
            @PathVariable BrandCode brand,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody BrandBody body) {
        if (!body.code().equals(brand)) {
            throw new Invalid("code", "must be %s, as in the address".formatted(brand));
        }
        return switch (defineBrand.handle(new DefineBrand.Command(body.brand(), EntityTags.expected(ifMatch)))) {
            case DefineBrand.Defined(var defined) -> tagged(defined);
            case DefineBrand.Changed(var changed) -> tagged(changed);
            case DefineBrand.CodeTaken(var code) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "brand-code-taken",
                        "There is already a brand %s.".formatted(code),
                        Map.of("code", code));
            case DefineBrand.ChangedMeanwhile(var _, var version) -> throw new StaleVersion(version);
        };
    }

    @GetMapping("/letter-templates")
    @Operation(summary = "List the letters in use, and what is being written")
    Page<Template> templates() {
        return new Page<>(templates.list(), null);
    }

    @GetMapping("/letter-templates/{brand}/{kind}/{language}")
    @Operation(summary = "List the versions of a letter, the newest first; version 0 is shipped with Baton")
    Page<Template> versions(
            @Parameter(description = "the code of a brand, or * for all") @PathVariable String brand,
            @PathVariable MessageKind kind,
            @PathVariable String language) {
        return new Page<>(templates.versions(key(brand, kind, language)), null);
    }

    @PutMapping("/letter-templates/{brand}/{kind}/{language}")
    @Operation(summary = "Write a letter", description = """
                    Fields and blocks are checked before it is kept. A draft is sent to nobody until it is published; what was
                    published before stays in the list of versions.""")
    Template write(
            @Parameter(description = "the code of a brand, or * for all") @PathVariable String brand,
            @PathVariable MessageKind kind,
            @PathVariable String language,
            @Valid @RequestBody TemplateBody body) {
        var key = key(brand, kind, language);
        var draft = writeTemplate.draft(
                key,
                new Text(
                        body.subject(),
                        body.body(),
                        body.urgent() == null ? kind.isUrgent() : body.urgent(),
                        body.enabled() == null || body.enabled()));
        return body.publish() != null && body.publish() ? writeTemplate.publish(key) : draft;
    }

    @PutMapping("/letter-templates/{brand}/{kind}/{language}/versions/{version}/publication")
    @Operation(summary = "Go back to an earlier version of a letter; 0 is what is shipped with Baton")
    Template goBack(
            @Parameter(description = "the code of a brand, or * for all") @PathVariable String brand,
            @PathVariable MessageKind kind,
            @PathVariable String language,
            @PathVariable int version) {
        return writeTemplate.goBack(key(brand, kind, language), version);
    }

    @GetMapping("/postbox")
    @Operation(summary = "Read how letters leave")
    ResponseEntity<Postbox> postbox() {
        return tagged(postboxes.get());
    }

    @PutMapping("/postbox")
    @Operation(summary = "Say how letters leave: the mail server, the quiet hours, what is too old to be news")
    ResponseEntity<Postbox> change(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PostboxBody body) {
        var expected = EntityTags.expected(ifMatch);
        var server = body.server();
        var before = postboxes.get();
        var postbox = new Postbox(
                body.quietFrom(),
                body.quietUntil(),
                body.staleHours(),
                server == null
                        ? null
                        : new Postbox.Server(server.host(), server.port(), server.security(), server.username(), false),
                expected == null ? before.version() : expected.intValue());
        return tagged(
                changePostbox.handle(new ChangePostbox.Command(postbox, server == null ? null : server.password())));
    }

    private static WriteTemplate.Key key(String brand, MessageKind kind, String language) {
        if (!language.matches("en|es")) {
            throw new Invalid("language", "is neither en nor es");
        }
        return new WriteTemplate.Key(
                brand.equals(Template.EVERY_BRAND) ? brand : BrandCode.of(brand).value(), kind, language);
    }

    private static ResponseEntity<BrandBody> tagged(Brand brand) {
        return ResponseEntity.ok().eTag(EntityTags.of(brand.version())).body(BrandBody.of(brand));
    }

    private static ResponseEntity<Postbox> tagged(Postbox postbox) {
        return ResponseEntity.ok().eTag(EntityTags.of(postbox.version())).body(postbox);
    }
}
