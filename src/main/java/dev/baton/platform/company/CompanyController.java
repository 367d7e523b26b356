package dev.baton.platform.company;

import dev.baton.platform.Invalid;
import dev.baton.platform.documents.PostalAddress;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.StaleVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/company")
@Access("company")
@Tag(name = "company", description = "How the merchant presents itself, and the time, money and language of its books")
class CompanyController {

    /** @param country ISO 3166-1 alpha-2 */
    record AddressBody(
            @NotBlank @Size(max = 200) String line1,
            @Nullable @Size(max = 200) String line2,
            @NotBlank @Size(max = 100) String city,
            @Nullable @Size(max = 100) String region,
            @NotBlank @Size(max = 20) String postcode,

            @NotBlank @Pattern(regexp = "[A-Z]{2}", message = "is no ISO 3166-1 alpha-2 code such as US")
            String country) {}

    /**
     * A company as it is written and read.
     *
     * @param legalName as it is registered; the name when it is left out
     * @param timeZone where the day of the books begins
     * @param currency of the books, ISO 4217
     * @param language of letters to those whose language nobody knows
     * @param accent the colour of letters and public pages
     */
    record CompanyBody(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 200) String legalName,
            @Nullable @Valid AddressBody address,
            @Nullable @Email @Size(max = 254) String email,
            @Nullable @Size(max = 50) String phone,

            @Nullable
            @Size(max = 200)
            @Pattern(regexp = "https?://.+", message = "is no address such as https://example.com")
            String website,

            @Nullable @Size(max = 50) String taxNumber,
            @NotBlank String timeZone,
            @NotBlank String currency,

            @NotBlank @Pattern(regexp = "en|es", message = "is no language that Baton speaks: en or es")
            String language,

            @NotBlank @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "is no colour such as #0f4c5c")
            String accent) {

        static CompanyBody of(CompanyProfile profile) {
            var address = profile.address();
            return new CompanyBody(
                    profile.name(),
                    profile.legalName(),
                    address == null
                            ? null
                            : new AddressBody(
                                    address.line1(),
                                    address.line2(),
                                    address.city(),
                                    address.region(),
                                    address.postcode(),
                                    address.country()),
                    profile.email(),
                    profile.phone(),
                    profile.website(),
                    profile.taxNumber(),
                    profile.zone().getId(),
                    profile.currency(),
                    profile.language(),
                    profile.accent());
        }

        CompanyProfile profile() {
            var registered = legalName == null || legalName.isBlank() ? name : legalName;
            return new CompanyProfile(
                    name,
                    registered,
                    address == null
                            ? null
                            : new PostalAddress(
                                    registered,
                                    null,
                                    address.line1(),
                                    address.line2(),
                                    address.city(),
                                    address.region(),
                                    address.postcode(),
                                    address.country()),
                    email,
                    phone,
                    website,
                    taxNumber,
                    zone(),
                    knownCurrency(),
                    language,
                    accent,
                    0);
        }

        private ZoneId zone() {
            try {
                return ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw new Invalid("timeZone", "is no time zone such as America/New_York");
            }
        }

        private String knownCurrency() {
            try {
                return Currency.getInstance(currency).getCurrencyCode();
            } catch (IllegalArgumentException e) {
                throw new Invalid("currency", "is no ISO 4217 code such as USD");
            }
        }
    }

    private final DefineCompany defineCompany;
    private final Companies companies;

    CompanyController(DefineCompany defineCompany, Companies companies) {
        this.defineCompany = defineCompany;
        this.companies = companies;
    }

    @GetMapping
    @Operation(summary = "Read the company")
    ResponseEntity<CompanyBody> get() {
        return tagged(companies.current());
    }

    @PutMapping
    @Operation(summary = "Define the company")
    ResponseEntity<CompanyBody> define(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CompanyBody body) {
        return switch (defineCompany.handle(new DefineCompany.Command(body.profile(), EntityTags.expected(ifMatch)))) {
            case DefineCompany.Defined(var profile) -> tagged(profile);
            case DefineCompany.ChangedMeanwhile(var version) -> throw new StaleVersion(version);
        };
    }

    private static ResponseEntity<CompanyBody> tagged(CompanyProfile profile) {
        return ResponseEntity.ok().eTag(EntityTags.of(profile.version())).body(CompanyBody.of(profile));
    }
}
