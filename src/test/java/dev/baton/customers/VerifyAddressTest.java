package dev.baton.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.customers.VerifyAddress.Complaint;
import dev.baton.customers.VerifyAddress.Doubtful;
import dev.baton.customers.VerifyAddress.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyAddressTest {

    private final VerifyAddress verifyAddress = new VerifyAddress();

    @Test
    void a_good_address_is_verified_and_found_on_the_map() {
        var verified = verified("1480 Mateo Street", "Los Angeles", "CA", "90021", "US");

        assertThat(verified.normalised()).isEqualTo(address("1480 Mateo Street", "Los Angeles", "CA", "90021", "US"));
        assertThat(verified.location()).isNotNull().satisfies(point -> {
            assertThat(point.latitude()).isCloseTo(34.0, within(0.5));
            assertThat(point.longitude()).isCloseTo(-118.2, within(0.5));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "US, california, 900211234, CA, 90021-1234",
        "US, New York, 10001, NY, 10001",
        "US, tx, 78701, TX, 78701",
        "CA, Ontario, m6k3p6, ON, M6K 3P6",
        "CA, québec, H2X 1Y4, QC, H2X 1Y4",
        "MX, Ciudad de México, 06700, CMX, 06700",
        "GB, Scotland, eh66aj, SCT, EH6 6AJ",
        "GB, '', BS6  6LF, ENG, BS6 6LF",
        "DE, Hamburg, 20457, HH, 20457",
        "ES, '', 28004, M, 28004",
        "FR, Île-de-France, 75011, 75, 75011",
        "NL, NH, 1012ab, NH, 1012 AB",
        "PT, Lisboa, 1000001, Lisboa, 1000-001",
        "IT, RM, 00118, RM, 00118",
    })
    void regions_and_postcodes_are_written_as_the_post_does(
            String country, String region, String postcode, String regionWritten, String postcodeWritten) {
        var normalised = verified("1 Way", "Town", region, postcode, country).normalised();

        assertThat(normalised.region()).isEqualTo(regionWritten);
        assertThat(normalised.postcode()).isEqualTo(postcodeWritten);
    }

    @ParameterizedTest
    @CsvSource({
        "US, CA, 10001, postcode, '10001 is in NY, not in CA'",
        "US, CA, 9002, postcode, '\"9002\" is no postcode of United States such as 90021 or 90021-1234'",
        "US, CA, '', postcode, is missing",
        "US, CA, 00099, postcode, 00099 is not in use",
        "US, Kalifornien, 90021, region, '\"Kalifornien\" is no state or province of United States'",
        "US, '', 90021, region, is missing",
        "CA, ON, V6K 1P1, postcode, 'V6K 1P1 is in BC, not in ON'",
        "GB, ENG, 12345, postcode, '\"12345\" is no postcode of United Kingdom such as EH6 6AJ'",
        "ES, M, 99004, postcode, '\"99004\" is no postcode of Spain such as 28004'",
        "UK, '', EH6 6AJ, country, '\"UK\" is no ISO 3166-1 country code'",
    })
    void what_does_not_fit_together_is_doubtful(
            String country, String region, String postcode, String field, String message) {
        var doubtful = doubtful(address("1 Way", "Town", region, postcode, country));

        assertThat(doubtful.complaints()).containsExactly(new Complaint(field, message));
    }

    @Test
    void a_doubtful_address_is_still_on_the_map_when_its_postcode_is() {
        assertThat(doubtful(address("1 Way", "Albany", "CA", "10001", "US")).location())
                .isNotNull();
        assertThat(doubtful(address("1 Way", "Albany", "CA", "nowhere", "US")).location())
                .isNull();
    }

    @Test
    void every_complaint_is_made_at_once() {
        var doubtful = doubtful(new Address("", null, "", null, "", "", "", "US", null, null));

        assertThat(doubtful.complaints())
                .extracting(Complaint::field)
                .containsExactly("name", "line1", "city", "postcode", "region");
    }

    @Test
    void a_country_we_know_little_about_is_taken_at_its_word() {
        var verified = verified("12 Rue du Port", "Dakar", "", "", "SN");

        assertThat(verified.location()).isNull();
        assertThat(verified("1 Way", "Oslo", "", "0150", "NO").location()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "LV, 1073, LV-1073",
        "LT, LT-04340, 04340",
        "SK, 01001, 010 01",
        "KR, 03051, 03051",
        "TW, 104, 104",
        "JE, je23ab, JE2 3AB",
        "SG, 546080, 546080",
        "AR, C1070AAM, C1070AAM",
    })
    void postcodes_of_every_country_are_written_as_its_post_does(String country, String postcode, String written) {
        assertThat(verified("1 Way", "Town", "", postcode, country).normalised().postcode())
                .isEqualTo(written);
    }

    @Test
    void postcodes_that_no_country_has_are_doubted_where_they_are_needed() {
        assertThat(doubtful(address("1 Way", "Seoul", "", "123", "KR")).complaints())
                .containsExactly(new Complaint("postcode", "\"123\" is no postcode of South Korea such as 03051"));
        assertThat(doubtful(address("1 Way", "Seoul", "", "", "KR")).complaints())
                .containsExactly(new Complaint("postcode", "is missing"));
        assertThat(verified("1 Way", "Bogotá", "", "", "CO").normalised().postcode())
                .isEmpty();
    }

    @Test
    void boxes_military_posts_companies_and_dwellings_are_told_apart() {
        assertThat(address("BP 112", "Dakar", "", "12500", "SN").isPostBox()).isTrue();
        assertThat(address("Apdo. 77", "Madrid", "M", "28004", "ES").isPostBox())
                .isTrue();
        assertThat(address("BP 112", "Reno", "NV", "89501", "US").isPostBox()).isFalse();
        var away = address("PSC 3 Box 100", "APO", "AE", "09012", "US");
        assertThat(away.isForces()).isTrue();
        assertThat(away.isPostBox()).isFalse();
        assertThat(address("1 Way, Apt 4B", "Reno", "NV", "89501", "US").premises())
                .isEqualTo(Address.Premises.RESIDENCE);
        assertThat(address("Calle Mayor 3, 2º", "Madrid", "M", "28004", "ES").premises())
                .isEqualTo(Address.Premises.RESIDENCE);
        assertThat(address("1 Way", "Reno", "NV", "89501", "US").premises()).isEqualTo(Address.Premises.UNKNOWN);
        assertThat(new Address("Hill Mill LLC", null, "1 Way", null, "Reno", "NV", "89501", "US", null, null)
                        .premises())
                .isEqualTo(Address.Premises.COMPANY);
        assertThat(new Address("Maria Sa", null, "1 Way", null, "Reno", "NV", "89501", "US", null, null).premises())
                .isEqualTo(Address.Premises.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"PO Box 12", "P.O. Box 7", "Post Office Box 3", "p o box 9", "Postfach 1234", "Apartado de correos 5"})
    void carriers_deliver_to_no_post_office_box(String line) {
        assertThat(address(line, "Los Angeles", "CA", "90021", "US").isPostBox())
                .isTrue();
        assertThat(doubtful(address(line, "Los Angeles", "CA", "90021", "US")).complaints())
                .extracting(Complaint::field)
                .containsExactly("line1");
    }

    @ParameterizedTest
    @CsvSource({"12 Boxwood Lane", "4 Apartado Street", "PSC 3 Box 100", "7 Spo Boxer Road"})
    void a_street_that_sounds_like_a_box_is_a_street(String line) {
        assertThat(address(line, "Los Angeles", "CA", "90021", "US").isPostBox())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "LOS ANGELES, US, Los Angeles",
        "winston-salem, US, Winston-Salem",
        "MCALLEN, US, McAllen",
        "O'FALLON, US, O'Fallon",
        "ST. JOHN'S, CA, St. John's",
        "APO, US, APO",
        "LAS PALMAS DE GRAN CANARIA, ES, Las Palmas de Gran Canaria",
        "STOKE-ON-TRENT, GB, Stoke-On-Trent",
        "FRANKFURT AM MAIN, DE, Frankfurt am Main",
        "MÁLAGA, ES, Málaga",
        "DeKalb, US, DeKalb",
        "  La   Jolla , US, La Jolla",
    })
    void cities_shouted_or_mumbled_are_written_as_people_do(String city, String country, String written) {
        assertThat(CityName.written(city, country)).isEqualTo(written);
    }

    private Verified verified(String line1, String city, String region, String postcode, String country) {
        var outcome = verifyAddress.handle(address(line1, city, region, postcode, country));
        assertThat(outcome).isInstanceOf(Verified.class);
        return (Verified) outcome;
    }

    private Doubtful doubtful(Address address) {
        var outcome = verifyAddress.handle(address);
        assertThat(outcome).isInstanceOf(Doubtful.class);
        return (Doubtful) outcome;
    }

    private static Address address(String line1, String city, String region, String postcode, String country) {
        return new Address("A Person", null, line1, null, city, region, postcode, country, null, null);
    }
}
