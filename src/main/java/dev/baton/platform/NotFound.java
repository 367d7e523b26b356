package dev.baton.platform;

/** Not there, or not this tenant's: the two are not told apart. Answered as 404. */
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound(String what, Object which) {
        super("There is no %s %s.".formatted(what, which));
    }
}
