package dev.baton.sample;

import dev.baton.console.HomeNotice;
import dev.baton.console.Ui;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says that this company is invented, and shows whoever may the way to their own. */
@Component
class SampleNotice implements HomeNotice {

    private final Histories histories;

    SampleNotice(Histories histories) {
        this.histories = histories;
    }

    @Override
    public Optional<Notice> notice(Ui ui) {
        return ui.may("*") && histories.find().isPresent()
                ? Optional.of(new Notice(
                        ui.t("sample.notice"), ui.t("sample.notice.text"), ui.t("sample.notice.button"), "/sample"))
                : Optional.empty();
    }
}
