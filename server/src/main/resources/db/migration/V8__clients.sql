-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL.

-- The order of the list of clients.
create index clients_by_age on clients (created_at, id);
