-- What a letter is about that an automation writes to the customer; nothing with other actions.
alter table automations.automations add column subject text;
