package dev.baton.console.people;

import dev.baton.platform.security.Access;
import dev.baton.platform.security.Declared;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The areas that permissions are given for: every one that an endpoint or a screen asks for. */
@Component
class Areas {

    /** In the order of an order's way, as the rail has them; what is new stands behind. */
    private static final List<String> ORDER = List.of(
            "worklist",
            "orders",
            "fulfilment",
            "shipments",
            "items",
            "inventory",
            "invoices",
            "payments",
            "approvals",
            "credit",
            "screening",
            "fraud",
            "returns",
            "customers",
            "messages",
            "sites",
            "prices",
            "rules",
            "automations",
            "company",
            "people",
            "audit");

    private final Supplier<List<String>> all;

    Areas(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.all = SingletonSupplier.of(() -> of(handlers.getObject()));
    }

    List<String> all() {
        return all.get();
    }

    private static List<String> of(RequestMappingHandlerMapping handlers) {
        var found = new TreeSet<String>();
        handlers.getHandlerMethods().values().stream()
                .flatMap(handler -> Declared.by(handler, Access.class).stream())
                .map(Access::value)
                .filter(area -> !area.equals(Access.ANYBODY))
                .forEach(found::add);
        return found.stream().sorted(Comparator.comparingInt(Areas::place)).toList();
    }

    private static int place(String area) {
        int place = ORDER.indexOf(area);
        return place < 0 ? ORDER.size() : place;
    }
}
