package dev.baton.fulfilment.web;

import dev.baton.fulfilment.DefinePackaging;
import dev.baton.fulfilment.Packaging;
import dev.baton.fulfilment.PackagingCode;
import dev.baton.fulfilment.PackagingQueries;
import dev.baton.network.HandlingClass;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import dev.baton.platform.web.StaleVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/packagings")
@Access("fulfilment")
@Tag(name = "packagings", description = "Boxes, mailers and shippers that goods are packed in")
class PackagingController {

    private static final long LONGEST = 20_000;

    /**
     * A packaging as it is written and read; its measures are inside.
     *
     * @param tareGrams the empty box with its filling
     * @param costMinor in minor units
     */
    record PackagingBody(
            @NotNull PackagingCode code,
            @NotBlank @Size(max = 100) String name,
            @NotNull HandlingClass handlingClass,
            @Positive @Max(LONGEST) int lengthMm,
            @Positive @Max(LONGEST) int widthMm,
            @Positive @Max(LONGEST) int heightMm,
            @Positive long maxWeightGrams,
            @PositiveOrZero long tareGrams,
            @PositiveOrZero long costMinor,
            @Nullable Boolean enabled) {

        static PackagingBody of(Packaging packaging) {
            return new PackagingBody(
                    packaging.code(),
                    packaging.name(),
                    packaging.handlingClass(),
                    packaging.lengthMm(),
                    packaging.widthMm(),
                    packaging.heightMm(),
                    packaging.maxWeightGrams(),
                    packaging.tareGrams(),
                    packaging.costMinor(),
                    packaging.enabled());
        }

        Packaging packaging() {
            return new Packaging(
                    code,
                    name,
                    handlingClass,
                    lengthMm,
                    widthMm,
                    heightMm,
                    maxWeightGrams,
                    tareGrams,
                    costMinor,
                    enabled == null || enabled,
                    1);
        }
    }

    private final DefinePackaging definePackaging;
    private final PackagingQueries packagings;

    PackagingController(DefinePackaging definePackaging, PackagingQueries packagings) {
        this.definePackaging = definePackaging;
        this.packagings = packagings;
    }

    @GetMapping
    @Operation(summary = "List packagings by code")
    Page<PackagingBody> list() {
        return new Page<>(packagings.list().stream().map(PackagingBody::of).toList(), null);
    }

    @GetMapping("/{packaging}")
    @Operation(summary = "Read a packaging")
    ResponseEntity<PackagingBody> get(@PathVariable PackagingCode packaging) {
        return tagged(ResponseEntity.ok(), packagings.get(packaging));
    }

    @PostMapping
    @Operation(summary = "Add a packaging")
    @ApiResponse(
            responseCode = "201",
            description = "The packaging",
            content = @Content(schema = @Schema(implementation = PackagingBody.class)))
    ResponseEntity<?> add(@Valid @RequestBody PackagingBody body) {
        return answer(definePackaging.handle(new DefinePackaging.Command(body.packaging(), 0L)));
    }

    @PutMapping("/{packaging}")
    @Operation(summary = "Change a packaging, or add it under this code")
    @ApiResponse(
            responseCode = "200",
            description = "The packaging",
            content = @Content(schema = @Schema(implementation = PackagingBody.class)))
    ResponseEntity<?> change(
            @PathVariable PackagingCode packaging,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PackagingBody body) {
        if (!body.code().equals(packaging)) {
            throw new Invalid("code", "must be %s, as in the address".formatted(packaging));
        }
        return answer(
                definePackaging.handle(new DefinePackaging.Command(body.packaging(), EntityTags.expected(ifMatch))));
    }

    private static ResponseEntity<?> answer(DefinePackaging.Outcome outcome) {
        return switch (outcome) {
            case DefinePackaging.Added(var packaging) ->
                tagged(ResponseEntity.created(URI.create("/api/v1/packagings/" + packaging.code())), packaging);
            case DefinePackaging.Changed(var packaging) -> tagged(ResponseEntity.ok(), packaging);
            case DefinePackaging.CodeTaken(var code) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "packaging-code-taken",
                        "There is already a packaging %s.".formatted(code),
                        Map.of("code", code));
            case DefinePackaging.ChangedMeanwhile(var _, var version) -> throw new StaleVersion(version);
        };
    }

    private static ResponseEntity<PackagingBody> tagged(ResponseEntity.BodyBuilder builder, Packaging packaging) {
        return builder.eTag(EntityTags.of(packaging.version())).body(PackagingBody.of(packaging));
    }
}
