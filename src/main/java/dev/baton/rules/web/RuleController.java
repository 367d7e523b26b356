package dev.baton.rules.web;

import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import dev.baton.rules.DiscardDraft;
import dev.baton.rules.Effect;
import dev.baton.rules.Mistake;
import dev.baton.rules.PublishRules;
import dev.baton.rules.Rehearse;
import dev.baton.rules.Rule;
import dev.baton.rules.RuleDraft;
import dev.baton.rules.RuleQueries;
import dev.baton.rules.RuleSet;
import dev.baton.rules.Rules;
import dev.baton.rules.SaveDraft;
import dev.baton.rules.Vocabulary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/rules")
@Access("rules")
@Tag(
        name = "rules",
        description = "What is checked, in rules that people write: drafted, rehearsed, published, rolled back")
class RuleController {

    /**
     * A rule as it is written and read.
     *
     * @param when a condition in CEL over the vocabulary of the book
     * @param channels only in these; everywhere when left out
     * @param customerTags only for customers with one of these; for all when left out
     * @param value reason of a hold, word of a tag, or priority
     * @param message what people read; what stands in braces is an expression
     * @param enabled true when left out
     */
    record RuleBody(
            @NotNull @Size(max = 60) String code,
            @NotNull @Size(max = 100) String name,
            @Nullable @Size(max = 1_000) String note,
            @NotNull @Size(max = 2_000) String when,
            @Nullable @Size(max = 50) List<@NotNull String> channels,
            @Nullable @Size(max = 50) List<@NotNull String> customerTags,
            @NotNull Effect effect,
            @Nullable String value,
            @Nullable Integer releaseAfterHours,
            @Nullable @Size(max = 200) String owner,
            @Nullable @Size(max = 2_000) String releaseWhen,
            @NotNull @Size(max = 300) String message,
            @Nullable Boolean enabled) {

        static RuleBody of(Rule rule) {
            return new RuleBody(
                    rule.code(),
                    rule.name(),
                    rule.note(),
                    rule.when(),
                    rule.channels(),
                    rule.customerTags(),
                    rule.effect(),
                    rule.value(),
                    rule.releaseAfterHours(),
                    rule.owner(),
                    rule.releaseWhen(),
                    rule.message(),
                    rule.enabled());
        }

        Rule rule() {
            return new Rule(
                    code,
                    name,
                    note,
                    when,
                    channels == null ? List.of() : channels,
                    customerTags == null ? List.of() : customerTags,
                    effect,
                    value,
                    releaseAfterHours,
                    owner,
                    releaseWhen,
                    message,
                    enabled == null || enabled);
        }
    }

    /** @param version 0 for the rules that Baton comes with */
    record SetBody(
            String book,
            int version,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy,
            @Nullable String note,
            List<RuleBody> rules) {

        static SetBody of(RuleSet set) {
            return new SetBody(
                    set.book(),
                    set.version(),
                    set.publishedAt(),
                    set.publishedBy(),
                    set.note(),
                    set.rules().stream().map(RuleBody::of).toList());
        }
    }

    /** @param saved false while the draft only repeats what is in force */
    record DraftBody(
            String book,
            boolean saved,
            int basedOn,
            @Nullable Instant savedAt,
            @Nullable String savedBy,
            List<RuleBody> rules,
            List<Mistake> mistakes) {

        static DraftBody of(RuleDraft draft) {
            return new DraftBody(
                    draft.book(),
                    draft.isSaved(),
                    draft.basedOn(),
                    draft.savedAt(),
                    draft.savedBy(),
                    draft.rules().stream().map(RuleBody::of).toList(),
                    draft.mistakes());
        }
    }

    record SaveBody(@NotNull @Size(max = 200) List<@NotNull @Valid RuleBody> rules) {}

    /** @param from the earlier version to go back to; left out to publish the draft */
    record PublicationBody(
            @Nullable Integer from,
            @Nullable @Size(max = 1_000) String note) {}

    /** @param days how far to look back; 30 when left out */
    record RehearsalBody(@Nullable Integer days) {}

    record DifferenceBody(
            String code,
            @Nullable RuleBody before,
            @Nullable RuleBody after) {}

    private static final int USUAL_DAYS = 30;

    private final Rules rules;
    private final RuleQueries queries;
    private final SaveDraft saveDraft;
    private final DiscardDraft discardDraft;
    private final PublishRules publishRules;
    private final Rehearse rehearse;

    RuleController(
            Rules rules,
            RuleQueries queries,
            SaveDraft saveDraft,
            DiscardDraft discardDraft,
            PublishRules publishRules,
            Rehearse rehearse) {
        this.rules = rules;
        this.queries = queries;
        this.saveDraft = saveDraft;
        this.discardDraft = discardDraft;
        this.publishRules = publishRules;
        this.rehearse = rehearse;
    }

    @GetMapping
    @Operation(summary = "List the rule books with the rules in force")
    Page<SetBody> books() {
        return new Page<>(queries.inForce().stream().map(SetBody::of).toList(), null);
    }

    @GetMapping("/{book}")
    @Operation(summary = "Read the rules in force")
    SetBody published(@PathVariable String book) {
        return SetBody.of(queries.published(book));
    }

    @GetMapping("/{book}/vocabulary")
    @Operation(summary = "Read what the conditions of a book may speak of")
    Vocabulary vocabulary(@PathVariable String book) {
        return rules.book(book).vocabulary();
    }

    @GetMapping("/{book}/versions")
    @Operation(summary = "List the published versions, the newest first")
    Page<SetBody> versions(
            @PathVariable String book,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.versions(book, PageRequest.of(limit, cursor)).map(SetBody::of);
    }

    @GetMapping("/{book}/versions/{version}")
    @Operation(summary = "Read a version; 0 is what Baton comes with")
    SetBody version(@PathVariable String book, @PathVariable int version) {
        return SetBody.of(queries.version(book, version));
    }

    @GetMapping("/{book}/versions/{version}/differences")
    @Operation(summary = "Compare a version with the one before it")
    Page<DifferenceBody> differences(@PathVariable String book, @PathVariable int version) {
        var before = version == 0
                ? List.<Rule>of()
                : queries.version(book, version - 1).rules();
        return differences(before, queries.version(book, version).rules());
    }

    @PostMapping("/{book}/versions")
    @Operation(summary = "Publish the draft, or go back to an earlier version")
    ResponseEntity<?> publish(
            @PathVariable String book,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PublicationBody body) {
        return switch (publishRules.handle(
                new PublishRules.Command(book, body.from(), body.note(), EntityTags.expected(ifMatch)))) {
            case PublishRules.Published(var set) ->
                ResponseEntity.created(URI.create("/api/v1/rules/%s/versions/%d".formatted(book, set.version())))
                        .body(SetBody.of(set));
            case PublishRules.Mistaken(var mistakes) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "rules-have-mistakes",
                        "The rules cannot be understood.",
                        Map.of("mistakes", mistakes));
            case PublishRules.NothingNew(var inForce) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "rules-already-in-force",
                        "These rules are in force already.",
                        Map.of("version", inForce.version()));
            case PublishRules.ChangedMeanwhile(var version) -> throw new StaleVersion(version);
        };
    }

    @GetMapping("/{book}/draft")
    @Operation(summary = "Read the draft; it says what is in force while nobody has saved one")
    ResponseEntity<DraftBody> draft(@PathVariable String book) {
        return tagged(queries.draft(book));
    }

    @PutMapping("/{book}/draft")
    @Operation(
            summary = "Save the draft, whole and in the order of evaluation; it may have mistakes",
            description =
                    "The value says the reason of a HOLD, the word of a TAG, the number of a PRIORITY, or how a FIX puts an "
                            + "order right: WHOLE_CASES, MULTIPLE, SHIP_COMPLETE, SHIP_PARTIAL, SUBSTITUTE, or SERVICE and a shipping "
                            + "service, such as SERVICE EXPRESS. REJECT and WARN have none. A HOLD may name its owner, somebody who may sign in, and say in releaseWhen under which "
                            + "condition it is released by itself.")
    ResponseEntity<DraftBody> save(
            @PathVariable String book,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SaveBody body) {
        var asked = body.rules().stream().map(RuleBody::rule).toList();
        return switch (saveDraft.handle(new SaveDraft.Command(book, asked, EntityTags.expected(ifMatch)))) {
            case SaveDraft.Saved(var draft) -> tagged(draft);
            case SaveDraft.ChangedMeanwhile(var version) -> throw new StaleVersion(version);
        };
    }

    @DeleteMapping("/{book}/draft")
    @Operation(summary = "Discard the draft")
    ResponseEntity<Void> discard(@PathVariable String book) {
        discardDraft.handle(book);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{book}/draft/differences")
    @Operation(summary = "Compare the draft with what is in force")
    Page<DifferenceBody> draftDifferences(@PathVariable String book) {
        return differences(queries.published(book).rules(), queries.draft(book).rules());
    }

    @PostMapping("/{book}/draft/rehearsals")
    @Operation(summary = "Tell what the draft would have done with what came lately")
    Rehearse.Report rehearse(@PathVariable String book, @Valid @RequestBody RehearsalBody body) {
        return rehearse.handle(book, body.days() == null ? USUAL_DAYS : body.days());
    }

    private static Page<DifferenceBody> differences(List<Rule> before, List<Rule> after) {
        return new Page<>(
                RuleQueries.differences(before, after).stream()
                        .map(difference -> new DifferenceBody(
                                difference.code(), body(difference.before()), body(difference.after())))
                        .toList(),
                null);
    }

    private static @Nullable RuleBody body(@Nullable Rule rule) {
        return rule == null ? null : RuleBody.of(rule);
    }

    private static ResponseEntity<DraftBody> tagged(RuleDraft draft) {
        return ResponseEntity.ok().eTag(EntityTags.of(draft.version())).body(DraftBody.of(draft));
    }
}
