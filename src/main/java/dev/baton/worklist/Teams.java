package dev.baton.worklist;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.worklist.Team.EscalationStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Every statement that touches the teams. */
@Repository
class Teams {

    static final int MOST = 100;

    private static final String ALL = """
            select team, name, kinds, members, away, assigns, most, step_minutes::text[] as step_minutes, step_people, time_zone,
                working_days, holidays, opens_at, closes_at, version
            from worklist.teams
            where tenant_id = :tenant
            order by team
            limit 100
            """;

    private static final String LOCK = """
            select team
            from worklist.teams
            where tenant_id = :tenant
            order by team
            for update
            """;

    private static final String SET = """
            insert into worklist.teams
                (tenant_id, team, name, kinds, members, away, assigns, most, step_minutes, step_people, time_zone,
                working_days, holidays, opens_at, closes_at)
            values (:tenant, :team, :name, :kinds, :members, :away, :assigns, :most, :step_minutes::integer[], :step_people,
                :time_zone, :working_days, :holidays::date[], :opens_at, :closes_at)
            on conflict (tenant_id, team) do update
            set name = excluded.name, kinds = excluded.kinds, members = excluded.members, away = excluded.away,
                assigns = excluded.assigns, most = excluded.most, step_minutes = excluded.step_minutes,
                step_people = excluded.step_people, time_zone = excluded.time_zone, working_days = excluded.working_days,
                holidays = excluded.holidays, opens_at = excluded.opens_at, closes_at = excluded.closes_at, version = teams.version + 1
            """;

    private static final String REMOVE = """
            delete from worklist.teams
            where tenant_id = :tenant
            and team = :team
            """;

    private final Db db;

    Teams(Db db) {
        this.db = db;
    }

    List<Team> all() {
        return db.sql(ALL).query((row, _) -> team(row)).list();
    }

    /** Locks those that are there: two changes at once see each other's kinds. */
    List<Team> lockAll() {
        db.sql(LOCK).query((row, _) -> row.getString("team")).list();
        return all();
    }

    Optional<Team> find(String code) {
        return all().stream().filter(team -> team.code().equals(code)).findFirst();
    }

    void set(Team team) {
        var hours = team.hours();
        var calendar = hours == null ? null : hours.calendar();
        db.sql(SET)
                .param("time_zone", calendar == null ? null : calendar.zone().getId())
                .param("working_days", calendar == null ? null : Columns.texts(calendar.workingDays()))
                .param("holidays", calendar == null ? null : Columns.texts(calendar.holidays()))
                .param("opens_at", hours == null ? null : hours.opensAt())
                .param("closes_at", hours == null ? null : hours.closesAt())
                .param("team", team.code())
                .param("name", team.name())
                .param("kinds", Columns.texts(team.kinds()))
                .param("members", Columns.texts(team.members()))
                .param("away", Columns.texts(team.away()))
                .param("assigns", team.assigns())
                .param("most", team.most())
                .param("step_minutes", Columns.text(team.escalation(), EscalationStep::minutes))
                .param("step_people", Columns.text(team.escalation(), EscalationStep::to))
                .update();
    }

    void remove(String code) {
        db.sql(REMOVE).param("team", code).update();
    }

    private static Team team(ResultSet row) throws SQLException {
        var minutes = Db.texts(row, "step_minutes");
        var people = Db.texts(row, "step_people");
        var steps = new ArrayList<EscalationStep>();
        for (int i = 0; i < minutes.size(); i++) {
            steps.add(new EscalationStep(Integer.parseInt(minutes.get(i)), people.get(i)));
        }
        return new Team(
                row.getString("team"),
                row.getString("name"),
                Db.texts(row, "kinds"),
                Db.texts(row, "members"),
                Db.texts(row, "away"),
                row.getBoolean("assigns"),
                row.getInt("most"),
                row.getString("time_zone") == null ? null : Policies.hours(row),
                steps,
                row.getInt("version"));
    }
}
