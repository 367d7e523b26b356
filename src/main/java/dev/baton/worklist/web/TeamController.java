package dev.baton.worklist.web;

import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.DefineTeam;
import dev.baton.worklist.RemoveTeam;
import dev.baton.worklist.Team;
import dev.baton.worklist.Team.EscalationStep;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.WorkingHours;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/teams")
@Access("worklist")
@Tag(name = "worklist")
class TeamController {

    private static final int USUAL_MOST = 20;

    /** @param minutes of working time after an item was due */
    record StepBody(
            @Min(0) @Max(WorkingHours.MOST_MINUTES) int minutes,
            @NotBlank String to) {}

    /**
     * @param kinds which it sees to; all that no other team names when left out
     * @param members names of people who may sign in
     * @param away members who are given nothing just now
     * @param assigns whether items that nobody has claimed are given to whoever has the least open; false when left out
     * @param most items that a person has open, beyond which they are given no more; 20 when left out
     * @param hours when its people are at their desks; the hours of the company when left out
     * @param escalation who gets what is not dealt with in time; nobody when left out
     */
    record TeamBody(
            @NotBlank @Size(max = Team.LONGEST_NAME) String name,
            @Nullable @Size(max = 200) List<@NotBlank String> kinds,
            @NotEmpty @Size(max = Team.MOST_MEMBERS) List<@NotBlank String> members,
            @Nullable @Size(max = Team.MOST_MEMBERS) List<@NotBlank String> away,
            @Nullable Boolean assigns,
            @Nullable @Min(1) @Max(Team.MOST_OPEN) Integer most,
            @Nullable @Valid HoursBody hours,
            @Nullable @Size(max = Team.MOST_STEPS) List<@NotNull @Valid StepBody> escalation) {

        Team team(String code) {
            return new Team(
                    code,
                    name.strip(),
                    Objects.requireNonNullElse(kinds, List.of()),
                    members,
                    Objects.requireNonNullElse(away, List.of()),
                    Boolean.TRUE.equals(assigns),
                    most == null ? USUAL_MOST : most,
                    hours == null ? null : hours.hours("hours."),
                    escalation == null
                            ? List.of()
                            : escalation.stream()
                                    .map(step -> new EscalationStep(step.minutes(), step.to()))
                                    .toList(),
                    0);
        }
    }

    /** @param hours null for a team that keeps the hours of the company */
    record TeamAnswer(
            String code,
            String name,
            List<String> kinds,
            List<String> members,
            List<String> away,
            boolean assigns,
            int most,
            @Nullable HoursBody hours,
            List<EscalationStep> escalation,
            int version) {

        static TeamAnswer of(Team team) {
            var hours = team.hours();
            return new TeamAnswer(
                    team.code(),
                    team.name(),
                    team.kinds(),
                    team.members(),
                    team.away(),
                    team.assigns(),
                    team.most(),
                    hours == null ? null : HoursBody.of(hours),
                    team.escalation(),
                    team.version());
        }
    }

    private final WorkQueries queries;
    private final DefineTeam defineTeam;
    private final RemoveTeam removeTeam;

    TeamController(WorkQueries queries, DefineTeam defineTeam, RemoveTeam removeTeam) {
        this.queries = queries;
        this.defineTeam = defineTeam;
        this.removeTeam = removeTeam;
    }

    @GetMapping
    @Operation(summary = "List the teams that see to exceptions")
    Page<TeamAnswer> list() {
        return new Page<>(queries.teams().stream().map(TeamAnswer::of).toList(), null);
    }

    @GetMapping("/{team}")
    @Operation(summary = "Read a team")
    ResponseEntity<TeamAnswer> get(@PathVariable String team) {
        return answer(queries.team(team));
    }

    @PutMapping("/{team}")
    @Operation(
            summary = "Say who sees to which kinds of exceptions",
            description = "A kind is seen to by one team. It is looked every minute who is to be given what.")
    ResponseEntity<TeamAnswer> define(
            @PathVariable String team,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TeamBody body) {
        return answer(defineTeam.handle(new DefineTeam.Command(body.team(team), ifMatch)));
    }

    @DeleteMapping("/{team}")
    @Operation(summary = "Take a team away", description = "What its people have stays theirs.")
    ResponseEntity<Void> remove(@PathVariable String team) {
        removeTeam.handle(team);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<TeamAnswer> answer(Team team) {
        return ResponseEntity.ok().eTag(EntityTags.of(team.version())).body(TeamAnswer.of(team));
    }
}
