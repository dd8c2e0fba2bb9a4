package org.antin.database;

/// The two addresses the server needs: one role that may do little, one that owns the tables.
///
/// @param app for requests: no superuser, owns no table, so row-level security binds it
/// @param owner for migrations only
public record DatabaseSettings(DatabaseAddress app, DatabaseAddress owner) {}
