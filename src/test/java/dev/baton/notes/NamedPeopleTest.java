package dev.baton.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamedPeopleTest {

    private static final NamedPeople PEOPLE =
            NamedPeople.of(List.of("Ana Duarte", "Ana Duarte Leal", "Ben Okafor", "Zoë", "Ben Ames", "Cleo O’Hara"));

    @Test
    void a_whole_name_is_found_whatever_stands_around_it() {
        assertThat(PEOPLE.in("@Ben Okafor, please call.")).containsExactly("Ben Okafor");
        assertThat(PEOPLE.in("(see @zoë)")).containsExactly("Zoë");
        assertThat(PEOPLE.in("@Cleo O’Hara!")).containsExactly("Cleo O’Hara");
    }

    @Test
    void the_longest_name_that_stands_there_is_meant() {
        assertThat(PEOPLE.in("@Ana Duarte Leal knows")).containsExactly("Ana Duarte Leal");
        assertThat(PEOPLE.in("@Ana Duarte knows")).containsExactly("Ana Duarte");
    }

    @Test
    void a_first_name_is_enough_while_it_is_one_persons() {
        assertThat(PEOPLE.in("@Cleo knows")).containsExactly("Cleo O’Hara");
        assertThat(PEOPLE.in("@Ben knows")).isEmpty();
        assertThat(PEOPLE.in("@Benedict knows")).isEmpty();
    }

    @Test
    void the_at_sign_of_a_mail_address_names_nobody() {
        assertThat(PEOPLE.in("write to shop@zoë.example or shop@Zoë")).isEmpty();
        assertThat(PEOPLE.in("@Zoëlle, @, and @@")).isEmpty();
    }

    @Test
    void everybody_is_named_once_in_the_order_in_which_they_are() {
        assertThat(PEOPLE.in("@Zoë and @Cleo, then @Zoë again")).containsExactly("Zoë", "Cleo O’Hara");
        assertThat(PEOPLE.places("@Zoë and @Cleo"))
                .containsExactly(new NamedPeople.Place(0, 4, "Zoë"), new NamedPeople.Place(9, 14, "Cleo O’Hara"));
    }

    @Test
    void not_more_than_twenty_are_told() {
        var many = IntStream.range(100, 130).mapToObj(i -> "P" + i).toList();
        var text = many.stream().map(name -> "@" + name).collect(Collectors.joining(" "));

        assertThat(NamedPeople.of(many).in(text)).isEqualTo(many.subList(0, NamedPeople.MOST));
    }
}
