package dev.baton.worklist.spi;

/**
 * Looks at things that go wrong without telling: what is tried again and again, what fills up, what was given up. A bean of each
 * capability that has such things. It is asked every minute, for each company, and says what it sees by
 * {@link dev.baton.worklist.KeepInLine}.
 */
public interface Watch {

    void look();
}
