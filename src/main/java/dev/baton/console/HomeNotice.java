package dev.baton.console;

import java.util.Optional;

/** Something that whoever comes home should know: it stands above every desk of the first page. */
public interface HomeNotice {

    /** @param href where the button leads; {@code button} is its label */
    record Notice(String title, String text, String button, String href) {}

    /** Empty when there is nothing to say to this reader. */
    Optional<Notice> notice(Ui ui);
}
