package dev.baton.notifications;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Brands; a tenant has a handful. */
@Repository
class Brands {

    private static final String LIST = """
            select brand, name, logo_text, sender_name, sender_address, reply_to, help_email, help_phone, website, accent,
                language, channels, is_default, version
            from notifications.brands
            where tenant_id = :tenant
            order by is_default desc, brand
            """;

    private static final String ADD = """
            insert into notifications.brands
                (tenant_id, brand, name, logo_text, sender_name, sender_address, reply_to, help_email, help_phone, website,
                accent, language, channels, is_default)
            values
                (:tenant, :brand, :name, :logo_text, :sender_name, :sender_address, :reply_to, :help_email, :help_phone,
                :website, :accent, :language, :channels, :is_default)
            on conflict do nothing
            """;

    private static final String CHANGE = """
            update notifications.brands
            set name = :name, logo_text = :logo_text, sender_name = :sender_name, sender_address = :sender_address,
                reply_to = :reply_to, help_email = :help_email, help_phone = :help_phone, website = :website,
                accent = :accent, language = :language, channels = :channels, is_default = :is_default,
                version = version + 1
            where tenant_id = :tenant
            and brand = :brand
            and version = :version
            """;

    private static final String NO_OTHER_DEFAULT = """
            update notifications.brands
            set is_default = false, version = version + 1
            where tenant_id = :tenant
            and brand <> :brand
            and is_default
            """;

    private final Db db;

    Brands(Db db) {
        this.db = db;
    }

    /** The default first. */
    List<Brand> list() {
        return db.sql(LIST).query((row, _) -> brand(row)).list();
    }

    Optional<Brand> find(BrandCode code) {
        return list().stream().filter(brand -> brand.code().equals(code)).findFirst();
    }

    boolean add(Brand brand) {
        return bound(db.sql(ADD), brand).update() == 1;
    }

    /** False when somebody else was faster. */
    boolean change(Brand brand) {
        return bound(db.sql(CHANGE), brand).param("version", brand.version()).update() == 1;
    }

    void noOtherDefault(BrandCode brand) {
        db.sql(NO_OTHER_DEFAULT).param("brand", brand.value()).update();
    }

    private static StatementSpec bound(StatementSpec statement, Brand brand) {
        return statement
                .param("brand", brand.code().value())
                .param("name", brand.name())
                .param("logo_text", brand.logoText())
                .param("sender_name", brand.senderName())
                .param("sender_address", brand.senderAddress())
                .param("reply_to", brand.replyTo())
                .param("help_email", brand.helpEmail())
                .param("help_phone", brand.helpPhone())
                .param("website", brand.website())
                .param("accent", brand.accent())
                .param("language", brand.language())
                .param("channels", Columns.texts(brand.channels()))
                .param("is_default", brand.isDefault());
    }

    private static Brand brand(ResultSet row) throws SQLException {
        return new Brand(
                new BrandCode(row.getString("brand")),
                row.getString("name"),
                row.getString("logo_text"),
                row.getString("sender_name"),
                row.getString("sender_address"),
                row.getString("reply_to"),
                row.getString("help_email"),
                row.getString("help_phone"),
                row.getString("website"),
                row.getString("accent"),
                row.getString("language"),
                Db.texts(row, "channels"),
                row.getBoolean("is_default"),
                row.getInt("version"));
    }
}
