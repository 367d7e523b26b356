package dev.baton.returns;

import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.company.Companies;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.PostalAddress;
import dev.baton.shipping.ShippingLabelDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The papers of a return, drawn when they are asked for: the slip for the box, and the label. */
@Service
@Transactional(readOnly = true)
public class ReturnPapers {

    private static final int GRAMS_DIGITS = 3;

    private final Returns returns;
    private final Policies policies;
    private final OrderQueries orders;
    private final SiteQueries sites;
    private final Companies companies;
    private final Clock clock;

    ReturnPapers(
            Returns returns,
            Policies policies,
            OrderQueries orders,
            SiteQueries sites,
            Companies companies,
            Clock clock) {
        this.returns = returns;
        this.policies = policies;
        this.orders = orders;
        this.sites = sites;
        this.companies = companies;
        this.clock = clock;
    }

    public byte[] slip(ReturnId id) {
        var of = returns.get(id);
        var order = orders.get(of.facts().order());
        var site = sites.get(of.progress().site());
        var company = companies.current();
        var language = Locale.of(company.language(), order.shipTo().country());
        var policy = policies.get();
        return new ReturnDocument(
                        company.letterhead(language, companies.logo().orElse(null)),
                        Paper.of(order.shipTo().country()),
                        language,
                        of.facts().number(),
                        of.facts().orderNumber(),
                        LocalDate.ofInstant(of.facts().requestedAt(), clock.getZone()),
                        of.progress().expiresOn(),
                        order.shipTo().postal().lines(site.address().country(), language),
                        address(site).lines(order.shipTo().country(), language),
                        of.lines().stream()
                                .filter(line -> line.quantity() > 0)
                                .map(line -> new ReturnDocument.Line(
                                        line.sku().value(),
                                        line.name(),
                                        line.quantity(),
                                        policy.reason(line.reason())
                                                .map(reason -> reason.words(language))
                                                .orElse(line.reason())))
                                .toList())
                .pdf();
    }

    /** Empty while no carrier has sold one. */
    public Optional<byte[]> label(ReturnId id) {
        var of = returns.get(id);
        var label = of.progress().label();
        if (label == null) {
            return Optional.empty();
        }
        var order = orders.get(of.facts().order());
        var site = sites.get(of.progress().site());
        var language = Locale.of(companies.current().language(), site.address().country());
        long grams = of.lines().stream()
                .mapToLong(line -> order.lines().stream()
                        .filter(one -> Objects.equals(one.id(), line.orderLine()))
                        .mapToLong(one -> one.weightGrams() * line.quantity())
                        .sum())
                .sum();
        return Optional.of(new ShippingLabelDocument(
                        language,
                        order.shipTo().postal().lines(site.address().country(), language),
                        address(site).lines(order.shipTo().country(), language),
                        site.address().postcode(),
                        label.carrierName(),
                        label.serviceName(),
                        label.trackingNumber(),
                        null,
                        BigDecimal.valueOf(grams, GRAMS_DIGITS).setScale(2, RoundingMode.HALF_UP),
                        1,
                        1,
                        LocalDate.ofInstant(clock.instant(), clock.getZone()),
                        of.facts().orderNumber(),
                        of.facts().number(),
                        Set.of())
                .pdf());
    }

    private PostalAddress address(Site site) {
        var to = site.address();
        return new PostalAddress(
                companies.current().name(),
                site.name(),
                to.line1(),
                null,
                to.city(),
                to.region(),
                to.postcode(),
                to.country());
    }
}
