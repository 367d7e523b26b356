package dev.baton.console;

import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.SignedInUser;
import dev.baton.platform.security.WithinScope;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Keeps the list that somebody is looking at under a name, and finds kept ones for the palette. */
@Controller
@Access(Access.ANYBODY)
@WithinScope
class SavedViewScreen implements Finder {

    private final SavedViews views;

    SavedViewScreen(SavedViews views) {
        this.views = views;
    }

    /** @param address of the list as it is shown, filters included */
    @PostMapping("/views")
    String save(
            Ui ui,
            @RequestParam String address,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean shared,
            RedirectAttributes redirect) {
        var list = Listed.of(address);
        var me = SignedInUser.currentOrNull();
        if (list == null || me == null) {
            return "redirect:/";
        }
        var words = name.strip();
        if (words.isEmpty() || words.length() > SavedViews.NAME_MOST) {
            Flash.note(ui.t("views.wrong-name", SavedViews.NAME_MOST)).on(redirect);
        } else if (list.query().length() > SavedViews.QUERY_MOST
                || !views.save(me, list.path(), words, list.query(), shared)) {
            Flash.note(ui.t("views.too-many")).on(redirect);
        } else {
            Flash.done(ui.t("views.saved", words)).on(redirect);
        }
        return "redirect:" + list.address();
    }

    @PostMapping("/views/{view}/removal")
    String remove(
            Ui ui,
            @PathVariable UUID view,
            @RequestParam(defaultValue = "/") String address,
            RedirectAttributes redirect) {
        var list = Listed.of(address);
        var me = SignedInUser.currentOrNull();
        if (me != null && views.remove(me, view)) {
            Flash.done(ui.t("views.removed")).on(redirect);
        } else {
            Flash.note(ui.t("views.not-yours")).on(redirect);
        }
        return "redirect:" + (list == null ? "/" : list.address());
    }

    @Override
    public List<Hit> find(String words, int limit) {
        return Caller.currentOrNull() == null
                ? List.of()
                : views.find(words, limit).stream()
                        .map(view -> new Hit("views.kind", "bookmark", view.name(), view.list(), view.href()))
                        .toList();
    }

    /** A list of this console, without the place in it that somebody had read to. */
    private record Listed(String path, String query) {

        static @Nullable Listed of(String address) {
            try {
                var uri = URI.create(address);
                var path = uri.getRawPath();
                if (uri.isAbsolute() || uri.getRawAuthority() != null || path == null || !path.matches("/[a-z/-]*")) {
                    return null;
                }
                var kept = UriComponentsBuilder.fromPath(path)
                        .query(uri.getRawQuery())
                        .replaceQueryParam("cursor")
                        .replaceQueryParam("export")
                        .build(true);
                return new Listed(path, Objects.requireNonNullElse(kept.getQuery(), ""));
            } catch (IllegalArgumentException unreadable) {
                return null;
            }
        }

        String address() {
            return query.isEmpty() ? path : path + "?" + query;
        }
    }
}
