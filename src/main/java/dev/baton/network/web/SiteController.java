package dev.baton.network.web;

import dev.baton.network.DefineSite;
import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sites")
@Access("sites")
@Tag(name = "sites", description = "Places goods ship from: warehouses, stores, third parties")
class SiteController {

    /** @param country ISO 3166-1 alpha-2 */
    record AddressBody(
            @NotBlank @Size(max = 200) String line1,
            @NotBlank @Size(max = 100) String city,
            @NotNull @Size(max = 100) String region,
            @NotBlank @Size(max = 20) String postcode,

            @NotBlank @Pattern(regexp = "[A-Z]{2}", message = "is no ISO 3166-1 alpha-2 code such as US")
            String country) {}

    /**
     * A site as it is written and read.
     *
     * @param cutOff local time of day; what arrives later is handled the next working day
     * @param shipToCountries empty means everywhere
     * @param handlingCostMinor what handling one shipment costs, in minor units
     */
    record SiteBody(
            @NotNull SiteCode code,
            @NotBlank @Size(max = 100) String name,
            Site.@NotNull Type type,
            @NotNull @Valid AddressBody address,
            @NotNull GeoPoint location,
            @NotBlank String timeZone,
            @NotEmpty Set<DayOfWeek> workingDays,
            @Nullable @Size(max = 500) Set<LocalDate> holidays,
            @NotNull LocalTime cutOff,
            @NotEmpty Set<HandlingClass> handlingClasses,
            @Nullable @Size(max = 250) Set<String> shipToCountries,
            @PositiveOrZero long handlingCostMinor,
            @Nullable Boolean enabled) {

        static SiteBody of(Site site) {
            return new SiteBody(
                    site.code(),
                    site.name(),
                    site.type(),
                    new AddressBody(
                            site.address().line1(),
                            site.address().city(),
                            site.address().region(),
                            site.address().postcode(),
                            site.address().country()),
                    site.location(),
                    site.calendar().zone().getId(),
                    new TreeSet<>(site.calendar().workingDays()),
                    new TreeSet<>(site.calendar().holidays()),
                    site.calendar().cutOff(),
                    new TreeSet<>(site.handlingClasses()),
                    new TreeSet<>(site.shipToCountries()),
                    site.handlingMinor(),
                    site.enabled());
        }

        Site site() {
            return new Site(
                    code,
                    name,
                    type,
                    new Site.SiteAddress(
                            address.line1(), address.city(), address.region(), address.postcode(), address.country()),
                    location,
                    new BusinessCalendar(zone(), workingDays, holidays == null ? Set.of() : holidays, cutOff),
                    handlingClasses,
                    shipToCountries == null ? Set.of() : shipToCountries,
                    handlingCostMinor,
                    enabled == null || enabled,
                    1);
        }

        private ZoneId zone() {
            try {
                return ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw new Invalid("timeZone", "is no time zone such as America/New_York");
            }
        }
    }

    private final DefineSite defineSite;
    private final SiteQueries sites;

    SiteController(DefineSite defineSite, SiteQueries sites) {
        this.defineSite = defineSite;
        this.sites = sites;
    }

    @GetMapping
    @Operation(summary = "List sites by code")
    Page<SiteBody> list() {
        return new Page<>(sites.list().stream().map(SiteBody::of).toList(), null);
    }

    @GetMapping("/{site}")
    @Operation(summary = "Read a site")
    ResponseEntity<SiteBody> get(@PathVariable SiteCode site) {
        return tagged(ResponseEntity.ok(), sites.get(site));
    }

    @PostMapping
    @Operation(summary = "Open a site")
    ResponseEntity<?> open(@Valid @RequestBody SiteBody body) {
        return answer(defineSite.handle(new DefineSite.Command(body.site(), 0L)));
    }

    @PutMapping("/{site}")
    @Operation(summary = "Change a site, or open it under this code")
    ResponseEntity<?> change(
            @PathVariable SiteCode site,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SiteBody body) {
        if (!body.code().equals(site)) {
            throw new Invalid("code", "must be %s, as in the address".formatted(site));
        }
        return answer(defineSite.handle(new DefineSite.Command(body.site(), EntityTags.expected(ifMatch))));
    }

    private static ResponseEntity<?> answer(DefineSite.Outcome outcome) {
        return switch (outcome) {
            case DefineSite.Opened(var site) ->
                tagged(ResponseEntity.created(URI.create("/api/v1/sites/" + site.code())), site);
            case DefineSite.Changed(var site) -> tagged(ResponseEntity.ok(), site);
            case DefineSite.CodeTaken(var code) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "site-code-taken",
                        "There is already a site %s.".formatted(code),
                        Map.of("code", code));
            case DefineSite.ChangedMeanwhile(var _, var version) -> throw new StaleVersion(version);
        };
    }

    private static ResponseEntity<SiteBody> tagged(ResponseEntity.BodyBuilder builder, Site site) {
        return builder.eTag(EntityTags.of(site.version())).body(SiteBody.of(site));
    }
}
