package dev.baton.platform.company;

import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.documents.PostalAddress;
import dev.baton.platform.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement that touches company profiles. */
@Repository
class CompanyProfiles {

    private static final String FIND = """
            select name, legal_name, line1, line2, city, region, postcode, country, email, phone, website, tax_number,
                time_zone, currency, language, accent, version
            from platform.company_profiles
            where tenant_id = :tenant
            """;

    private static final String ADD = """
            insert into platform.company_profiles (tenant_id, name, legal_name, line1, line2, city, region, postcode, country,
                email, phone, website, tax_number, time_zone, currency, language, accent)
            values (:tenant, :name, :legal_name, :line1, :line2, :city, :region, :postcode, :country, :email, :phone, :website,
                :tax_number, :time_zone, :currency, :language, :accent)
            on conflict (tenant_id) do nothing
            """;

    private static final String CHANGE = """
            update platform.company_profiles
            set name = :name, legal_name = :legal_name, line1 = :line1, line2 = :line2, city = :city, region = :region,
                postcode = :postcode, country = :country, email = :email, phone = :phone, website = :website,
                tax_number = :tax_number, time_zone = :time_zone, currency = :currency, language = :language,
                accent = :accent, version = version + 1
            where tenant_id = :tenant
            and version = :version
            """;

    @Unscoped("the list of tenants has one row for each, found by its id")
    private static final String NAME = """
            select name
            from platform.tenants
            where tenant_id = :owner
            """;

    @Unscoped("the list of tenants has one row for each, found by its id")
    private static final String RENAME = """
            update platform.tenants
            set name = :name
            where tenant_id = :owner
            """;

    private static final String LOGO = """
            select logo
            from platform.company_profiles
            where tenant_id = :tenant
            and logo is not null
            """;

    private static final String SET_LOGO = """
            update platform.company_profiles
            set logo = :logo::bytea
            where tenant_id = :tenant
            """;

    private final Db db;

    CompanyProfiles(Db db) {
        this.db = db;
    }

    Optional<CompanyProfile> find() {
        return db.sql(FIND).query((row, _) -> profile(row)).optional();
    }

    /** What the tenant was called when it was created. */
    String tenantName() {
        return db.unscoped(NAME)
                .param("owner", Caller.current().tenant().value())
                .query(String.class)
                .single();
    }

    /** @return false when there is one already */
    boolean add(CompanyProfile profile) {
        return bound(db.sql(ADD), profile).update() == 1 && rename(profile);
    }

    /** @return false when the profile is no longer at its version */
    boolean change(CompanyProfile profile) {
        return bound(db.sql(CHANGE), profile)
                                .param("version", profile.version())
                                .update()
                        == 1
                && rename(profile);
    }

    Optional<byte[]> logo() {
        return db.sql(LOGO).query((row, _) -> row.getBytes("logo")).optional();
    }

    /** @return false when there is no profile to put it on */
    boolean logo(byte @Nullable [] picture) {
        return db.sql(SET_LOGO).param("logo", picture).update() == 1;
    }

    private boolean rename(CompanyProfile profile) {
        db.unscoped(RENAME)
                .param("owner", Caller.current().tenant().value())
                .param("name", profile.name())
                .update();
        return true;
    }

    private static StatementSpec bound(StatementSpec statement, CompanyProfile profile) {
        var address = profile.address();
        return statement
                .param("name", profile.name())
                .param("legal_name", profile.legalName())
                .param("line1", address == null ? null : address.line1())
                .param("line2", address == null ? null : address.line2())
                .param("city", address == null ? null : address.city())
                .param("region", address == null ? null : address.region())
                .param("postcode", address == null ? null : address.postcode())
                .param("country", address == null ? null : address.country())
                .param("email", profile.email())
                .param("phone", profile.phone())
                .param("website", profile.website())
                .param("tax_number", profile.taxNumber())
                .param("time_zone", profile.zone().getId())
                .param("currency", profile.currency())
                .param("language", profile.language())
                .param("accent", profile.accent());
    }

    private static CompanyProfile profile(ResultSet row) throws SQLException {
        var line1 = row.getString("line1");
        var legalName = row.getString("legal_name");
        return new CompanyProfile(
                row.getString("name"),
                legalName,
                line1 == null
                        ? null
                        : new PostalAddress(
                                legalName,
                                null,
                                line1,
                                row.getString("line2"),
                                row.getString("city"),
                                row.getString("region"),
                                row.getString("postcode"),
                                row.getString("country")),
                row.getString("email"),
                row.getString("phone"),
                row.getString("website"),
                row.getString("tax_number"),
                ZoneId.of(row.getString("time_zone")),
                row.getString("currency"),
                row.getString("language"),
                row.getString("accent"),
                row.getInt("version"));
    }
}
