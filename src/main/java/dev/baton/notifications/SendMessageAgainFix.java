package dev.baton.notifications;

import dev.baton.notifications.ChangeMessage.Wish;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sends the letter once more, to the address that the order has now. */
@Component
class SendMessageAgainFix implements Fix {

    private final MessageQueries messages;
    private final ChangeMessage changeMessage;

    SendMessageAgainFix(MessageQueries messages, ChangeMessage changeMessage) {
        this.messages = messages;
        this.changeMessage = changeMessage;
    }

    @Override
    public String code() {
        return "SEND_MESSAGE_AGAIN";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MessageWatch.NOT_TOLD, MessageDwellStates.NOT_SENT);
    }

    @Override
    public String permission() {
        return "messages:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var message = messages.get(idOf(item));
        return message.state() == MessageState.SENDING
                ? new NotNow(Sentence.of("worklist.fix.being-sent"))
                : new Possible(
                        List.of(Sentence.of(
                                "worklist.fix.will-send-message", Objects.requireNonNullElse(message.recipient(), ""))),
                        List.of(),
                        false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return switch (changeMessage.handle(idOf(item), Wish.SEND)) {
            case ChangeMessage.Done _ -> new Done(Sentence.of("worklist.fix.message-waits"), true, null);
            case ChangeMessage.BeingSent _ -> new Refused(Sentence.of("worklist.fix.being-sent"));
            case ChangeMessage.AlreadySent _ -> new Refused(Sentence.of("worklist.fix.being-sent"));
        };
    }

    static MessageId idOf(WorkItem item) {
        return new MessageId(item.subject().id());
    }
}
