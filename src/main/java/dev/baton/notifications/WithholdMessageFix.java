package dev.baton.notifications;

import dev.baton.notifications.ChangeMessage.Wish;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives a letter up that does not go, because the customer was told in another way or need not be told any more. */
@Component
@Order(1)
class WithholdMessageFix implements Fix {

    private final MessageQueries messages;
    private final ChangeMessage changeMessage;

    WithholdMessageFix(MessageQueries messages, ChangeMessage changeMessage) {
        this.messages = messages;
        this.changeMessage = changeMessage;
    }

    @Override
    public String code() {
        return "WITHHOLD_MESSAGE";
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
        return messages.get(SendMessageAgainFix.idOf(item)).state() == MessageState.SENDING
                ? new NotNow(Sentence.of("worklist.fix.being-sent"))
                : new Possible(List.of(Sentence.of("worklist.fix.will-withhold-message")), List.of(), true);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return changed(item, Wish.WITHHOLD, true, "worklist.fix.message-withheld");
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        return changed(item, Wish.SEND, false, "worklist.fix.message-waits");
    }

    private Result changed(WorkItem item, Wish wish, boolean settles, String said) {
        return switch (changeMessage.handle(SendMessageAgainFix.idOf(item), wish)) {
            case ChangeMessage.Done _ -> new Done(Sentence.of(said), settles, settles ? Map.of() : null);
            case ChangeMessage.BeingSent _, ChangeMessage.AlreadySent _ ->
                new Refused(Sentence.of("worklist.fix.being-sent"));
        };
    }
}
