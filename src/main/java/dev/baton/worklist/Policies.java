package dev.baton.worklist;

import dev.baton.platform.company.Companies;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.worklist.spi.DwellStates;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Repository;

/**
 * How a company deals with its exceptions: how soon, when people are there, by which playbook, and which causes it tells apart. What
 * it has not said itself is as Baton ships it.
 */
@Repository
class Policies {

    private static final String SLAS = """
            select kind, severity, minutes, version
            from worklist.sla_policies
            where tenant_id = :tenant
            """;

    private static final String SET_SLA = """
            insert into worklist.sla_policies (tenant_id, kind, severity, minutes)
            values (:tenant, :kind, :severity, :minutes)
            on conflict (tenant_id, kind) do update
            set severity = excluded.severity, minutes = excluded.minutes, version = sla_policies.version + 1
            """;

    private static final String DWELL_TIMES = """
            select state, minutes, watched, version
            from worklist.dwell_times
            where tenant_id = :tenant
            """;

    private static final String SET_DWELL_TIME = """
            insert into worklist.dwell_times (tenant_id, state, minutes, watched)
            values (:tenant, :state, :minutes, :watched)
            on conflict (tenant_id, state) do update
            set minutes = excluded.minutes, watched = excluded.watched, version = dwell_times.version + 1
            """;

    private static final String HOURS = """
            select time_zone, working_days, holidays, opens_at, closes_at, version
            from worklist.working_hours
            where tenant_id = :tenant
            """;

    private static final String SET_HOURS = """
            insert into worklist.working_hours (tenant_id, time_zone, working_days, holidays, opens_at, closes_at)
            values (:tenant, :time_zone, :working_days, :holidays::date[], :opens_at, :closes_at)
            on conflict (tenant_id) do update
            set time_zone = excluded.time_zone, working_days = excluded.working_days, holidays = excluded.holidays,
                opens_at = excluded.opens_at, closes_at = excluded.closes_at, version = working_hours.version + 1
            """;

    private static final String CAUSES = """
            select cause, name, offered, version
            from worklist.causes
            where tenant_id = :tenant
            order by cause
            limit 200
            """;

    private static final String SET_CAUSE = """
            insert into worklist.causes (tenant_id, cause, name, offered)
            values (:tenant, :cause, :name, :offered)
            on conflict (tenant_id, cause) do update
            set name = excluded.name, offered = excluded.offered, version = causes.version + 1
            """;

    private static final String PLAYBOOKS = """
            select kind, instructions, checklist, version
            from worklist.playbooks
            where tenant_id = :tenant
            """;

    private static final String SET_PLAYBOOK = """
            insert into worklist.playbooks (tenant_id, kind, instructions, checklist)
            values (:tenant, :kind, :instructions, :checklist)
            on conflict (tenant_id, kind) do update
            set instructions = excluded.instructions, checklist = excluded.checklist, version = playbooks.version + 1
            """;

    private final Db db;
    private final ObjectProvider<WorkKinds> declared;
    private final ObjectProvider<DwellStates> states;
    private final Companies companies;

    Policies(Db db, ObjectProvider<WorkKinds> declared, ObjectProvider<DwellStates> states, Companies companies) {
        this.db = db;
        this.declared = declared;
        this.states = states;
        this.companies = companies;
    }

    /** All that any capability knows, by code. */
    List<WorkKind> kinds() {
        return declared.stream()
                .flatMap(each -> each.kinds().stream())
                .sorted(Comparator.comparing(WorkKind::code))
                .toList();
    }

    Map<String, SlaPolicy> slas() {
        var slas = new LinkedHashMap<String, SlaPolicy>();
        kinds().forEach(kind -> slas.put(kind.code(), SlaPolicy.of(kind)));
        db.sql(SLAS)
                .query((row, _) -> sla(row, slas))
                .list()
                .forEach(own -> own.ifPresent(each -> slas.put(each.kind(), each)));
        return slas;
    }

    void set(SlaPolicy sla) {
        db.sql(SET_SLA)
                .param("kind", sla.kind())
                .param("severity", sla.severity().name())
                .param("minutes", sla.minutes())
                .update();
    }

    /** Of every state that has one, by state. */
    Map<String, DwellTime> dwellTimes() {
        var times = new TreeMap<String, DwellTime>();
        states.stream()
                .flatMap(each -> each.states().stream())
                .map(DwellTime::of)
                .forEach(usual -> times.put(usual.state(), usual));
        // A state that no capability has any more is none.
        db.sql(DWELL_TIMES).query((ResultSet row) -> {
            var usual = times.get(row.getString("state"));
            if (usual != null) {
                times.put(
                        usual.state(),
                        new DwellTime(
                                usual.state(),
                                usual.capability(),
                                row.getInt("minutes"),
                                row.getBoolean("watched"),
                                row.getInt("version")));
            }
        });
        return times;
    }

    void set(DwellTime time) {
        db.sql(SET_DWELL_TIME)
                .param("state", time.state())
                .param("minutes", time.minutes())
                .param("watched", time.watched())
                .update();
    }

    WorkingHours hours() {
        return db.sql(HOURS)
                .query((row, _) -> hours(row))
                .optional()
                .orElseGet(() -> WorkingHours.usual(companies.current().zone()));
    }

    void set(WorkingHours hours) {
        db.sql(SET_HOURS)
                .param("time_zone", hours.calendar().zone().getId())
                .param("working_days", Columns.texts(hours.calendar().workingDays()))
                .param("holidays", Columns.texts(hours.calendar().holidays()))
                .param("opens_at", hours.opensAt())
                .param("closes_at", hours.closesAt())
                .update();
    }

    /** Those that come with Baton first. */
    List<RootCause> causes() {
        var own = db
                .sql(CAUSES)
                .query((row, _) -> new RootCause(
                        row.getString("cause"),
                        row.getString("name"),
                        row.getBoolean("offered"),
                        row.getInt("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(RootCause::code, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        return Stream.concat(
                        RootCause.USUAL.stream()
                                .map(usual -> own.containsKey(usual.code()) ? own.get(usual.code()) : usual),
                        own.values().stream().filter(each -> !isUsual(each.code())))
                .toList();
    }

    private static boolean isUsual(String code) {
        return RootCause.USUAL.stream().anyMatch(usual -> usual.code().equals(code));
    }

    void set(RootCause cause) {
        db.sql(SET_CAUSE)
                .param("cause", cause.code())
                .param("name", cause.name())
                .param("offered", cause.offered())
                .update();
    }

    /** Only those that the company has written itself. */
    Map<String, Playbook> ownPlaybooks() {
        return db
                .sql(PLAYBOOKS)
                .query((row, _) -> new Playbook(
                        row.getString("kind"),
                        row.getString("instructions"),
                        Db.texts(row, "checklist"),
                        row.getInt("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Playbook::kind, Function.identity()));
    }

    void set(Playbook playbook) {
        db.sql(SET_PLAYBOOK)
                .param("kind", playbook.kind())
                .param("instructions", playbook.instructions())
                .param("checklist", Columns.texts(playbook.checklist()))
                .update();
    }

    /** A kind that no capability raises any more is none. */
    private static Optional<SlaPolicy> sla(ResultSet row, Map<String, SlaPolicy> shipped) throws SQLException {
        var usual = shipped.get(row.getString("kind"));
        return usual == null
                ? Optional.empty()
                : Optional.of(new SlaPolicy(
                        usual.kind(),
                        usual.capability(),
                        Severity.valueOf(row.getString("severity")),
                        row.getInt("minutes"),
                        row.getInt("version")));
    }

    static WorkingHours hours(ResultSet row) throws SQLException {
        return new WorkingHours(
                new BusinessCalendar(
                        ZoneId.of(row.getString("time_zone")),
                        Db.texts(row, "working_days").stream()
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet()),
                        Db.dates(row, "holidays"),
                        row.getObject("closes_at", LocalTime.class)),
                row.getObject("opens_at", LocalTime.class),
                row.getInt("version"));
    }
}
