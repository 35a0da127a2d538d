-- The database and its roles, each with the least it needs. Run once by an administrator:
--
--   psql "$ADMIN_URL" -v owner=… -v app=… -v gate=… -v ops=… -f docs/roles.sql
--
-- with a password of letters and digits for each role. What a role may do with a table is granted
-- by `handsel migrate`; here they may only connect.
\set ON_ERROR_STOP on
CREATE ROLE handsel_owner LOGIN PASSWORD :'owner';
CREATE ROLE handsel_app LOGIN PASSWORD :'app';
CREATE ROLE handsel_gate LOGIN PASSWORD :'gate';
CREATE ROLE handsel_ops LOGIN PASSWORD :'ops';
CREATE DATABASE handsel;
\connect handsel
REVOKE ALL ON DATABASE handsel FROM PUBLIC;
GRANT CONNECT ON DATABASE handsel TO handsel_owner, handsel_app, handsel_gate, handsel_ops;
ALTER SCHEMA public OWNER TO handsel_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO handsel_app, handsel_gate, handsel_ops;
