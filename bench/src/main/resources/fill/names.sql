create temporary table fill_first_names as
select number - 1 as number, first_name
from unnest(string_to_array('Ada Alma Amir Ana Anton Bea Boris Carla Cem Chidi Clara Dana Diego Dora Eli Elena Emeka Emil '
    || 'Esra Eva Farid Felix Flora Gael Greta Hana Hugo Ida Ines Ivan Jade Jonas Jun Kai Lara Leon Lena Luis Luna Maja Marco '
    || 'Mila Mina Nadia Nils Noor Olga Omar Pablo Petra Quinn Rosa Ruben Sara Sven Tara Tom Uma Vera Yara', ' '))
    with ordinality names (first_name, number);

create temporary table fill_last_names as
select number - 1 as number, last_name
from unnest(array(
    select head || tail
    from unnest(string_to_array('Ash Birch Black Brook Clear Cold Copper Cross East Elder Fair Frost Gold Green Hazel', ' '))
        with ordinality heads (head, h)
    cross join unnest(string_to_array('bank berg by croft dale field ford ham holm ley low mark ridge stad ton wood', ' '))
        with ordinality tails (tail, t)
    order by h, t
    limit 211)) with ordinality names (last_name, number);
