package dev.baton.console.customers;

import dev.baton.catalog.Sku;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.orders.PartNumber;
import dev.baton.orders.PartNumberQueries;
import dev.baton.orders.SayPartNumbers;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.StaleVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a customer calls items, a line for each, as it comes out of a spreadsheet. */
@Controller
@Access("customers")
class PartNumberScreen {

    /** The SKU is the last word; what stands before it is the number. */
    private static final Pattern LINE = Pattern.compile("(.+?)[\\s;,=]+(\\S+)");

    private static final Pattern COMPLAINT = Pattern.compile("numbers\\[(\\d+)]\\.\\w+");

    private final CustomerQueries customers;
    private final PartNumberQueries partNumbers;
    private final SayPartNumbers sayPartNumbers;

    PartNumberScreen(CustomerQueries customers, PartNumberQueries partNumbers, SayPartNumbers sayPartNumbers) {
        this.customers = customers;
        this.partNumbers = partNumbers;
        this.sayPartNumbers = sayPartNumbers;
    }

    @GetMapping("/customers/{number}/part-numbers")
    ModelAndView show(@PathVariable CustomerNumber number) {
        var customer = customers.get(number);
        var said = partNumbers.of(number);
        var typed = said.numbers().stream()
                .map(each -> each.number() + "\t" + each.sku())
                .collect(Collectors.joining("\n"));
        return page(customer, typed, String.valueOf(said.version()), List.of());
    }

    @PostMapping("/customers/{number}/part-numbers")
    ModelAndView save(
            Ui ui,
            @PathVariable CustomerNumber number,
            @RequestParam(defaultValue = "") String numbers,
            @RequestParam(defaultValue = "") String version,
            RedirectAttributes redirect) {
        var customer = customers.get(number);
        var wrong = new ArrayList<String>();
        var lines = new ArrayList<Integer>();
        var read = read(ui, numbers, lines, wrong);
        if (!wrong.isEmpty()) {
            return refused(customer, numbers, version, wrong);
        }
        try {
            var said = sayPartNumbers.handle(
                    new SayPartNumbers.Command(number, read, version.isEmpty() ? null : "\"" + version + "\""));
            Flash.done(ui.n("customers.parts.saved", said.numbers().size())).on(redirect);
            return new ModelAndView("redirect:/customers/" + number);
        } catch (Invalid invalid) {
            return refused(
                    customer,
                    numbers,
                    version,
                    invalid.fields().stream()
                            .map(field -> inWords(ui, field, lines))
                            .toList());
        } catch (StaleVersion _) {
            return refused(customer, numbers, version, List.of(ui.t("customers.parts.stale")));
        }
    }

    /** @param lines is told on which line each of them stands, from 1; blank lines are passed over */
    private static List<PartNumber> read(Ui ui, String text, List<Integer> lines, List<String> wrong) {
        var read = new ArrayList<PartNumber>();
        int line = 0;
        for (var each : text.lines().toList()) {
            line++;
            if (each.isBlank()) {
                continue;
            }
            Matcher matcher = LINE.matcher(each.strip());
            var sku = matcher.matches() ? Sku.tryOf(matcher.group(2)) : Optional.<Sku>empty();
            if (sku.isEmpty()) {
                wrong.add(ui.t("customers.parts.unreadable", line));
            } else {
                lines.add(line);
                read.add(new PartNumber(matcher.group(1), sku.get()));
            }
        }
        return read;
    }

    private static String inWords(Ui ui, Invalid.Field field, List<Integer> lines) {
        var at = COMPLAINT.matcher(field.field());
        return at.matches()
                ? ui.t("customers.parts.wrong", lines.get(Integer.parseInt(at.group(1))), field.message())
                : field.message();
    }

    private static ModelAndView refused(Customer customer, String typed, String version, List<String> wrong) {
        var page = page(customer, typed, version, wrong);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView page(Customer customer, String typed, String version, List<String> wrong) {
        return new ModelAndView(
                "console/customers/partNumbers",
                Map.of("customer", customer, "typed", typed, "version", version, "wrong", wrong));
    }
}
