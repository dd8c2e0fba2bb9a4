package org.antin.signing.trust.path;

/// Every check a certification path goes through, each with the place in RFC 5280 that asks for it.
/// Names only ever get added: reports and tests quote them.
public enum PathCheck {
    /// No way up to an anchor among the certificates at hand.
    NO_PATH("6.1"),
    /// The search gave up at its bounds; there may be a path.
    TOO_COMPLEX("6.1"),
    /// What can't be read, or says a thing twice.
    MALFORMED("4.1, 4.2"),
    /// Signed with the issuer's key.
    SIGNATURE("6.1.3 (a)(1)"),
    /// Valid at the moment asked about.
    VALIDITY("6.1.3 (a)(2)"),
    /// Not revoked.
    REVOCATION("6.1.3 (a)(3)"),
    /// Whether it is revoked could not be learnt.
    REVOCATION_UNKNOWN("6.3.3"),
    /// Names its issuer.
    NAME_CHAINING("6.1.3 (a)(4)"),
    /// Within the names its authorities may speak of.
    NAME_CONSTRAINTS("6.1.3 (b), (c)"),
    /// A policy asked for holds all the way.
    POLICY("6.1.3 (f), 6.1.5 (g)"),
    /// Nothing is mapped from or to anyPolicy.
    POLICY_MAPPING("6.1.4 (a)"),
    /// An issuer says that it is an authority.
    BASIC_CONSTRAINTS("6.1.4 (k)"),
    /// No more authorities below than one above allows.
    PATH_LENGTH("6.1.4 (l), (m)"),
    /// An issuer's key may sign certificates.
    KEY_USAGE("6.1.4 (n)"),
    /// No critical extension we can't process.
    CRITICAL_EXTENSION("6.1.4 (o), 6.1.5 (f)"),
    /// The caller's own policy of algorithms and keys; not a matter of RFC 5280.
    ALGORITHM("1");

    private final String section;

    PathCheck(String section) {
        this.section = section;
    }

    /// The section of RFC 5280.
    public String section() {
        return section;
    }

    /// Whether failing it leaves the answer open instead of settling it.
    public boolean open() {
        return this == NO_PATH || this == TOO_COMPLEX || this == REVOCATION_UNKNOWN;
    }
}
