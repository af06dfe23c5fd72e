-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL. Times are UTC, kept to the microsecond, which both databases hold.

-- Each algorithm has keys of its own, which take each other's place.
alter table signing_keys add column algorithm varchar(10);
update signing_keys set algorithm = case when private_jwk like '%"kty":"EC"%' then 'ES256' else 'RS256' end;
alter table signing_keys alter column algorithm set not null;

alter table signing_keys add column signs_from timestamp(6) with time zone;
update signing_keys set signs_from = created_at;
alter table signing_keys alter column signs_from set not null;

-- Unique, so that of two nodes that find a successor due at once one makes it.
alter table signing_keys drop constraint signing_keys_generation_unique;
alter table signing_keys add constraint signing_keys_generation_unique unique (algorithm, generation);

-- What verifies; it is there when the private part is gone. The first start fills it in.
alter table signing_keys add column public_jwk varchar(4000);
-- Encrypted (JWE, RFC 7517, section 7); in clear until the next start if it was made before this. Null once the key signs no more.
alter table signing_keys alter column private_jwk drop not null;
