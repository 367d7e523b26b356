package dev.baton.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.platform.Invalid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TableRowsTest {

    @Test
    void rows_of_one_order_are_its_lines_and_keep_their_places() throws IOException {
        assertThat(rows(ImportKind.ORDERS, """
                        Order ID,Customer,SKU,Qty,Price
                        A-1,C-1001,MUG,2,"12,50"
                        A-1,C-1001,CUP,1,3.00 EUR

                        A-2,C-1002,MUG,many,
                        """)).containsExactly("", """
                        {"externalReference":"A-1","customer":"C-1001","lines":[{"sku":"MUG","quantity":2,"unitPrice":\
                        {"amount":"12.50","currency":"USD"}},{"sku":"CUP","quantity":1,"unitPrice":{"amount":"3.00",\
                        "currency":"EUR"}}],"channel":"file"}""", "", "", """
                        {"externalReference":"A-2","customer":"C-1002","lines":[{"sku":"MUG","quantity":"many"}],"channel":"file"}""");
    }

    @Test
    void fields_within_fields_find_their_place() throws IOException {
        assertThat(rows(ImportKind.ITEMS, "sku;name;name.es;case.size;status\nMUG;Mug;Taza;6;active\n"))
                .containsExactly("", """
                        {"sku":"MUG","name":{"en":"Mug","es":"Taza"},"case":{"size":6},"status":"ACTIVE"}""");
        assertThat(rows(
                        ImportKind.CUSTOMERS,
                        "number\ttype\tname\ttax exempt\tcity\nC-1\tbusiness\tAcme\tyes\tBerlin\n"))
                .containsExactly("", """
                        {"number":"C-1","type":"BUSINESS","name":"Acme","taxExempt":true,"addresses":[{"kind":"SHIP_TO",\
                        "isDefault":true,"address":{"city":"Berlin"}}]}""");
    }

    @Test
    void an_excel_file_is_read_as_the_same_table() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("prices");
            var heads = List.of("Price list", "SKU", "Price", "Currency", "Valid from");
            for (int i = 0; i < heads.size(); i++) {
                sheet.value(0, i, heads.get(i));
            }
            sheet.value(2, 0, "RETAIL");
            sheet.value(2, 1, "MUG");
            sheet.value(2, 2, 12.5);
            sheet.value(2, 3, "EUR");
            sheet.value(2, 4, LocalDate.of(2026, 12, 1));
            sheet.style(2, 4).format("yyyy-mm-dd").set();
        }

        assertThat(rows(ImportKind.PRICES, out.toByteArray())).containsExactly("", "", """
                        {"priceList":"RETAIL","sku":"MUG","unitPrice":{"amount":"12.5","currency":"EUR"},"validFrom":"2026-12-01"}""");
    }

    @Test
    void columns_are_known_by_many_names_and_each_field_by_one() {
        var columns = FileField.guess(ImportKind.STOCK, List.of("Item SKU", "Warehouse", "Qty", "Stock", "Colour"));

        assertThat(columns.entrySet().stream()
                        .map(column -> column.getKey() + " " + column.getValue().path()))
                .containsExactly("0 sku", "1 site", "2 counted");
        assertThat(FileField.missing(ImportKind.STOCK, columns)).isEmpty();
        assertThat(FileField.missing(ImportKind.STOCK, FileField.guess(ImportKind.STOCK, List.of("sku"))))
                .extracting(FileField::path)
                .containsExactly("site", "counted");
    }

    @Test
    void a_file_without_headings_is_no_table() {
        assertThatThrownBy(() -> rows(ImportKind.ITEMS, "\n\n")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> rows(ImportKind.ITEMS, "")).isInstanceOf(Invalid.class);
    }

    private static List<String> rows(ImportKind kind, String text) throws IOException {
        return rows(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(ImportKind kind, byte[] content) throws IOException {
        try (var table = Table.of(new ByteArrayInputStream(content))) {
            var source = new TableRows(
                    kind,
                    table,
                    FileField.guess(kind, table.headings()),
                    "USD",
                    JsonMapper.builder().build());
            var rows = new ArrayList<String>();
            for (var line = source.next(); line != null; line = source.next()) {
                rows.add(((Lines.Text) line).value());
            }
            return rows;
        }
    }
}
