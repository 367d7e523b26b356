package dev.baton.fulfilment.web;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.ClosePackage;
import dev.baton.fulfilment.FulfilmentEvent.PackageClosed;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPacked;
import dev.baton.fulfilment.FulfilmentEvent.UnitsUnpacked;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.FulfilmentView.PackageView;
import dev.baton.fulfilment.NotReleased;
import dev.baton.fulfilment.PackUnits;
import dev.baton.fulfilment.PackageId;
import dev.baton.fulfilment.PackagingCode;
import dev.baton.fulfilment.UnpackUnits;
import dev.baton.platform.NotFound;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/fulfilment-orders/{id}/packages")
@Access("fulfilment")
@Tag(name = "fulfilment-orders")
class PackageController {

    private static final long MOST = 1_000_000;
    private static final long HEAVIEST = 2_000_000;

    record LineBody(@NotNull Sku sku, @Min(1) @Max(MOST) long quantity) {}

    /**
     * @param packaging of one new package; left out, the right ones are chosen, as many as it takes
     * @param lines left out or empty: everything that is picked
     * @param weightGrams what the scale says, when it becomes one package; left out, it is computed
     * @param sealed whether the package is closed at once; true when left out
     */
    record PackBody(
            @Nullable PackagingCode packaging,
            @Nullable @Valid @Size(max = 500) List<LineBody> lines,
            @Nullable @Min(1) @Max(HEAVIEST) Long weightGrams,
            @Nullable Boolean sealed) {}

    /** @param lines left out or empty: everything that is picked */
    record AddBody(@Nullable @Valid @Size(max = 500) List<LineBody> lines) {}

    /** @param weightGrams what the scale says of all of it; left out, it stays as it is */
    record SealBody(@Nullable @Min(1) @Max(HEAVIEST) Long weightGrams) {}

    record Packages(List<PackageView> data) {}

    private final PackUnits packUnits;
    private final UnpackUnits unpackUnits;
    private final ClosePackage closePackage;
    private final FulfilmentQueries queries;

    PackageController(
            PackUnits packUnits, UnpackUnits unpackUnits, ClosePackage closePackage, FulfilmentQueries queries) {
        this.packUnits = packUnits;
        this.unpackUnits = unpackUnits;
        this.closePackage = closePackage;
        this.queries = queries;
    }

    @GetMapping
    @Operation(summary = "List the packages of a fulfilment order")
    Packages list(@PathVariable FulfilmentOrderId id) {
        return new Packages(queries.get(id).packages());
    }

    @GetMapping("/{parcel}")
    @Operation(summary = "Read a package")
    PackageView get(@PathVariable FulfilmentOrderId id, @PathVariable PackageId parcel) {
        return find(id, parcel);
    }

    @PostMapping
    @Operation(summary = "Pack what is picked into one package of a packaging, or into the packages that fit")
    @ApiResponse(
            responseCode = "201",
            description = "The new packages",
            content = @Content(schema = @Schema(implementation = Packages.class)))
    ResponseEntity<?> pack(@PathVariable FulfilmentOrderId id, @Valid @RequestBody PackBody body) {
        return answer(packUnits.handle(new PackUnits.Command(
                id,
                null,
                body.packaging(),
                units(body.lines()),
                body.weightGrams(),
                body.sealed() == null || body.sealed())));
    }

    @PostMapping("/{parcel}/lines")
    @Operation(summary = "Pack more into an open package")
    @ApiResponse(
            responseCode = "201",
            description = "The package",
            content = @Content(schema = @Schema(implementation = Packages.class)))
    ResponseEntity<?> add(
            @PathVariable FulfilmentOrderId id, @PathVariable PackageId parcel, @Valid @RequestBody AddBody body) {
        return answer(packUnits.handle(new PackUnits.Command(id, parcel, null, units(body.lines()), null, false)));
    }

    @PutMapping("/{parcel}/seal")
    @Operation(summary = "Close a package, with its weight when it was weighed")
    @ApiResponse(
            responseCode = "200",
            description = "The package, closed",
            content = @Content(schema = @Schema(implementation = PackageView.class)))
    ResponseEntity<?> close(
            @PathVariable FulfilmentOrderId id,
            @PathVariable PackageId parcel,
            @Valid @RequestBody(required = false) @Nullable SealBody body) {
        var weight = body == null ? null : body.weightGrams();
        return switch (closePackage.handle(new ClosePackage.Command(id, parcel, weight))) {
            case PackageClosed _ -> ResponseEntity.ok(find(id, parcel));
            case ClosePackage.AlreadyShipped(var _, var number) -> shipped(number);
        };
    }

    @DeleteMapping("/{parcel}")
    @Operation(summary = "Take everything out of a package; it is no more")
    @ApiResponse(
            responseCode = "200",
            description = "The fulfilment order without the package",
            content = @Content(schema = @Schema(implementation = FulfilmentView.class)))
    ResponseEntity<?> unpack(@PathVariable FulfilmentOrderId id, @PathVariable PackageId parcel) {
        return switch (unpackUnits.handle(new UnpackUnits.Command(id, parcel, Map.of()))) {
            case UnitsUnpacked _ -> FulfilmentOrderController.tagged(queries.get(id));
            case UnpackUnits.PackageShipped(var _, var number, var _) -> shipped(number);
            case UnpackUnits.NotInPackage refusal -> throw new IllegalStateException(refusal.toString());
        };
    }

    private ResponseEntity<?> answer(PackUnits.Outcome outcome) {
        return switch (outcome) {
            case PackUnits.Packed(var id, var packed) -> packed(id, packed);
            case PackUnits.NothingToPack _ ->
                FulfilmentProblems.conflict("fulfilment-nothing-to-pack", "Nothing is picked.", Map.of());
            case PackUnits.MoreThanPicked(var _, var sku, var units, var picked) ->
                FulfilmentProblems.conflict(
                        "fulfilment-more-than-picked",
                        "%d of %s cannot be packed: %d are picked.".formatted(units, sku, picked),
                        Map.of("sku", sku, "units", units, "picked", picked));
            case PackUnits.NoPackaging(var _, var goods) ->
                FulfilmentProblems.conflict(
                        "fulfilment-no-packaging",
                        "No packaging is known that is right for these and large enough.",
                        Map.of("goods", goods));
            case PackUnits.PackageSealed(var _, var number) ->
                FulfilmentProblems.conflict(
                        "fulfilment-package-sealed",
                        "Package %s is closed.".formatted(number),
                        Map.of("package", number));
            case PackUnits.WrongPackaging(var _, var packaging, var handlingClass, var goods) ->
                FulfilmentProblems.conflict(
                        "fulfilment-wrong-packaging",
                        "%s is %s packaging: it does not protect these goods.".formatted(packaging, handlingClass),
                        Map.of("packaging", packaging, "handlingClass", handlingClass, "goods", goods));
            case PackUnits.TooHeavy(var _, var packaging, var grams, var most) ->
                FulfilmentProblems.conflict(
                        "fulfilment-package-too-heavy",
                        "%s carries %d g; these are %d g.".formatted(packaging, most, grams),
                        Map.of("packaging", packaging, "weightGrams", grams, "maxWeightGrams", most));
            case NotReleased refusal -> FulfilmentProblems.answer(refusal);
        };
    }

    private ResponseEntity<Packages> packed(FulfilmentOrderId id, List<UnitsPacked> packed) {
        Set<PackageId> packages = packed.stream().map(UnitsPacked::parcel).collect(Collectors.toSet());
        var location = URI.create("/api/v1/fulfilment-orders/%s/packages/%s"
                .formatted(id, packed.getFirst().parcel()));
        return ResponseEntity.created(location)
                .body(new Packages(queries.get(id).packages().stream()
                        .filter(view -> packages.contains(view.id()))
                        .toList()));
    }

    private PackageView find(FulfilmentOrderId id, PackageId parcel) {
        return queries.get(id).packages().stream()
                .filter(view -> view.id().equals(parcel))
                .findFirst()
                .orElseThrow(() -> new NotFound("package", parcel));
    }

    private static ResponseEntity<?> shipped(String number) {
        return FulfilmentProblems.conflict(
                "fulfilment-package-shipped", "Package %s has left.".formatted(number), Map.of("package", number));
    }

    private static Map<Sku, Long> units(@Nullable List<LineBody> lines) {
        var units = new TreeMap<Sku, Long>();
        if (lines != null) {
            lines.forEach(line -> units.merge(line.sku(), line.quantity(), Long::sum));
        }
        return units;
    }
}
