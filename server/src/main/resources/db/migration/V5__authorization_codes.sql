-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL. Times are UTC, kept to the microsecond, which both databases hold.

-- The parameter claims of the authorization request (OpenID Connect Core, section 5.5), JSON as it came: ID tokens and userinfo heed it
-- for as long as the authorization lasts.
alter table authorizations add column claims text;

-- Authorization requests on their way: pushed by a client, or waiting for a user to sign in and decide.
create table authorization_requests (
    -- SHA-256 of the id, which stands in URLs.
    fingerprint     char(64)                    not null primary key,
    client_id       varchar(200)                not null references clients (id) on delete cascade,
    -- Form-encoded: read and checked anew whenever the request goes on.
    parameters      text                        not null,
    -- SHA-256 of the cookie of the one browser that may go on; null as long as no browser has brought it.
    browser         char(64),
    -- The sign-in that the browser had when it brought the request: a request for a new one is not met by it.
    browser_session uuid,
    -- The fingerprint of the pushed request that it repeats: of all that repeat one, one is answered (RFC 9126, section 4).
    pushed          char(64),
    created_at      timestamp(6) with time zone not null,
    -- Until when a browser may bring it, or come back to it.
    good_until      timestamp(6) with time zone not null,
    -- A pushed one is remembered for as long as those that repeat it.
    expires_at      timestamp(6) with time zone not null
);

create index authorization_requests_by_end on authorization_requests (expires_at);
create index authorization_requests_of_client on authorization_requests (client_id);

-- What a user has agreed to once is not asked again.
create table consents (
    -- A user's id. Features own the users, hence no foreign key: they say when one goes.
    subject    varchar(255)                not null,
    client_id  varchar(200)                not null references clients (id) on delete cascade,
    scopes     varchar(1000)               not null,
    updated_at timestamp(6) with time zone not null,
    constraint consents_pk primary key (subject, client_id)
);

create index consents_of_client on consents (client_id);

create table authorization_codes (
    -- SHA-256 of the code: 256 random bits need no slower hash.
    fingerprint      char(64)                    not null primary key,
    client_id        varchar(200)                not null references clients (id) on delete cascade,
    redirect_uri     text                        not null,
    code_challenge   varchar(43)                 not null,
    -- The thumbprint of the key that its tokens are to be bound to, when the request named one (RFC 9449, section 10).
    dpop_key         varchar(64),
    subject          varchar(255)                not null,
    -- Parted by single spaces.
    scopes           varchar(1000)               not null,
    resources        text                        not null,
    nonce            text,
    claims           text,
    authenticated_at timestamp(6) with time zone not null,
    browser_session  uuid,
    good_until       timestamp(6) with time zone not null,
    used_at          timestamp(6) with time zone,
    -- What its first use began, for the second to end.
    authorization_id uuid                        references authorizations (id) on delete cascade,
    -- A used one is remembered for longer than it is good, so that a second use is seen.
    expires_at       timestamp(6) with time zone not null
);

create index authorization_codes_by_end on authorization_codes (expires_at);
create index authorization_codes_of_client on authorization_codes (client_id);
create index authorization_codes_of_subject on authorization_codes (subject);
create index authorization_codes_of_authorization on authorization_codes (authorization_id);
