package dev.baton.customers.web;

import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.CustomerSummary;
import dev.baton.customers.DefineCustomer;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers")
@Access("customers")
@Tag(name = "customers", description = "Who buys: accounts with their people, addresses and terms")
class CustomerController {

    private final DefineCustomer defineCustomer;
    private final CustomerQueries customers;

    CustomerController(DefineCustomer defineCustomer, CustomerQueries customers) {
        this.defineCustomer = defineCustomer;
        this.customers = customers;
    }

    @GetMapping
    @Operation(
            summary = "List customers by number",
            description = "Every word of text must occur in number, name, e-mail or digits of the telephone number.")
    Page<CustomerSummary> list(
            @RequestParam @Nullable String text,
            @RequestParam Customer.@Nullable Type type,
            @RequestParam @Nullable String tag,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return customers.list(text, type, tag, PageRequest.of(limit, cursor));
    }

    @GetMapping("/{number}")
    @Operation(summary = "Read a customer")
    ResponseEntity<CustomerBody> get(@PathVariable CustomerNumber number) {
        return tagged(ResponseEntity.ok(), customers.get(number));
    }

    @PostMapping
    @Operation(summary = "Open an account", description = "A number is counted when none is given.")
    ResponseEntity<?> open(@Valid @RequestBody CustomerBody body) {
        return answer(defineCustomer.handle(new DefineCustomer.Command(body.customer(), 0L)));
    }

    @PutMapping("/{number}")
    @Operation(summary = "Change a customer, or open an account under this number")
    ResponseEntity<?> change(
            @PathVariable CustomerNumber number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CustomerBody body) {
        if (body.number() != null && !number.equals(body.number())) {
            throw new Invalid("number", "must be %s, as in the address".formatted(number));
        }
        return answer(defineCustomer.handle(
                new DefineCustomer.Command(body.customer().numbered(number), EntityTags.expected(ifMatch))));
    }

    private static ResponseEntity<?> answer(DefineCustomer.Outcome outcome) {
        return switch (outcome) {
            case DefineCustomer.Opened(var customer) ->
                tagged(ResponseEntity.created(URI.create("/api/v1/customers/" + customer.number())), customer);
            case DefineCustomer.Changed(var customer) -> tagged(ResponseEntity.ok(), customer);
            case DefineCustomer.NumberTaken(var number) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "customer-number-taken",
                        "There is already a customer %s.".formatted(number),
                        Map.of("number", number));
            case DefineCustomer.ChangedMeanwhile(var _, var version) -> throw new StaleVersion(version);
        };
    }

    private static ResponseEntity<CustomerBody> tagged(ResponseEntity.BodyBuilder builder, Customer customer) {
        return builder.eTag(EntityTags.of(customer.version())).body(CustomerBody.of(customer));
    }
}
