package dev.baton.notes;

import dev.baton.platform.Invalid;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what is to stand in a note. */
@Component
class NoteText {

    private final Users users;

    NoteText(Users users) {
        this.users = users;
    }

    /** @throws Invalid when it says nothing, or more than {@value Note#LONGEST} characters */
    static String checked(String text) {
        var said = text.strip().replace("\r\n", "\n");
        if (said.isEmpty() || said.length() > Note.LONGEST) {
            throw new Invalid("text", "must have 1 to %d characters".formatted(Note.LONGEST));
        }
        return said;
    }

    /** Those who may sign in and are named, but for whoever writes. */
    List<String> mentions(String text, Caller writer) {
        if (text.indexOf('@') < 0) {
            return List.of();
        }
        boolean isPerson = writer.kind() == Caller.Kind.USER;
        return NamedPeople.of(users.names()).in(text).stream()
                .filter(person -> !isPerson || !person.equals(writer.name()))
                .toList();
    }
}
