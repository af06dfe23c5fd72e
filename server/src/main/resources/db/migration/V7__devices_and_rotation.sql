-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL. Times are UTC, kept to the microsecond, which both databases hold.

-- From a used refresh token and this the next one is derived, so that a client which lost the answer can be given the same again. Who
-- does not hold the used token can derive nothing.
alter table refresh_tokens add column successor_salt varchar(43);
create index refresh_tokens_by_end on refresh_tokens (expires_at);

-- What devices ask for that have no browser (RFC 8628), until they have fetched the answer.
create table device_authorizations (
    -- SHA-256 of the device code: 256 random bits need no slower hash.
    fingerprint      char(64)                    not null primary key,
    -- Without the dash. It is no secret of anybody's: all that it is good for is to let the device have something of one's own.
    user_code        varchar(8)                  not null,
    client_id        varchar(200)                not null references clients (id) on delete cascade,
    -- Parted by single spaces: what the device asks for, and from the approval on what the user lets it have.
    scopes           varchar(1000)               not null,
    resources        text                        not null,
    interval_seconds integer                     not null,
    polled_at        timestamp(6) with time zone,
    -- Null until a user decides.
    approved         boolean,
    -- Who has approved. Features own the users, hence no foreign key: they say when one goes.
    subject          varchar(255),
    authenticated_at timestamp(6) with time zone,
    good_until       timestamp(6) with time zone not null,
    -- It is remembered for longer than it is good, so that a device is told that it has expired.
    expires_at       timestamp(6) with time zone not null,
    constraint device_authorizations_user_code_unique unique (user_code)
);

create index device_authorizations_by_end on device_authorizations (expires_at);
create index device_authorizations_of_client on device_authorizations (client_id);
create index device_authorizations_of_subject on device_authorizations (subject);

-- User codes that somebody has typed and that were none: whoever has too many of late has to wait (RFC 8628, section 5.1).
create table device_guesses (
    id         uuid                        not null primary key,
    subject    varchar(255)                not null,
    expires_at timestamp(6) with time zone not null
);

create index device_guesses_of_subject on device_guesses (subject, expires_at);
create index device_guesses_by_end on device_guesses (expires_at);
