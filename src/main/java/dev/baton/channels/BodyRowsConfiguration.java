package dev.baton.channels;

import dev.baton.platform.web.BulkRow;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything but orders is worked row by row. */
@Configuration(proxyBeanMethods = false)
class BodyRowsConfiguration {

    @Bean
    RowWork<String> itemRows(List<BulkRow> rows, TransactionTemplate transaction) {
        return of(ImportKind.ITEMS, rows, transaction);
    }

    @Bean
    RowWork<String> customerRows(List<BulkRow> rows, TransactionTemplate transaction) {
        return of(ImportKind.CUSTOMERS, rows, transaction);
    }

    @Bean
    RowWork<String> stockRows(List<BulkRow> rows, TransactionTemplate transaction) {
        return of(ImportKind.STOCK, rows, transaction);
    }

    @Bean
    RowWork<String> priceRows(List<BulkRow> rows, TransactionTemplate transaction) {
        return of(ImportKind.PRICES, rows, transaction);
    }

    private static BodyRows of(ImportKind kind, List<BulkRow> rows, TransactionTemplate transaction) {
        return new BodyRows(
                kind,
                rows.stream()
                        .filter(row -> row.kind().equals(kind.key()))
                        .findFirst()
                        .orElseThrow(),
                transaction);
    }
}
