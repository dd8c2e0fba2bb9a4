package org.antin.signing.check;

/// The main status words of ETSI EN 319 102-1, clause 5.1.3.
public enum Indication {
    TOTAL_PASSED,
    TOTAL_FAILED,
    INDETERMINATE
}
