-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL. Times are UTC, kept to the microsecond, which both databases hold.

-- What a client may do and how it proves who it is, which until now went without saying.
alter table clients add column authentication_method varchar(40);
update clients set authentication_method = case when secret_hash is null then 'none' else 'client_secret_basic' end;
alter table clients alter column authentication_method set not null;
-- Each parted by single spaces, which no URI has.
alter table clients add column redirect_uris text default '' not null;
alter table clients add column post_logout_redirect_uris text default '' not null;
-- A JWK set, for private_key_jwt.
alter table clients add column jwks text;
alter table clients add column consent_required boolean default true not null;
alter table clients add column dpop_required boolean default false not null;
alter table clients add column pushed_requests_required boolean default false not null;
alter table clients add column id_token_algorithm varchar(10) default 'RS256' not null;

-- What a user let a client do by one sign-in. The row is what a rotation of refresh tokens locks. Sign-ins made before this end here:
-- they did not keep when the user gave the password.
drop table refresh_tokens;
drop table refresh_families;

create table authorizations (
    id               uuid                        not null primary key,
    -- A user's id. Features own the users, hence no foreign key: they say when one goes.
    subject          varchar(255)                not null,
    client_id        varchar(200)                not null references clients (id) on delete cascade,
    scopes           varchar(1000)               not null,
    -- Parted by single spaces.
    resources        text                        not null,
    authenticated_at timestamp(6) with time zone not null,
    browser_session  uuid,
    dpop_key         varchar(64),
    created_at       timestamp(6) with time zone not null,
    last_used_at     timestamp(6) with time zone not null,
    expires_at       timestamp(6) with time zone not null,
    revoked          boolean                     not null
);

create index authorizations_of_subject on authorizations (subject, created_at, id);
create index authorizations_by_end on authorizations (expires_at);
create index authorizations_of_client on authorizations (client_id);

-- Every token of an authorization, used ones too: a used one that comes again is a stolen one.
create table refresh_tokens (
    -- SHA-256 of the token: 256 random bits need no slower hash.
    fingerprint      char(64)                    not null primary key,
    authorization_id uuid                        not null references authorizations (id) on delete cascade,
    expires_at       timestamp(6) with time zone not null,
    used_at          timestamp(6) with time zone
);

create index refresh_tokens_of_authorization on refresh_tokens (authorization_id);

-- Access tokens that are good no more though they have not expired: each row names a token by its jti, or all those of an authorization
-- by its id.
create table revocations (
    id         varchar(200)                not null primary key,
    revoked_at timestamp(6) with time zone not null,
    -- When the last token that it could be about has expired.
    expires_at timestamp(6) with time zone not null
);

create index revocations_by_end on revocations (expires_at);

-- What may be used once and has been, such as the jti of a proof, by its SHA-256.
create table seen_ids (
    fingerprint char(64)                    not null primary key,
    expires_at  timestamp(6) with time zone not null
);

create index seen_ids_by_end on seen_ids (expires_at);
