package dev.baton.integrations.carriersimulator;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.shipping.spi.LabelRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The books of the simulated carriers. */
@Repository
class SimulatedLabels {

    private static final String ASK = """
            insert into integrations.simulated_labels
                (tenant_id, reference, asked, carrier, parcels, days, mood, from_city, to_city)
            values (:tenant, :reference, 1, :carrier, :parcels, :days, :mood, :from_city, :to_city)
            on conflict (tenant_id, reference) do update
            set asked = simulated_labels.asked + 1
            returning reference, asked, label, carrier, parcels, days, mood, from_city, to_city, asked_at, bought_at,
                voided_at
            """;

    private static final String BUY = """
            update integrations.simulated_labels
            set bought_at = :at
            where tenant_id = :tenant
            and reference = :reference
            and bought_at is null
            """;

    private static final String GIVE_BACK = """
            update integrations.simulated_labels
            set voided_at = :at
            where tenant_id = :tenant
            and reference = :reference
            and voided_at is null
            """;

    private static final String FIND = """
            select reference, asked, label, carrier, parcels, days, mood, from_city, to_city, asked_at, bought_at, voided_at
            from integrations.simulated_labels
            where tenant_id = :tenant
            and reference = any(:references)
            order by reference
            """;

    /**
     * @param asked how often
     * @param askedAt the first time, by the clock on the wall
     */
    record Row(
            String reference,
            int asked,
            long label,
            String carrier,
            int parcels,
            int days,
            Mood mood,
            @Nullable String fromCity,
            @Nullable String toCity,
            Instant askedAt,
            @Nullable Instant boughtAt,
            @Nullable Instant voidedAt) {

        String trackingNumber(int parcel) {
            return "%s%011d%03d".formatted(carrier.substring(0, Math.min(2, carrier.length())), label, parcel);
        }

        List<String> trackingNumbers() {
            return IntStream.rangeClosed(1, parcels)
                    .mapToObj(this::trackingNumber)
                    .toList();
        }
    }

    private final Db db;

    SimulatedLabels(Db db) {
        this.db = db;
    }

    /** Notes that somebody asked, and answers with what is known of the reference. */
    Row ask(LabelRequest request, int days, Mood mood) {
        return db.sql(ASK)
                .param("reference", request.reference())
                .param("carrier", request.carrier())
                .param("parcels", request.parcels().size())
                .param("from_city", request.from().city())
                .param("to_city", request.to().city())
                .param("days", days)
                .param("mood", mood.name())
                .query((row, _) -> row(row))
                .single();
    }

    void buy(String reference, Instant at) {
        db.sql(BUY).param("reference", reference).param("at", Db.timestamp(at)).update();
    }

    void giveBack(String reference, Instant at) {
        db.sql(GIVE_BACK)
                .param("reference", reference)
                .param("at", Db.timestamp(at))
                .update();
    }

    List<Row> find(Collection<String> references) {
        return db.sql(FIND)
                .param("references", Columns.texts(references))
                .query((row, _) -> row(row))
                .list();
    }

    Optional<Row> find(String reference) {
        return find(List.of(reference)).stream().findFirst();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("reference"),
                row.getInt("asked"),
                row.getLong("label"),
                row.getString("carrier"),
                row.getInt("parcels"),
                row.getInt("days"),
                Mood.valueOf(row.getString("mood")),
                row.getString("from_city"),
                row.getString("to_city"),
                Db.instant(row, "asked_at"),
                Db.instantOrNull(row, "bought_at"),
                Db.instantOrNull(row, "voided_at"));
    }
}
