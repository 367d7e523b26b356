package dev.baton.notifications.web;

import dev.baton.notifications.ChangeMessage;
import dev.baton.notifications.ChangeMessage.AlreadySent;
import dev.baton.notifications.ChangeMessage.BeingSent;
import dev.baton.notifications.ChangeMessage.Done;
import dev.baton.notifications.ChangeMessage.Wish;
import dev.baton.notifications.MessageFilter;
import dev.baton.notifications.MessageId;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.MessageRow;
import dev.baton.notifications.MessageState;
import dev.baton.notifications.MessageView;
import dev.baton.notifications.RecordBounce;
import dev.baton.notifications.SuppressAddress;
import dev.baton.notifications.Suppression;
import dev.baton.notifications.WriteToCustomer;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Access("messages")
@Tag(name = "messages", description = "What customers are told: letters, and the public page of an order")
class MessageController {

    record NoteBody(
            @NotBlank @Size(max = 200) String subject,
            @NotBlank @Size(max = 10_000) String text) {}

    /**
     * A message that came back.
     *
     * @param message its id, as in the header Message-ID before the at sign; or
     * @param address the address that it was sent to
     * @param permanent whether there is no use in writing there again
     * @param words what the returned mail says
     */
    record BounceBody(
            @Nullable MessageId message,
            @Nullable @Size(max = 200) String address,
            boolean permanent,
            @Nullable @Size(max = 1000) String words) {}

    record BounceAnswer(@Nullable MessageId message, String address, boolean suppressed) {}

    /** @param note for people */
    record SuppressionBody(
            Suppression.@NotNull Reason reason,
            @Nullable @Size(max = 500) String note) {}

    private final MessageQueries messages;
    private final ChangeMessage changeMessage;
    private final WriteToCustomer writeToCustomer;
    private final RecordBounce recordBounce;
    private final SuppressAddress suppressAddress;

    MessageController(
            MessageQueries messages,
            ChangeMessage changeMessage,
            WriteToCustomer writeToCustomer,
            RecordBounce recordBounce,
            SuppressAddress suppressAddress) {
        this.messages = messages;
        this.changeMessage = changeMessage;
        this.writeToCustomer = writeToCustomer;
        this.recordBounce = recordBounce;
        this.suppressAddress = suppressAddress;
    }

    @GetMapping("/messages")
    @Operation(summary = "List messages, the newest first")
    Page<MessageRow> list(
            @Parameter(description = "any of these; may be repeated") @RequestParam(required = false) @Nullable
                    List<MessageState> state,
            @RequestParam(required = false) @Nullable MessageKind kind,
            @RequestParam(required = false) @Nullable OrderId order,
            @Parameter(description = "the number of the order, or part of the address or the subject")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return messages.list(
                new MessageFilter(state == null ? List.of() : state, kind, order, text), PageRequest.of(limit, cursor));
    }

    @GetMapping("/messages/{message}")
    @Operation(summary = "Read a message: what it says, and what came of it")
    MessageView get(@PathVariable MessageId message) {
        return messages.get(message);
    }

    @PutMapping("/messages/{message}/sending")
    @Operation(summary = "Send a message, again or at all", description = """
                    Whatever spoke against it: it is sent with the next round. The header Message-ID stays the same, so that mail
                    programs which have it already can tell.""")
    ResponseEntity<?> send(@PathVariable MessageId message) {
        return answer(changeMessage.handle(message, Wish.SEND));
    }

    @PutMapping("/messages/{message}/withholding")
    @Operation(summary = "Do not send a message")
    ResponseEntity<?> withhold(@PathVariable MessageId message) {
        return answer(changeMessage.handle(message, Wish.WITHHOLD));
    }

    @PutMapping("/messages/{message}/told")
    @Operation(summary = "Say that the customer was told in another way")
    ResponseEntity<?> told(@PathVariable MessageId message) {
        return answer(changeMessage.handle(message, Wish.MARK_SENT));
    }

    @PostMapping("/orders/{order}/messages")
    @Operation(summary = "Write to the customer of an order")
    ResponseEntity<MessageView> write(@PathVariable OrderId order, @Valid @RequestBody NoteBody body) {
        var id = writeToCustomer.handle(new WriteToCustomer.Command(order, body.subject(), body.text()));
        return ResponseEntity.created(URI.create("/api/v1/messages/" + id)).body(messages.get(id));
    }

    @PostMapping("/messages/bounces")
    @Operation(summary = "Say that a message came back", description = """
                    For whoever reads the mailbox that returned mail arrives in, or is told by a mail provider. The message is marked,
                    its order says so, and when there is no use in writing there again nothing more is sent to the address.""")
    BounceAnswer bounce(@Valid @RequestBody BounceBody body) {
        var recorded = recordBounce.handle(
                new RecordBounce.Command(body.message(), body.address(), body.permanent(), body.words()));
        return new BounceAnswer(recorded.message(), recorded.address(), recorded.suppressed());
    }

    @GetMapping("/suppressions")
    @Operation(summary = "List the addresses that are left in peace")
    Page<Suppression> suppressions(
            @Parameter(description = "part of the address") @RequestParam(required = false) @Nullable String text,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return messages.suppressions(text, PageRequest.of(limit, cursor));
    }

    @PutMapping("/suppressions/{address}")
    @Operation(summary = "Leave an address in peace")
    Suppression suppress(@PathVariable String address, @Valid @RequestBody SuppressionBody body) {
        return suppressAddress.handle(address, body.reason(), body.note(), null);
    }

    @DeleteMapping("/suppressions/{address}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Write to an address again")
    void lift(@PathVariable String address) {
        suppressAddress.lift(address);
    }

    private ResponseEntity<?> answer(ChangeMessage.Outcome outcome) {
        return switch (outcome) {
            case Done(var id, var _) -> ResponseEntity.ok(messages.get(id));
            case BeingSent(var id) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "message-being-sent",
                        "A mail server has it in its hands at this moment.",
                        Map.of("message", id));
            case AlreadySent(var id) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "message-already-sent",
                        "It has been sent already.",
                        Map.of("message", id));
        };
    }
}
