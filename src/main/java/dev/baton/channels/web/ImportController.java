package dev.baton.channels.web;

import dev.baton.channels.CancelImport;
import dev.baton.channels.Import;
import dev.baton.channels.ImportId;
import dev.baton.channels.ImportQueries;
import dev.baton.channels.ImportRow;
import dev.baton.channels.RowOutcome;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An import belongs to the area of what it brings: who may read orders sees imports of orders. */
@RestController
@RequestMapping("/api/v1/imports")
@Access(Access.ANYBODY)
@Tag(
        name = "imports",
        description = "What comes in bulk: kept at once, worked in the background, an outcome for every row")
class ImportController {

    private final ImportQueries imports;
    private final CancelImport cancelImport;

    ImportController(ImportQueries imports, CancelImport cancelImport) {
        this.imports = imports;
        this.cancelImport = cancelImport;
    }

    @GetMapping
    @Operation(summary = "List imports, the latest first", description = "Those whose kind of thing you may read.")
    Page<Import> list(
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return imports.list(PageRequest.of(limit, cursor));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Read how far an import is",
            description = "It is over when its state is DONE, CANCELLED or BROKEN_OFF.")
    Import get(@PathVariable ImportId id) {
        return imports.get(id);
    }

    @GetMapping("/{id}/rows")
    @Operation(
            summary = "List what became of the rows",
            description =
                    "Those that have an outcome, in the order they came in. A row that failed says why, and what it was.")
    Page<ImportRow> rows(
            @PathVariable ImportId id,
            @Parameter(description = "only these") @RequestParam(required = false) @Nullable RowOutcome outcome,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return imports.rows(id, outcome, PageRequest.of(limit, cursor));
    }

    @PutMapping("/{id}/cancellation")
    @Operation(
            summary = "Cancel an import",
            description = "What was done stays done; rows without an outcome are not touched any more.")
    @ApiResponse(
            responseCode = "200",
            description = "The import as it stopped",
            content = @Content(schema = @Schema(implementation = Import.class)))
    ResponseEntity<?> cancel(@PathVariable ImportId id) {
        var scope = imports.get(id).kind().area() + ":write";
        if (!Caller.current().may(scope)) {
            throw new AccessDeniedException("This needs the permission %s.".formatted(scope));
        }
        return switch (cancelImport.handle(id)) {
            case CancelImport.ImportCancelled(var one) -> ResponseEntity.ok(one);
            case CancelImport.AlreadyOver(var state) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "import-is-over",
                        "Nothing of it is left to stop.",
                        Map.of("state", state));
        };
    }
}
