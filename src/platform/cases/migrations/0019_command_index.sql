create index concurrently if not exists command_case on cases.command (case_id);
