package dev.baton.returns;

import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.SearchText;
import dev.baton.platform.money.Money;
import dev.baton.platform.web.StaleVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that touches the claims. */
@Repository
class Claims {

    private static final String LIST = """
            select claim_id, number, order_id, order_number, customer_name, shipment_id, shipment, return_id, return_number,
                kind, liable, state, amount_minor, currency, settled_minor, remedy, remedy_document, note, reference,
                answer, lines, opened_at, opened_by, filed_at, closed_at, version
            from returns.claims
            where tenant_id = :tenant
            """;

    private static final String GET = """
            select claim_id, number, order_id, order_number, customer_name, shipment_id, shipment, return_id, return_number,
                kind, liable, state, amount_minor, currency, settled_minor, remedy, remedy_document, note, reference,
                answer, lines, opened_at, opened_by, filed_at, closed_at, version
            from returns.claims
            where tenant_id = :tenant
            and claim_id = :claim
            """;

    private static final String BY_NUMBER = """
            select claim_id
            from returns.claims
            where tenant_id = :tenant
            and number = :number
            """;

    private static final String OPEN = """
            select count(*)
            from returns.claims
            where tenant_id = :tenant
            and state in ('OPEN', 'FILED')
            """;

    private static final String ADD = """
            insert into returns.claims
                (tenant_id, claim_id, number, order_id, order_number, customer_name, shipment_id, shipment, return_id,
                return_number, kind, liable, state, amount_minor, currency, settled_minor, remedy, remedy_document, note,
                reference, answer, lines, opened_at, opened_by, filed_at, closed_at, search, version)
            values
                (:tenant, :claim, :number, :order, :order_number, :customer_name, :shipment_id, :shipment, :return_id,
                :return_number, :kind, :liable, :state, :amount, :currency, :settled, :remedy, :remedy_document, :note,
                :reference, :answer, :lines::jsonb, :opened_at, :opened_by, :filed_at, :closed_at, :search, 1)
            """;

    private static final String STORE = """
            update returns.claims
            set state = :state, settled_minor = :settled, remedy = :remedy, remedy_document = :remedy_document,
                reference = :reference, answer = :answer, filed_at = :filed_at, closed_at = :closed_at,
                search = :search, version = version + 1
            where tenant_id = :tenant
            and claim_id = :claim
            and version = :version
            """;

    private final Db db;
    private final JsonMapper json;

    Claims(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Claim get(ClaimId id) {
        return db.sql(GET)
                .param("claim", id.value())
                .query((row, _) -> claim(row))
                .optional()
                .orElseThrow(() -> new NotFound("claim", id));
    }

    Optional<ClaimId> byNumber(String number) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> new ClaimId(Db.uuid(row, "claim_id")))
                .optional();
    }

    long open() {
        return db.sql(OPEN).query(Long.class).single();
    }

    /** Newest first. */
    Page<Claim> list(
            Claim.@Nullable State state,
            Claim.@Nullable Liable liable,
            @Nullable OrderId order,
            @Nullable String text,
            PageRequest request) {
        var query = new ListQuery(LIST)
                .ofOrders("order_id")
                .where("state = :state", "state", state == null ? null : state.name())
                .where("liable = :liable", "liable", liable == null ? null : liable.name())
                .where("order_id = :order", "order", order == null ? null : order.value());
        var patterns = SearchText.patterns(text);
        for (int i = 0; i < patterns.size(); i++) {
            query.where("search like :text%d".formatted(i), "text" + i, patterns.get(i));
        }
        return query.page(
                db,
                request,
                List.of(new SortKey("claim_id", "uuid", true)),
                (row, _) -> claim(row),
                claim -> Cursor.of(claim.id()));
    }

    void add(Claim claim) {
        bound(db.sql(ADD), claim)
                .param("number", claim.number())
                .param("order", claim.order().value())
                .param("order_number", claim.orderNumber())
                .param("customer_name", claim.customerName())
                .param("shipment_id", claim.shipmentId())
                .param("shipment", claim.shipment())
                .param(
                        "return_id",
                        claim.returnId() == null ? null : claim.returnId().value())
                .param("return_number", claim.returnNumber())
                .param("kind", claim.kind().name())
                .param("liable", claim.liable().name())
                .param("amount", claim.amount().minor())
                .param("currency", claim.amount().currency())
                .param("note", claim.note())
                .param("lines", json.writeValueAsString(claim.lines()))
                .param("opened_at", Db.timestamp(claim.openedAt()))
                .param("opened_by", claim.openedBy())
                .update();
    }

    void store(Claim claim) {
        if (bound(db.sql(STORE), claim).param("version", claim.version()).update() != 1) {
            throw new StaleVersion(claim.version() + 1L);
        }
    }

    private static StatementSpec bound(StatementSpec statement, Claim claim) {
        var settled = claim.settled();
        return statement
                .param("claim", claim.id().value())
                .param("state", claim.state().name())
                .param("settled", settled == null ? null : settled.minor())
                .param("remedy", claim.remedy().name())
                .param("remedy_document", claim.remedyDocument())
                .param("reference", claim.reference())
                .param("answer", claim.answer())
                .param("filed_at", Db.timestampOrNull(claim.filedAt()))
                .param("closed_at", Db.timestampOrNull(claim.closedAt()))
                .param(
                        "search",
                        SearchText.of(
                                claim.number(),
                                claim.orderNumber(),
                                claim.customerName(),
                                claim.shipment(),
                                claim.returnNumber(),
                                claim.reference(),
                                claim.kind().name().toLowerCase(Locale.ROOT)));
    }

    private Claim claim(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        UUID returnId = Db.uuidOrNull(row, "return_id");
        long settled = row.getLong("settled_minor");
        boolean open = row.wasNull();
        return new Claim(
                new ClaimId(Db.uuid(row, "claim_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                row.getString("customer_name"),
                Db.uuidOrNull(row, "shipment_id"),
                row.getString("shipment"),
                returnId == null ? null : new ReturnId(returnId),
                row.getString("return_number"),
                Claim.Kind.valueOf(row.getString("kind")),
                Claim.Liable.valueOf(row.getString("liable")),
                Claim.State.valueOf(row.getString("state")),
                Money.of(row.getLong("amount_minor"), currency),
                open ? null : Money.of(settled, currency),
                Claim.Remedy.valueOf(row.getString("remedy")),
                row.getString("remedy_document"),
                row.getString("note"),
                row.getString("reference"),
                row.getString("answer"),
                Arrays.asList(Objects.requireNonNull(json.readValue(row.getString("lines"), Claim.Line[].class))),
                Db.instant(row, "opened_at"),
                row.getString("opened_by"),
                Db.instantOrNull(row, "filed_at"),
                Db.instantOrNull(row, "closed_at"),
                row.getInt("version"));
    }
}
