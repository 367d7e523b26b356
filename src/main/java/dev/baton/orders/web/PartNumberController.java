package dev.baton.orders.web;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.orders.PartNumber;
import dev.baton.orders.PartNumberQueries;
import dev.baton.orders.SayPartNumbers;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What customers call items. */
@RestController
@RequestMapping("/api/v1/customers/{number}/part-numbers")
@Access("customers")
@Tag(name = "customers")
class PartNumberController {

    /** @param numbers all of them; none to take back what was said */
    record PartNumbersBody(
            @NotNull @Size(max = PartNumber.MOST) List<@NotNull @Valid PartNumberBody> numbers) {

        static PartNumbersBody of(List<PartNumber> numbers) {
            return new PartNumbersBody(numbers.stream()
                    .map(each -> new PartNumberBody(each.number(), each.sku()))
                    .toList());
        }
    }

    /** @param number what the customer calls it; capitals and small letters are the same */
    record PartNumberBody(
            @NotBlank @Size(max = PartNumber.LONGEST) String number,
            @NotNull Sku sku) {}

    private final PartNumberQueries queries;
    private final CustomerQueries customers;
    private final SayPartNumbers sayPartNumbers;

    PartNumberController(PartNumberQueries queries, CustomerQueries customers, SayPartNumbers sayPartNumbers) {
        this.queries = queries;
        this.customers = customers;
        this.sayPartNumbers = sayPartNumbers;
    }

    @GetMapping
    @Operation(summary = "Read what a customer calls items")
    ResponseEntity<PartNumbersBody> get(@PathVariable CustomerNumber number) {
        return tagged(queries.of(customers.get(number).number()));
    }

    @PutMapping
    @Operation(
            summary = "Say what a customer calls items",
            description =
                    "All of them, in the place of what was said before. Whoever types in an order may use these numbers.")
    ResponseEntity<PartNumbersBody> say(
            @PathVariable CustomerNumber number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PartNumbersBody body) {
        var numbers = body.numbers().stream()
                .map(each -> new PartNumber(each.number(), each.sku()))
                .toList();
        return tagged(sayPartNumbers.handle(new SayPartNumbers.Command(number, numbers, ifMatch)));
    }

    private static ResponseEntity<PartNumbersBody> tagged(PartNumberQueries.Said said) {
        return ResponseEntity.ok().eTag(EntityTags.of(said.version())).body(PartNumbersBody.of(said.numbers()));
    }
}
