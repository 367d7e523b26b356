package dev.baton.platform.commands;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the person at the terminal what a long start is busy with; in tests and under others' control, the log. */
@Component
public final class Progress {

    private static final Logger log = LoggerFactory.getLogger(Progress.class);

    private final boolean isShown;

    Progress(@Value("${baton.progress:false}") boolean isShown) {
        this.isShown = isShown;
    }

    public void say(String line) {
        if (isShown) {
            System.out.println(line);
        } else {
            log.info(line);
        }
    }
}
