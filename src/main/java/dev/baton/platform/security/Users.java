package dev.baton.platform.security;

import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** People who sign in, and their roles. An e-mail address belongs to one tenant of the installation. */
@Repository
public class Users {

    private static final int FAILURES_BEFORE_PAUSE = 5;
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int REMEMBERED_MOST = 10_000;
    private static final int PASSWORD_LEAST = 8;
    private static final int PASSWORD_MOST = 72;

    private static final String ADD = """
            insert into platform.users
                (tenant_id, user_id, email, name, password_hash, role, language, created_at)
            values (:tenant, :id, :email, :name, :hash, :role, :language, :at)
            """;

    @Unscoped("the directory of sign-ins spans the installation")
    private static final String ADD_SIGN_IN = """
            insert into platform.sign_ins (email, tenant_id, user_id)
            values (:email, :owner, :id)
            on conflict (email) do nothing
            """;

    private static final String LIST = """
            select users.user_id, users.email, users.name, users.role, users.language, users.enabled, users.created_at,
                sign_ins.signed_in_at, users.version
            from platform.users
            left join platform.sign_ins on sign_ins.email = users.email
            where users.tenant_id = :tenant
            order by users.email
            limit 1000
            """;

    private static final String CHANGE = """
            update platform.users
            set name = :name, role = :role, language = :language, enabled = :enabled, version = version + 1
            where tenant_id = :tenant
            and user_id = :id
            and version = :version
            """;

    private static final String SET_PASSWORD = """
            update platform.users
            set password_hash = :hash, version = version + 1
            where tenant_id = :tenant
            and user_id = :id
            """;

    private static final String GET = """
            select users.user_id, users.email, users.name, users.role, users.language, users.enabled, users.created_at,
                sign_ins.signed_in_at, users.version
            from platform.users
            left join platform.sign_ins on sign_ins.email = users.email
            where users.tenant_id = :tenant
            and users.user_id = :id
            """;

    private static final String LOCK_ALL = """
            select user_id
            from platform.users
            where tenant_id = :tenant
            order by user_id
            for update
            """;

    private static final String ROLES = """
            select role, name, scopes, channels, sites, customer_tags, hidden_fields
            from platform.roles
            where tenant_id = :tenant
            order by role
            """;

    private static final String ADD_ROLE = """
            insert into platform.roles (tenant_id, role, name, scopes, channels, sites, customer_tags, hidden_fields)
            values (:tenant, :role, :name, :scopes, :channels, :sites, :customer_tags, :hidden_fields)
            on conflict (tenant_id, role) do update
            set name = excluded.name, scopes = excluded.scopes, channels = excluded.channels, sites = excluded.sites,
                customer_tags = excluded.customer_tags, hidden_fields = excluded.hidden_fields
            """;

    @Unscoped("the address itself tells the tenant")
    private static final String FIND_BY_EMAIL = """
            select users.tenant_id, users.user_id, users.email, users.name, users.password_hash, users.language,
                users.enabled, roles.scopes, roles.channels, roles.sites, roles.customer_tags, roles.hidden_fields,
                tenants.name as tenant_name, sign_ins.locked_until
            from platform.sign_ins
            join platform.users on users.tenant_id = sign_ins.tenant_id and users.user_id = sign_ins.user_id
            join platform.tenants on tenants.tenant_id = users.tenant_id
            left join platform.roles on roles.tenant_id = users.tenant_id and roles.role = users.role
            where sign_ins.email = :email
            """;

    @Unscoped("the directory of sign-ins spans the installation")
    private static final String FAILED = """
            update platform.sign_ins
            set failures = failures + 1,
                locked_until = case when failures + 1 >= :most then :until::timestamptz else locked_until end
            where email = :email
            """;

    @Unscoped("the directory of sign-ins spans the installation")
    private static final String SUCCEEDED = """
            update platform.sign_ins
            set failures = 0, locked_until = null, signed_in_at = :at
            where email = :email
            """;

    /** @param signedInAt the last time; null when never */
    public record User(
            UUID id,
            String email,
            String name,
            String role,
            String language,
            boolean enabled,
            Instant createdAt,
            @Nullable Instant signedInAt,
            int version) {}

    /** @param within the part of the company that those who have it see and work on */
    public record Role(String role, String name, List<String> scopes, DataScope within) {

        /** One that is about all of the company. */
        public Role(String role, String name, List<String> scopes) {
            this(role, name, scopes, DataScope.ALL);
        }
    }

    /** What the sign-in needs to know. */
    record Credentials(
            TenantId tenant,
            UUID id,
            String email,
            String name,
            String passwordHash,
            String language,
            boolean enabled,
            List<String> scopes,
            DataScope within,
            String tenantName,
            @Nullable Instant lockedUntil) {

        /** @param standsInFor names of those whose rights they have been handed */
        Caller caller(List<String> standsInFor) {
            return new Caller(tenant, Caller.Kind.USER, name, Set.copyOf(scopes), within, standsInFor);
        }
    }

    /** A session knows the hash of the password that opened it: a new password ends it. */
    private record Session(UUID user, String passwordHash) {}

    private record Remembered(Optional<Caller> caller, Instant until) {}

    private final Map<Session, Remembered> remembered = new ConcurrentHashMap<>();
    private final Db db;
    private final Delegations delegations;
    private final Audit audit;
    private final PasswordEncoder encoder;
    private final Clock clock;

    Users(Db db, Delegations delegations, Audit audit, PasswordEncoder encoder, Clock clock) {
        this.db = db;
        this.delegations = delegations;
        this.audit = audit;
        this.encoder = encoder;
        this.clock = clock;
    }

    @Transactional
    public User create(String email, String name, String password, String role, String language) {
        var address = email.strip().toLowerCase(Locale.ROOT);
        check(address, name, password, role, language);
        var id = Ids.next();
        var added = db.unscoped(ADD_SIGN_IN)
                .param("email", address)
                .param("owner", Caller.current().tenant().value())
                .param("id", id)
                .update();
        if (added == 0) {
            throw new Invalid("email", "is already in use");
        }
        db.sql(ADD)
                .param("id", id)
                .param("email", address)
                .param("name", name.strip())
                .param("hash", encoder.encode(password))
                .param("role", role)
                .param("language", language)
                .param("at", Db.timestamp(clock.instant()))
                .update();
        var user = get(id);
        audit.record("user", address, "created", null, user);
        return user;
    }

    /** Nobody else changes who may what until this transaction ends. */
    void lockAll() {
        db.sql(LOCK_ALL).query(UUID.class).list();
    }

    /** @return the user as changed; empty when {@code before} is no longer what stands */
    Optional<User> change(User before, String name, String role, String language, boolean enabled) {
        var changed = db.sql(CHANGE)
                .param("id", before.id())
                .param("version", before.version())
                .param("name", name.strip())
                .param("role", role)
                .param("language", language)
                .param("enabled", enabled)
                .update();
        remembered.clear();
        return changed == 0 ? Optional.empty() : Optional.of(get(before.id()));
    }

    /** Who may what is read anew: somebody was given a right, or has lost one. */
    void forget() {
        remembered.clear();
    }

    /** Whether this is the password of somebody who has signed in. */
    boolean knows(SignedInUser user, String password) {
        return encoder.matches(password, user.getPassword());
    }

    void password(User user, String password) {
        checkPassword(new Invalid.Collector(), password).throwIfAny();
        db.sql(SET_PASSWORD)
                .param("id", user.id())
                .param("hash", encoder.encode(password))
                .update();
        remembered.clear();
    }

    @Transactional(readOnly = true)
    public User get(UUID id) {
        return db.sql(GET)
                .param("id", id)
                .query((row, _) -> user(row))
                .optional()
                .orElseThrow(() -> new NotFound("user", id));
    }

    @Transactional(readOnly = true)
    public List<User> list() {
        return db.sql(LIST).query((row, _) -> user(row)).list();
    }

    /** Names of those who may sign in, each once, in the order of their addresses: what work is given to. */
    @Transactional(readOnly = true)
    public List<String> names() {
        return list().stream().filter(User::enabled).map(User::name).distinct().toList();
    }

    @Transactional(readOnly = true)
    public List<Role> roles() {
        return db.sql(ROLES)
                .query((row, _) ->
                        new Role(row.getString("role"), row.getString("name"), Db.texts(row, "scopes"), within(row)))
                .list();
    }

    @Transactional
    public void defineRole(Role role) {
        db.sql(ADD_ROLE)
                .param("role", role.role())
                .param("name", role.name())
                .param("scopes", role.scopes().toArray(String[]::new))
                .param("channels", role.within().channels().toArray(String[]::new))
                .param("sites", role.within().sites().toArray(String[]::new))
                .param("customer_tags", role.within().customerTags().toArray(String[]::new))
                .param(
                        "hidden_fields",
                        role.within().hiddenFields().stream()
                                .map(FieldGroup::name)
                                .toArray(String[]::new))
                .update();
        remembered.clear();
        audit.record("role", role.role(), "defined", null, role);
    }

    /** Who sits behind a session by what stands now; empty when they may no longer sign in. Known within {@link #REMEMBERED}. */
    Optional<Caller> callerOf(SignedInUser user) {
        var now = clock.instant();
        var session = new Session(user.id(), user.getPassword());
        var known = remembered.get(session);
        if (known != null && known.until().isAfter(now)) {
            return known.caller();
        }
        var caller = findByEmail(user.getUsername())
                .filter(found -> found.enabled()
                        && found.id().equals(user.id())
                        && found.passwordHash().equals(user.getPassword()))
                .map(found -> found.caller(delegations.givers(found.tenant(), found.id(), now)));
        if (remembered.size() >= REMEMBERED_MOST) {
            remembered.clear();
        }
        remembered.put(session, new Remembered(caller, now.plus(REMEMBERED)));
        return caller;
    }

    Optional<Credentials> findByEmail(String email) {
        return db.unscoped(FIND_BY_EMAIL)
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query((row, _) -> new Credentials(
                        new TenantId(Db.uuid(row, "tenant_id")),
                        Db.uuid(row, "user_id"),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("password_hash"),
                        row.getString("language"),
                        row.getBoolean("enabled"),
                        Db.texts(row, "scopes"),
                        within(row),
                        row.getString("tenant_name"),
                        Db.instantOrNull(row, "locked_until")))
                .optional();
    }

    /** After {@value #FAILURES_BEFORE_PAUSE} wrong passwords in a row the address pauses, so that guessing does not pay. */
    void signInFailed(String email) {
        db.unscoped(FAILED)
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .param("most", FAILURES_BEFORE_PAUSE)
                .param("until", Db.timestamp(clock.instant().plus(PAUSE)))
                .update();
    }

    void signInSucceeded(String email) {
        db.unscoped(SUCCEEDED)
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .param("at", Db.timestamp(clock.instant()))
                .update();
    }

    private void check(String email, String name, String password, String role, String language) {
        checkPassword(checkRoleAndLanguage(new Invalid.Collector(), role, language), password)
                .require(
                        email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+") && email.length() <= 254,
                        "email",
                        "is no e-mail address")
                .require(!name.isBlank() && name.length() <= 200, "name", "must be 1 to 200 characters")
                .throwIfAny();
    }

    private static Invalid.Collector checkPassword(Invalid.Collector invalid, String password) {
        return invalid.require(
                password.length() >= PASSWORD_LEAST && password.length() <= PASSWORD_MOST,
                "password",
                "must be %d to %d characters".formatted(PASSWORD_LEAST, PASSWORD_MOST));
    }

    Invalid.Collector checkRoleAndLanguage(Invalid.Collector invalid, String role, String language) {
        var roles = roles();
        var known = roles.stream().anyMatch(each -> each.role().equals(role));
        return invalid.require(known, "role", "is not one of the roles of this tenant")
                .require(!known || reaches(Caller.current(), role, roles), "role", "goes beyond your own")
                .require(List.of("en", "es").contains(language), "language", "must be en or es");
    }

    /** Whether {@code caller} may all that {@code role} may: nobody hands out, or takes away, more than they have. */
    static boolean reaches(Caller caller, String role, List<Role> roles) {
        return roles.stream()
                .filter(each -> each.role().equals(role))
                .flatMap(each -> each.scopes().stream())
                .allMatch(caller::mayOfOwn);
    }

    private static DataScope within(ResultSet row) throws SQLException {
        return new DataScope(
                Set.copyOf(Db.texts(row, "channels")),
                Set.copyOf(Db.texts(row, "sites")),
                Set.copyOf(Db.texts(row, "customer_tags")),
                Db.texts(row, "hidden_fields").stream().map(FieldGroup::valueOf).collect(Collectors.toSet()));
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                Db.uuid(row, "user_id"),
                row.getString("email"),
                row.getString("name"),
                row.getString("role"),
                row.getString("language"),
                row.getBoolean("enabled"),
                Db.instant(row, "created_at"),
                Db.instantOrNull(row, "signed_in_at"),
                row.getInt("version"));
    }
}
