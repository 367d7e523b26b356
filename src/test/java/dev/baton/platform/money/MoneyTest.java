package dev.baton.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void an_amount_is_read_in_the_decimals_of_its_currency() {
        assertThat(Money.parse("12.3", "USD")).isEqualTo(Money.of(1230, "USD"));
        assertThat(Money.parse("-5", "JPY")).isEqualTo(Money.of(-5, "JPY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12.345", "1e999999999", "1e2", "99999999999999999999", "NaN", "1,5", " 1"})
    void what_is_no_amount_is_refused_at_once(String amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(amount, "USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XXX", "usd", "ABC", ""})
    void nobody_is_paid_in_what_is_no_currency(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse("1", currency));
    }
}
