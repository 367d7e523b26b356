package dev.baton.shipping;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.documents.Letterhead;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** How merchants sign their papers. */
@Repository
class Senders {

    private static final String FIND = """
            select name, contact, colour, language, company_prefix
            from shipping.senders
            where tenant_id = :tenant
            """;

    private static final String PUT = """
            insert into shipping.senders (tenant_id, name, contact, colour, language, company_prefix)
            values (:tenant, :name, :contact, :colour, :language, :company_prefix)
            on conflict (tenant_id) do update
            set name = excluded.name, contact = excluded.contact, colour = excluded.colour,
                language = excluded.language, company_prefix = excluded.company_prefix
            """;

    private final Db db;
    private final ShippingSettings settings;

    Senders(Db db, ShippingSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** A merchant that has not said how signs with the name of the site. */
    Sender get(String siteName) {
        return find().orElseGet(() ->
                new Sender(siteName, List.of(), Letterhead.DEFAULT_COLOUR, "en", settings.companyPrefix()));
    }

    Optional<Sender> find() {
        return db.sql(FIND)
                .query((row, _) -> new Sender(
                        row.getString("name"),
                        Db.texts(row, "contact"),
                        row.getString("colour"),
                        row.getString("language"),
                        row.getString("company_prefix")))
                .optional();
    }

    void put(Sender sender) {
        db.sql(PUT)
                .param("name", sender.name())
                .param("contact", Columns.texts(sender.contact()))
                .param("colour", sender.colour())
                .param("language", sender.language())
                .param("company_prefix", sender.companyPrefix())
                .update();
    }
}
