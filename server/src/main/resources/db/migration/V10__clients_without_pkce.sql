-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL.

-- OpenID Connect alone asks for no code challenge; a client with credentials may do without.
alter table clients add column pkce_required boolean default true not null;
alter table authorization_codes alter column code_challenge drop not null;
