-- When the people of a team are at their desks; null in all of these for a team that keeps the hours of the company.
alter table worklist.teams
    add column time_zone text,
    add column working_days text[],
    add column holidays date[],
    add column opens_at time,
    add column closes_at time,
    add constraint teams_say_all_of_their_hours_or_nothing
        check (num_nulls(time_zone, working_days, holidays, opens_at, closes_at) in (0, 5));
