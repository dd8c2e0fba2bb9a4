package org.antin.database;

/// Where a database is and as whom to enter.
///
/// @param url a JDBC URL, `jdbc:postgresql://HOST:PORT/NAME`, without user or password in it
/// @param user the role to sign in as
/// @param password its password; never printed
public record DatabaseAddress(String url, String user, String password) {
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
