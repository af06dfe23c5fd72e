-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL. Times are UTC, kept to the microsecond, which both databases hold.

-- The one secret from which all nodes make the nonces of DPoP (RFC 9449, section 8) alike. Who has it can make proofs ahead of time with
-- a key that is theirs anyhow, and nothing else.
create table dpop_nonce_secret (
    -- Always 1: of two nodes that start at once one makes it.
    id     integer     not null primary key,
    secret varchar(64) not null
);

-- Who verifies access tokens asks for what was taken back since the last time.
create index revocations_by_time on revocations (revoked_at);
