-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL. Times are UTC, kept to the microsecond, which both databases hold.

create table clients (
    id          varchar(200)                not null primary key,
    name        varchar(200)                not null,
    -- Argon2id; null for a public client, which has no secret.
    secret_hash varchar(255),
    -- Parted by single spaces.
    grants      varchar(1000)               not null,
    scopes      varchar(1000)               not null,
    enabled     boolean                     not null,
    created_at  timestamp(6) with time zone not null,
    updated_at  timestamp(6) with time zone not null
);

-- One row for each sign-in that can be refreshed. The row is what a rotation locks.
create table refresh_families (
    id         uuid                        not null primary key,
    -- A user's id. Features own the users, hence no foreign key: they say when one goes.
    subject    varchar(255)                not null,
    client_id  varchar(200)                not null references clients (id) on delete cascade,
    scopes     varchar(1000)               not null,
    revoked    boolean                     not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null
);

create index refresh_families_of_subject on refresh_families (subject);
create index refresh_families_by_end on refresh_families (expires_at);
create index refresh_families_of_client on refresh_families (client_id);

-- Every token of a family, used ones too: a used one that comes again is a stolen one.
create table refresh_tokens (
    -- SHA-256 of the token: 256 random bits need no slower hash.
    fingerprint char(64)                    not null primary key,
    family_id   uuid                        not null references refresh_families (id) on delete cascade,
    expires_at  timestamp(6) with time zone not null,
    used_at     timestamp(6) with time zone
);

create index refresh_tokens_of_family on refresh_tokens (family_id);

create table signing_keys (
    -- The key's RFC 7638 thumbprint, which is the kid.
    id          varchar(64)                 not null primary key,
    -- 1, 2, ...: the highest signs. Unique, so that of two nodes that start at once one makes the key.
    generation  integer                     not null,
    private_jwk varchar(4000)               not null,
    created_at  timestamp(6) with time zone not null,
    constraint signing_keys_generation_unique unique (generation)
);
