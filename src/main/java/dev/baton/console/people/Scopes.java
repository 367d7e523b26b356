package dev.baton.console.people;

import dev.baton.console.TypedForm;
import java.util.ArrayList;
import java.util.List;

/** Permissions as a form: of every area nothing, looking or changing. */
final class Scopes {

    private Scopes() {}

    static List<String> read(TypedForm form, List<String> areas) {
        if (form.isTicked("everything")) {
            return List.of("*");
        }
        var scopes = new ArrayList<String>();
        for (var area : areas) {
            var level = form.value("area." + area);
            if (level.equals("read") || level.equals("write")) {
                scopes.add(area + ":read");
            }
            if (level.equals("write")) {
                scopes.add(area + ":write");
            }
        }
        return scopes;
    }

    static TypedForm put(TypedForm form, List<String> scopes, List<String> areas) {
        if (scopes.contains("*")) {
            form.put("everything", "yes");
        }
        for (var area : areas) {
            form.put(
                    "area." + area,
                    scopes.contains(area + ":write") ? "write" : scopes.contains(area + ":read") ? "read" : "");
        }
        return form;
    }
}
