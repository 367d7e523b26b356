package dev.baton.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrandColoursTest {

    @Test
    void a_dark_colour_is_written_as_it_is_and_lightened_in_the_dark() {
        var colours = BrandColours.of("#1f4e79");

        assertThat(colours.fill()).isEqualTo("#1f4e79");
        assertThat(colours.onFill()).isEqualTo("#ffffff");
        assertThat(colours.ink()).isEqualTo("#1f4e79");
        assertThat(colours.darkInk()).isNotEqualTo("#1f4e79");
    }

    @Test
    void a_light_colour_is_darkened_until_it_can_be_read_on_white() {
        var colours = BrandColours.of("#ffd400");

        assertThat(colours.onFill()).isEqualTo("#000000");
        assertThat(colours.ink()).isNotEqualTo("#ffd400");
        assertThat(colours.darkInk()).isEqualTo("#ffd400");
    }
}
