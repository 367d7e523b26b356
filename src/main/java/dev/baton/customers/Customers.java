package dev.baton.customers;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.baton.customers.Customer.Contact;
import dev.baton.customers.Customer.KeptAddress;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.SearchText;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import dev.baton.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement that touches customers, their contacts and their addresses. */
@Repository
class Customers {

    private static final String LIST = """
            select customer, type, name, email, phone, city, country, price_list, currency, payment_terms, tags, enabled
            from customers.customers_view
            where tenant_id = :tenant
            """;

    private static final String FIND = """
            select customer, type, name, language, email, phone, price_list, currency, payment_terms, credit_limit_minor,
                overdue_block_days, tags, shipping_policy, tax_exempt, enabled, version
            from customers.customers
            where tenant_id = :tenant
            and customer = any(:customers::text[])
            """;

    private static final String CONTACTS = """
            select customer, name, role, email, phone
            from customers.contacts
            where tenant_id = :tenant
            and customer = any(:customers::text[])
            order by customer, position
            """;

    private static final String ADDRESSES = """
            select customer, kind, is_default, name, company, line1, line2, city, region, postcode, country, email, phone
            from customers.addresses
            where tenant_id = :tenant
            and customer = any(:customers::text[])
            order by customer, position
            """;

    private static final String HIGHEST = """
            select coalesce(max(substring(customer from '^C-([0-9]{1,9})$')::bigint), 0)
            from customers.customers
            where tenant_id = :tenant
            """;

    private static final String ADD = """
            insert into customers.customers
                (tenant_id, customer, type, name, language, email, phone, price_list, currency, payment_terms,
                credit_limit_minor, overdue_block_days, tags, shipping_policy, tax_exempt, enabled, search_text)
            values
                (:tenant, :customer, :type, :name, :language, :email, :phone, :price_list, :currency, :payment_terms,
                :credit_limit_minor, :overdue_block_days, :tags, :shipping_policy, :tax_exempt, :enabled, :search_text)
            on conflict (tenant_id, customer) do nothing
            """;

    private static final String CHANGE = """
            update customers.customers
            set type = :type, name = :name, language = :language, email = :email, phone = :phone,
                price_list = :price_list, currency = :currency, payment_terms = :payment_terms,
                credit_limit_minor = :credit_limit_minor, overdue_block_days = :overdue_block_days, tags = :tags,
                shipping_policy = :shipping_policy, tax_exempt = :tax_exempt, enabled = :enabled, search_text = :search_text, version = version + 1
            where tenant_id = :tenant
            and customer = :customer
            and version = :version
            """;

    private static final String FORGET_CONTACTS = """
            delete from customers.contacts
            where tenant_id = :tenant
            and customer = :customer
            """;

    private static final String ADD_CONTACTS = """
            insert into customers.contacts (tenant_id, customer, position, name, role, email, phone)
            select :tenant, :customer, position, name, role, email, phone
            from unnest(:names::text[], :roles::text[], :emails::text[], :phones::text[])
                with ordinality as given (name, role, email, phone, position)
            """;

    private static final String FORGET_ADDRESSES = """
            delete from customers.addresses
            where tenant_id = :tenant
            and customer = :customer
            """;

    private static final String ADD_ADDRESSES = """
            insert into customers.addresses
                (tenant_id, customer, position, kind, is_default, name, company, line1, line2, city, region, postcode,
                country, email, phone)
            select :tenant, :customer, position, kind, is_default, name, company, line1, line2, city, region, postcode,
                country, email, phone
            from unnest(:kinds::text[], :defaults::boolean[], :names::text[], :companies::text[], :lines1::text[],
                    :lines2::text[], :cities::text[], :regions::text[], :postcodes::text[], :countries::text[],
                    :emails::text[], :phones::text[])
                with ordinality as given (kind, is_default, name, company, line1, line2, city, region, postcode,
                    country, email, phone, position)
            """;

    private static final int MOST_KEPT = 50_000;

    private final Db db;
    private final Generations generations;
    private final Kept<CustomerNumber, Customer> kept;

    Customers(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.CUSTOMERS, MOST_KEPT);
    }

    /** As {@link #find}, from memory where it can. */
    Map<CustomerNumber, Customer> known(Collection<CustomerNumber> numbers) {
        return kept.get(numbers, this::find);
    }

    /** By number, in its order; what is not there is left out. */
    Map<CustomerNumber, Customer> find(Collection<CustomerNumber> numbers) {
        var found = new TreeMap<CustomerNumber, Customer>();
        if (numbers.isEmpty()) {
            return found;
        }
        var contacts = parts(CONTACTS, numbers, (row, _) -> contact(row));
        var addresses = parts(ADDRESSES, numbers, (row, _) -> keptAddress(row));
        db.sql(FIND)
                .param("customers", Columns.texts(numbers))
                .query((row, _) -> {
                    var number = new CustomerNumber(row.getString("customer"));
                    return customer(
                            number,
                            row,
                            contacts.getOrDefault(number, List.of()),
                            addresses.getOrDefault(number, List.of()));
                })
                .list()
                .forEach(customer -> found.put(customer.number(), customer));
        return found;
    }

    Page<CustomerSummary> list(
            @Nullable String text, Customer.@Nullable Type type, @Nullable String tag, PageRequest request) {
        var query = new ListQuery(LIST)
                .ofCustomers("tags")
                .where("type = :type", "type", type == null ? null : type.name())
                .where(
                        ":tag = any(tags)",
                        "tag",
                        tag == null ? null : tag.strip().toUpperCase(Locale.ROOT));
        var patterns = SearchText.patterns(text);
        for (int i = 0; i < patterns.size(); i++) {
            query.where("search_text like :word" + i, "word" + i, patterns.get(i));
        }
        return query.page(
                db,
                request,
                List.of(new ListQuery.SortKey("customer", "text", false)),
                (row, _) -> summary(row),
                summary -> Cursor.of(summary.number()));
    }

    /** The highest number of the form {@code C-123}, of those that a count may ever reach. */
    long highestCounted() {
        return db.sql(HIGHEST).query(Long.class).single();
    }

    /** @return false when the number is taken */
    boolean add(Customer customer) {
        if (bound(db.sql(ADD), customer).update() == 0) {
            return false;
        }
        addParts(customer);
        return true;
    }

    /** @return false when the customer is no longer at its version */
    boolean change(Customer customer) {
        generations.changed(Topic.CUSTOMERS);
        var changed = bound(db.sql(CHANGE), customer)
                        .param("version", customer.version())
                        .update()
                == 1;
        if (changed) {
            db.sql(FORGET_CONTACTS).param("customer", customer.number().value()).update();
            db.sql(FORGET_ADDRESSES)
                    .param("customer", customer.number().value())
                    .update();
            addParts(customer);
        }
        return changed;
    }

    private void addParts(Customer customer) {
        var contacts = customer.contacts();
        if (!contacts.isEmpty()) {
            db.sql(ADD_CONTACTS)
                    .param("customer", customer.number().value())
                    .param("names", Columns.text(contacts, Contact::name))
                    .param("roles", Columns.text(contacts, Contact::role))
                    .param("emails", Columns.text(contacts, Contact::email))
                    .param("phones", Columns.text(contacts, Contact::phone))
                    .update();
        }
        var kept = customer.addresses();
        if (!kept.isEmpty()) {
            var addresses = kept.stream().map(KeptAddress::address).toList();
            db.sql(ADD_ADDRESSES)
                    .param("customer", customer.number().value())
                    .param("kinds", Columns.text(kept, KeptAddress::kind))
                    .param("defaults", Columns.text(kept, KeptAddress::isDefault))
                    .param("names", Columns.text(addresses, Address::name))
                    .param("companies", Columns.text(addresses, Address::company))
                    .param("lines1", Columns.text(addresses, Address::line1))
                    .param("lines2", Columns.text(addresses, Address::line2))
                    .param("cities", Columns.text(addresses, Address::city))
                    .param("regions", Columns.text(addresses, Address::region))
                    .param("postcodes", Columns.text(addresses, Address::postcode))
                    .param("countries", Columns.text(addresses, Address::country))
                    .param("emails", Columns.text(addresses, Address::email))
                    .param("phones", Columns.text(addresses, Address::phone))
                    .update();
        }
    }

    private <T> Map<CustomerNumber, List<T>> parts(
            String statement, Collection<CustomerNumber> numbers, RowMapper<T> mapper) {
        return db
                .sql(statement)
                .param("customers", Columns.texts(numbers))
                .query((row, index) ->
                        Map.entry(new CustomerNumber(row.getString("customer")), mapper.mapRow(row, index)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static StatementSpec bound(StatementSpec statement, Customer customer) {
        var limit = customer.creditLimit();
        return statement
                .param("customer", customer.number().value())
                .param("type", customer.type().name())
                .param("name", customer.name())
                .param("language", customer.language())
                .param("email", customer.email())
                .param("phone", customer.phone())
                .param("price_list", customer.priceList())
                .param("currency", customer.currency())
                .param("payment_terms", customer.paymentTerms().name())
                .param("credit_limit_minor", limit == null ? null : limit.minor())
                .param("overdue_block_days", customer.overdueBlockDays())
                .param("tags", Columns.texts(customer.tags().stream().sorted().toList()))
                .param("shipping_policy", customer.shippingPolicy().name())
                .param("tax_exempt", customer.taxExempt())
                .param("enabled", customer.enabled())
                .param("search_text", searchText(customer));
    }

    private static String searchText(Customer customer) {
        var phone = customer.phone();
        return SearchText.of(
                customer.number(),
                customer.name(),
                customer.email(),
                phone == null ? null : phone.replaceAll("\\D", ""));
    }

    private static Customer customer(
            CustomerNumber number, ResultSet row, List<Contact> contacts, List<KeptAddress> addresses)
            throws SQLException {
        var currency = row.getString("currency");
        var limit = row.getObject("credit_limit_minor", Long.class);
        return new Customer(
                number,
                Customer.Type.valueOf(row.getString("type")),
                row.getString("name"),
                row.getString("language"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("price_list"),
                currency,
                PaymentTerms.valueOf(row.getString("payment_terms")),
                limit == null ? null : Money.of(limit, currency),
                row.getObject("overdue_block_days", Integer.class),
                Set.copyOf(Db.texts(row, "tags")),
                ShippingPolicy.valueOf(row.getString("shipping_policy")),
                row.getBoolean("tax_exempt"),
                row.getBoolean("enabled"),
                contacts,
                addresses,
                row.getInt("version"));
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                row.getString("name"), row.getString("role"), row.getString("email"), row.getString("phone"));
    }

    private static KeptAddress keptAddress(ResultSet row) throws SQLException {
        return new KeptAddress(
                Customer.AddressKind.valueOf(row.getString("kind")),
                row.getBoolean("is_default"),
                new Address(
                        row.getString("name"),
                        row.getString("company"),
                        row.getString("line1"),
                        row.getString("line2"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("postcode"),
                        row.getString("country"),
                        row.getString("email"),
                        row.getString("phone")));
    }

    private static CustomerSummary summary(ResultSet row) throws SQLException {
        return new CustomerSummary(
                new CustomerNumber(row.getString("customer")),
                Customer.Type.valueOf(row.getString("type")),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("city"),
                row.getString("country"),
                row.getString("price_list"),
                row.getString("currency"),
                PaymentTerms.valueOf(row.getString("payment_terms")),
                Set.copyOf(Db.texts(row, "tags")),
                row.getBoolean("enabled"));
    }
}
