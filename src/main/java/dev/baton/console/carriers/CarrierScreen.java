package dev.baton.console.carriers;

import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.shipping.Carrier;
import dev.baton.shipping.CarrierQueries;
import dev.baton.shipping.CarrierQueries.CarrierView;
import dev.baton.shipping.DefineRates;
import dev.baton.shipping.DefineServices;
import dev.baton.shipping.Zone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who carries, how far the zones reach, and one carrier. A shipper sees it; whoever runs the company changes it. */
@Controller
@Access("shipments")
class CarrierScreen {

    static final String CODE = "[A-Z0-9][A-Z0-9_-]{0,29}";

    private static final long GRAMS_MAX = 100_000_000;
    private static final long KILOMETRES_MAX = 50_000;
    private static final int ZONES_MAX = 50;

    private final CarrierQueries carriers;
    private final DefineServices defineServices;
    private final DefineRates defineRates;

    CarrierScreen(CarrierQueries carriers, DefineServices defineServices, DefineRates defineRates) {
        this.carriers = carriers;
        this.defineServices = defineServices;
        this.defineRates = defineRates;
    }

    @GetMapping(path = "/carriers", params = "export")
    void export(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<CarrierView>of(ui, "carriers")
                .column(ui.t("carriers.code"), view -> view.carrier().code())
                .column(ui.t("carriers.name"), view -> view.carrier().name())
                .column(
                        ui.t("carriers.services"),
                        view -> view.services().stream()
                                .map(service -> service.code().service())
                                .toList())
                .column(ui.t("carriers.most") + " (g)", view -> view.carrier().maxWeightGrams())
                .column(ui.t("carriers.tracking"), view -> view.carrier().trackingUrl())
                .write(export, response, _ -> new Page<>(carriers.list(), null));
    }

    @GetMapping("/carriers")
    ModelAndView list() {
        return zones(TypedForm.empty()
                .put(
                        "zones",
                        carriers.zones().stream()
                                .map(zone -> zone.number() + "  " + zone.maxKilometres())
                                .collect(Collectors.joining("\n"))));
    }

    /** A zone a line: its number, and how many kilometres it reaches. */
    @PostMapping("/carriers/zones")
    @Access("company")
    ModelAndView changeZones(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var zones = new ArrayList<Zone>();
        var numbers = new HashSet<Integer>();
        var lines = Line.all(form.value("zones"));
        for (var line : lines) {
            var number = line.whole(0, 1, ZONES_MAX);
            var reach = line.whole(1, 1, KILOMETRES_MAX);
            if (line.size() != 2 || number == null || reach == null || !numbers.add(number.intValue())) {
                form.wrong("zones", ui.t("carriers.wrong.zone", line.number()));
            } else {
                zones.add(new Zone(number.intValue(), reach));
            }
        }
        form.require(!zones.isEmpty(), "zones", ui.t("form.wrong.required"));
        if (!form.isRight()) {
            var page = zones(form);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        defineRates.handle(new DefineRates.Command(zones, List.of()));
        Flash.done(ui.t("carriers.zones.saved")).on(redirect);
        return new ModelAndView("redirect:/carriers");
    }

    private ModelAndView zones(TypedForm form) {
        return new ModelAndView("console/carriers/list", Map.of("rows", carriers.list(), "form", form));
    }

    @GetMapping("/carriers/new")
    ModelAndView blank() {
        return page(
                null,
                TypedForm.empty()
                        .put("most", 30)
                        .put("tracking", "https://")
                        .tick("days", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")));
    }

    @GetMapping("/carriers/{carrier}")
    ModelAndView filled(@PathVariable("carrier") String code) {
        var before = find(carriers, code);
        var carrier = before.carrier();
        return page(
                before,
                TypedForm.empty()
                        .put("name", carrier.name())
                        .put("tracking", carrier.trackingUrl())
                        .put("most", kilograms(carrier))
                        .tick("days", carrier.pickupDays()));
    }

    @PostMapping("/carriers/new")
    @Access("company")
    ModelAndView take(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/carriers/{carrier}")
    @Access("company")
    ModelAndView change(
            Ui ui,
            @PathVariable("carrier") String code,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, find(carriers, code), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(Ui ui, @Nullable CarrierView before, TypedForm form, RedirectAttributes redirect) {
        var code = before == null
                ? form.value("code").toUpperCase(Locale.ROOT)
                : before.carrier().code();
        form.require(code.matches(CODE), "code", ui.t("carriers.wrong.code"));
        form.require(
                before != null
                        || carriers.list().stream()
                                .noneMatch(view -> view.carrier().code().equals(code)),
                "code",
                ui.t("carriers.wrong.taken"));
        var name = form.value("name");
        form.require(!name.isEmpty() && name.length() <= 100, "name", ui.t("form.wrong.required"));
        var tracking = form.value("tracking");
        form.require(
                tracking.matches("https?://\\S{3,400}") && tracking.contains("{tracking}"),
                "tracking",
                ui.t("carriers.wrong.tracking"));
        var grams = grams(form.value("most"));
        form.require(grams > 0, "most", ui.t("carriers.wrong.most"));
        var days = Arrays.stream(DayOfWeek.values())
                .filter(day -> form.isTicked("days", day.name()))
                .collect(Collectors.toSet());
        form.require(!days.isEmpty(), "days", ui.t("carriers.wrong.days"));
        if (!form.isRight()) {
            var page = page(before, form);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        defineServices.handle(
                new DefineServices.Command(List.of(new Carrier(code, name, tracking, grams, days)), List.of()));
        Flash.done(ui.t("carriers.saved", name)).on(redirect);
        return new ModelAndView("redirect:/carriers/" + code);
    }

    private static String kilograms(Carrier carrier) {
        return BigDecimal.valueOf(carrier.maxWeightGrams(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Kilograms as they are typed, to the gram; 0 when they are none. */
    private static long grams(String kilograms) {
        if (!kilograms.matches("\\d{1,6}([.,]\\d{1,3})?")) {
            return 0;
        }
        long grams =
                new BigDecimal(kilograms.replace(',', '.')).movePointRight(3).longValueExact();
        return grams <= GRAMS_MAX ? grams : 0;
    }

    static CarrierView find(CarrierQueries carriers, String code) {
        return carriers.list().stream()
                .filter(view -> view.carrier().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("carrier", code));
    }

    private static ModelAndView page(@Nullable CarrierView before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        return new ModelAndView("console/carriers/carrier", model);
    }
}
