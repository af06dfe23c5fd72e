-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL. Times are UTC, kept to the microsecond, which both databases hold.

-- Who is signed in in which browser.
create table browser_sessions (
    -- SHA-256 of the cookie: 256 random bits need no slower hash.
    fingerprint      char(64)                    not null primary key,
    -- What else may know of it: the cookie is its own browser's alone.
    id               uuid                        not null,
    -- A user's id. Features own the users, hence no foreign key: they say when one goes.
    subject          varchar(255)                not null,
    authenticated_at timestamp(6) with time zone not null,
    expires_at       timestamp(6) with time zone not null,
    constraint browser_sessions_id_unique unique (id)
);

create index browser_sessions_of_subject on browser_sessions (subject);
create index browser_sessions_by_end on browser_sessions (expires_at);

-- Which browsers have signed in to which account before: others' wrong passwords do not slow them down.
create table known_browsers (
    -- SHA-256 of the cookie and the account.
    fingerprint char(64)                    not null primary key,
    subject     varchar(255)                not null,
    expires_at  timestamp(6) with time zone not null
);

create index known_browsers_of_subject on known_browsers (subject);
create index known_browsers_by_end on known_browsers (expires_at);

-- What ends when a browser signs out.
create index authorizations_of_browser_session on authorizations (browser_session);
