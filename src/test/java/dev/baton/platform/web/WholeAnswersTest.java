package dev.baton.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class WholeAnswersTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @LocalServerPort
    int port;

    @Test
    void an_answer_says_how_long_it_is() {
        var merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 10);
            shop.placed(shop.line("MUG", 1));
        });
        var answer = new Api(port, tenants.key(merchant)).get("/orders");
        assertThat(answer.header("Content-Length"))
                .isEqualTo(String.valueOf(answer.response().body().getBytes(StandardCharsets.UTF_8).length));
    }
}
