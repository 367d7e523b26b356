package dev.baton.console.people;

import dev.baton.platform.security.Access;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
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
                .map(Areas::access)
                .filter(area -> !area.equals(Access.ANYBODY))
                .forEach(found::add);
        return found.stream().sorted(Comparator.comparingInt(Areas::place)).toList();
    }

    private static String access(HandlerMethod handler) {
        var access = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Access.class);
        if (access == null) {
            access = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class);
        }
        return access == null ? Access.ANYBODY : Objects.requireNonNull(access.value());
    }

    private static int place(String area) {
        int place = ORDER.indexOf(area);
        return place < 0 ? ORDER.size() : place;
    }
}
