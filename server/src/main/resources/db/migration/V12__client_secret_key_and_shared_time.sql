-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL. Times are UTC, kept to the microsecond, which both databases hold.

-- The one key by which all nodes hash the client secrets that the server makes (docs/decisions/0011-client-secrets.md).
create table client_secret_key (
    -- Always 1: of two nodes that start at once one makes it.
    id     integer     not null primary key,
    secret varchar(64) not null
);

-- Time as all nodes have counted it, which no clock that is set moves (docs/decisions/0012-clocks-that-jump.md).
create table shared_time (
    -- Always 1.
    id         integer                     not null primary key,
    counted    timestamp(6) with time zone not null,
    deleted_by timestamp(6) with time zone not null
);
