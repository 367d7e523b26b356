package dev.baton.orders;

import dev.baton.platform.events.Loop;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Enters the words of new orders into their index, so that nobody who places orders has to: whoever finds the list of words full
 * empties it, and that is the one writer that all orders wait for.
 */
@Component
@ConditionalOnProperty(name = "baton.relay.enabled", matchIfMissing = true)
class WordLoop extends Loop {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WordLists words;

    WordLoop(WordLists words) {
        super("search-words", Duration.ofMinutes(1));
        this.words = words;
    }

    @Override
    protected void turn() throws InterruptedException {
        words.enter();
        Thread.sleep(PAUSE);
    }
}
