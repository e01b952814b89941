-- The service gives a new account its id before it writes it, so that a batch decided meanwhile can post on it.
GRANT USAGE ON SEQUENCE account_id_seq TO ${appRole};
