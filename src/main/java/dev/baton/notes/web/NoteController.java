package dev.baton.notes.web;

import dev.baton.notes.Audience;
import dev.baton.notes.ChangeNote;
import dev.baton.notes.Mention;
import dev.baton.notes.Note;
import dev.baton.notes.NoteQueries;
import dev.baton.notes.WithdrawNote;
import dev.baton.notes.WriteNote;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
@RequestMapping("/api/v1")
@Access("orders")
@Tag(name = "notes", description = "What people say to each other about an order")
class NoteController {

    /**
     * What to write about an order.
     *
     * @param text whoever stands in it behind an at sign, by name, is told
     * @param audience INTERNAL when left out; CUSTOMER stands on the public page of the order
     * @param pinned whether it stands before those that are not
     */
    record OrderNoteBody(
            @NotBlank @Size(max = Note.LONGEST) String text,
            @Nullable Audience audience,
            @Nullable Boolean pinned) {

        Audience readers() {
            return Objects.requireNonNullElse(audience, Audience.INTERNAL);
        }

        boolean isPinned() {
            return Boolean.TRUE.equals(pinned);
        }
    }

    private final OrderQueries orders;
    private final NoteQueries notes;
    private final WriteNote writeNote;
    private final ChangeNote changeNote;
    private final WithdrawNote withdrawNote;

    NoteController(
            OrderQueries orders,
            NoteQueries notes,
            WriteNote writeNote,
            ChangeNote changeNote,
            WithdrawNote withdrawNote) {
        this.orders = orders;
        this.notes = notes;
        this.writeNote = writeNote;
        this.changeNote = changeNote;
        this.withdrawNote = withdrawNote;
    }

    @GetMapping("/orders/{id}/notes")
    @Operation(
            summary = "List the notes of an order",
            description = "Pinned ones first, then the newest. Notes that were withdrawn are not among them.")
    Page<Note> list(
            @PathVariable OrderId id,
            @RequestParam(required = false) @Nullable Audience audience,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` or `previous` of another page")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        var request = PageRequest.of(limit, cursor);
        return notes.list(orders.get(id).id(), audience, request);
    }

    @GetMapping("/orders/{id}/notes/{note}")
    @Operation(summary = "Read a note")
    ResponseEntity<Note> get(@PathVariable OrderId id, @PathVariable UUID note) {
        return tagged(notes.get(id, note));
    }

    @PostMapping("/orders/{id}/notes")
    @Operation(summary = "Write a note about an order", description = """
                    The order itself is not changed, and neither is its version: a note may be written while it is being shipped, and
                    when it is long over. With audience WAREHOUSE the note stands on the pick list and on the screens of the
                    floor, with CUSTOMER on the public page of the order, for whoever has its link.""")
    @ApiResponse(
            responseCode = "201",
            description = "The note",
            content = @Content(schema = @Schema(implementation = Note.class)))
    ResponseEntity<Note> write(@PathVariable OrderId id, @Valid @RequestBody OrderNoteBody body) {
        var note = writeNote
                .handle(new WriteNote.Command(id, body.text(), body.readers(), body.isPinned()))
                .note();
        return ResponseEntity.created(URI.create("/api/v1/orders/%s/notes/%s".formatted(id, note.id())))
                .eTag(EntityTags.of(note.version()))
                .body(note);
    }

    @PutMapping("/orders/{id}/notes/{note}")
    @Operation(summary = "Change a note", description = """
                    Whoever wrote it may, and whoever may administer people; everybody who may write notes may pin one. What it said
                    before is kept in the audit.""")
    @ApiResponse(
            responseCode = "200",
            description = "The note",
            content = @Content(schema = @Schema(implementation = Note.class)))
    ResponseEntity<?> change(
            @PathVariable OrderId id,
            @PathVariable UUID note,
            @Valid @RequestBody OrderNoteBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return switch (changeNote.handle(
                new ChangeNote.Command(id, note, body.text(), body.readers(), body.isPinned(), ifMatch))) {
            case ChangeNote.NoteChanged(var _, var after) -> tagged(after);
            case ChangeNote.NothingChanged(var same) -> tagged(same);
            case ChangeNote.NotYours(var others) -> notYours(others);
        };
    }

    @DeleteMapping("/orders/{id}/notes/{note}")
    @Operation(
            summary = "Withdraw a note",
            description = "Whoever wrote it may, and whoever may administer people. The audit keeps what it said.")
    @ApiResponse(responseCode = "204", description = "Nobody reads it any longer")
    ResponseEntity<?> withdraw(@PathVariable OrderId id, @PathVariable UUID note) {
        return switch (withdrawNote.handle(id, note)) {
            case WithdrawNote.NoteWithdrawn _ -> ResponseEntity.noContent().build();
            case WithdrawNote.NotYours(var others) -> notYours(others);
        };
    }

    @GetMapping("/mentions")
    @Operation(summary = "List where somebody is named", description = "The newest first.")
    Page<Mention> mentions(
            @Parameter(description = "the name of a person who may sign in") @RequestParam String person,
            @Parameter(description = "only those that they have not opened yet") @RequestParam(defaultValue = "false")
                    boolean unread,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` or `previous` of another page")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        return notes.mentions(person, unread, PageRequest.of(limit, cursor));
    }

    private static ResponseEntity<Note> tagged(Note note) {
        return ResponseEntity.ok().eTag(EntityTags.of(note.version())).body(note);
    }

    private static ResponseEntity<?> notYours(Note note) {
        return Problems.answer(
                HttpStatus.CONFLICT,
                "note-of-somebody-else",
                "%s wrote this note.".formatted(note.writtenBy()),
                Map.of("note", note.id()));
    }
}
