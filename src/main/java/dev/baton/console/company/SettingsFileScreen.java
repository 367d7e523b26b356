package dev.baton.console.company;

import dev.baton.automations.AutomationQueries;
import dev.baton.fraud.FraudQueries;
import dev.baton.notifications.TemplateQueries;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.platform.company.Companies;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.returns.ReturnQueries;
import dev.baton.rules.RuleQueries;
import dev.baton.worklist.WorkQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a company works, as one file: its custom fields, rules, automations, deadlines, playbooks, teams, policies and letters, each in the shape in
 * which the API answers it. To be kept, compared with an earlier one, or read by somebody who has no account. Whoever may not read a
 * part gets the file without it.
 */
@Controller
@Access("company")
class SettingsFileScreen {

    private final Companies companies;
    private final CustomFieldQueries fields;
    private final RuleQueries rules;
    private final AutomationQueries automations;
    private final WorkQueries worklist;
    private final FraudQueries fraud;
    private final ReturnQueries returns;
    private final TemplateQueries letters;
    private final JsonMapper json;
    private final Clock clock;

    SettingsFileScreen(
            Companies companies,
            CustomFieldQueries fields,
            RuleQueries rules,
            AutomationQueries automations,
            WorkQueries worklist,
            FraudQueries fraud,
            ReturnQueries returns,
            TemplateQueries letters,
            JsonMapper json,
            Clock clock) {
        this.companies = companies;
        this.fields = fields;
        this.rules = rules;
        this.automations = automations;
        this.worklist = worklist;
        this.fraud = fraud;
        this.returns = returns;
        this.letters = letters;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/company/settings.json")
    ResponseEntity<byte[]> settings(Locale locale) {
        var company = companies.current();
        var settings = new LinkedHashMap<String, Object>();
        settings.put("company", company.name());
        settings.put("at", clock.instant());
        settings.put("by", Caller.current().name());
        add(settings, "company:read", "customFields", () -> fields.all().fields());
        add(settings, "rules:read", "rules", rules::inForce);
        add(settings, "automations:read", "automations", automations::list);
        add(settings, "worklist:read", "slaPolicies", worklist::slaPolicies);
        add(settings, "worklist:read", "dwellTimes", worklist::dwellTimes);
        add(settings, "worklist:read", "workingHours", worklist::workingHours);
        add(settings, "worklist:read", "playbooks", () -> worklist.playbooks(locale));
        add(settings, "worklist:read", "causes", worklist::causes);
        add(settings, "worklist:read", "teams", worklist::teams);
        add(settings, "fraud:read", "fraudPolicy", fraud::policy);
        add(settings, "returns:read", "returnPolicy", returns::policy);
        add(settings, "messages:read", "letters", letters::list);
        var file = "settings-%s.json".formatted(LocalDate.ofInstant(clock.instant(), company.zone()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(settings));
    }

    private static void add(Map<String, Object> settings, String right, String name, Supplier<?> part) {
        if (Caller.current().may(right)) {
            settings.put(name, part.get());
        }
    }
}
