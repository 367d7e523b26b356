package dev.baton.console.returns;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.returns.AddPhoto;

/** What is said to somebody who adds a picture. */
final class PhotoWords {

    private PhotoWords() {}

    static Flash say(Ui ui, AddPhoto.Outcome outcome) {
        return switch (outcome) {
            case AddPhoto.Added _ -> Flash.done(ui.t("returns.done.photo"));
            case AddPhoto.NoPicture _ -> Flash.refused(ui.t("returns.refused.no-picture"));
            case AddPhoto.TooLarge(var most) -> Flash.refused(ui.t("returns.refused.large-picture", most >> 20));
            case AddPhoto.TooMany(var most) -> Flash.refused(ui.t("returns.refused.many-pictures", most));
        };
    }
}
