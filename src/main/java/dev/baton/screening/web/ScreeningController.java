package dev.baton.screening.web;

import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.LargeBody;
import dev.baton.screening.LoadPartyList;
import dev.baton.screening.Match;
import dev.baton.screening.PartyFile;
import dev.baton.screening.PartyList;
import dev.baton.screening.RemovePartyList;
import dev.baton.screening.ScreeningQueries;
import dev.baton.screening.SetThreshold;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Access("screening")
@Tag(
        name = "screening",
        description = "Lists of parties nobody may deal with, and orders that look as if they were for one")
class ScreeningController {

    private static final String LISTS = "/api/v1/denied-party-lists";

    @Configuration(proxyBeanMethods = false)
    static class Bound {

        @Bean
        LargeBody deniedPartyLists() {
            return new LargeBody(LISTS, 64L << 20);
        }
    }

    /** @param threshold from which likeness on an order is held, in percent */
    record ScreeningSettings(
            @Min(SetThreshold.LEAST) @Max(SetThreshold.MOST) int threshold) {}

    private final ScreeningQueries queries;
    private final LoadPartyList load;
    private final RemovePartyList remove;
    private final SetThreshold setThreshold;

    ScreeningController(
            ScreeningQueries queries, LoadPartyList load, RemovePartyList remove, SetThreshold setThreshold) {
        this.queries = queries;
        this.load = load;
        this.remove = remove;
        this.setThreshold = setThreshold;
    }

    @GetMapping(LISTS)
    @Operation(summary = "List the lists of denied parties")
    Page<PartyList> lists() {
        return new Page<>(queries.lists(), null);
    }

    @PostMapping(path = LISTS, consumes = "text/csv")
    @Operation(
            summary = "Load a list of denied parties, or put a new edition in its place",
            description = """
                    CSV in UTF-8 with the headings name, aliases, country, kind and reference, of which only name is needed; aliases are
                    separated by semicolons, a kind is person or company. At most 100,000 rows and 64 MiB. Rows that cannot be read
                    are named, and nothing is changed then. Open orders are compared with the new edition within a minute.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject("""
                                                    name,aliases,country,kind,reference
                                                    Vexley Trading FZE,Vexley General Trading;VGT,AE,company,X-1
                                                    Anton Brisk,Toni Brisk,,person,X-2
                                                    """))))
    PartyList load(
            @Parameter(description = "1 to 60 characters, such as the name of whoever publishes it") @RequestParam
                    String list,
            HttpServletRequest request)
            throws IOException {
        return load.handle(list, PartyFile.read(request.getInputStream()));
    }

    @DeleteMapping(LISTS + "/{list}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a list of denied parties", description = "Orders that only it named are let go.")
    void remove(@PathVariable String list) {
        remove.handle(list);
    }

    @GetMapping("/api/v1/screenings")
    @Operation(summary = "Compare a name with the lists", description = "The most alike first; nothing is kept.")
    Page<Match> screen(@RequestParam String name) {
        return new Page<>(queries.matches(name), null);
    }

    @GetMapping("/api/v1/screening-settings")
    @Operation(summary = "Read how alike a name must be to hold an order")
    ScreeningSettings settings() {
        return new ScreeningSettings(queries.threshold());
    }

    @PutMapping("/api/v1/screening-settings")
    @Operation(summary = "Say how alike a name must be to hold an order")
    ScreeningSettings settings(@Valid @RequestBody ScreeningSettings body) {
        return new ScreeningSettings(setThreshold.handle(body.threshold()));
    }
}
