package org.antin.signing.trust.path;

/// A check that a path doesn't pass, and where.
///
/// @param place the certificate that fails it: 0 is the one asked about, 1 its issuer, and so on
public record PathFault(PathCheck check, int place) {
    @Override
    public String toString() {
        return check + "@" + place + " (RFC 5280 " + check.section() + ")";
    }
}
